using System.Reflection;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Tests.Shared;

/// <summary>
/// A network made at random of all layers in the catalogue, with branches and joins. Each layer is drawn, shown to the
/// compiler's shape rules, and drawn again until it fits. The same seed gives the same network.
/// </summary>
internal sealed record RandomNetwork(int Seed, DrawnAttribute Input, DrawnAttribute[] Layers, DrawnAttribute? Loss)
{
    // What is larger takes the judges long, and shows nothing that this does not.
    private const int MostElements = 400, MostWeights = 4_000, Attempts = 60;

    private static readonly string[] Losses = ["MeanSquaredError", "MeanSquaredError", "MeanSquaredError", "SoftmaxCrossEntropy", "SoftmaxCrossEntropy", "HalfSquaredError", "Huber", "SmoothL1", "BinaryCrossEntropyWithLogits", "NegativeLogLikelihood"];

    /// <summary>The layers it draws from: number seed of them is always among the first.</summary>
    public static IReadOnlyList<Type> Kinds { get; } = [.. Catalogue.Layers.Select(layer => layer.AttributeType)];

    /// <summary>The list as a user writes it, without the outer brackets.</summary>
    public string Text => string.Join(", ", Layers.Prepend(Input).Append(Loss).OfType<DrawnAttribute>().Select(attribute => attribute.Text));

    public ShapedNetwork Shaped => InferShapes.Infer(Model);

    /// <summary>The declaration. By reflection, since the attributes are in two assemblies of some tests.</summary>
    public NetworkModel Model
    {
        get
        {
            var model = new NetworkModel { Namespace = "Tests", Name = "Net" };
            Set(nameof(NetworkModel.Inputs), [Input]);
            Set(nameof(NetworkModel.Layers), Layers);
            if (Loss is not null)
                typeof(NetworkModel).GetProperty(nameof(NetworkModel.Loss))!.SetValue(model, Loss.Create());
            return model;

            void Set(string name, DrawnAttribute[] attributes)
            {
                PropertyInfo property = typeof(NetworkModel).GetProperty(name)!;
                Array items = Array.CreateInstance(property.PropertyType.GetGenericArguments()[0], attributes.Length);
                for (int i = 0; i < items.Length; i++)
                    items.SetValue(attributes[i].Create(), i);
                property.SetValue(model, Activator.CreateInstance(property.PropertyType, items));
            }
        }
    }

    public static RandomNetwork Make(int seed)
    {
        var random = new Random(seed);
        Type first = Kinds[seed % Kinds.Count];
        while (true)
        {
            // Whatever takes tokens takes nothing else, and stands right behind them.
            bool takesTokens = first.Name == "EmbeddingAttribute";
            var network = new RandomNetwork(seed, takesTokens || random.Next(20) == 0 ? Tokens(Side(random)) : NewInput(random), [], null);
            int count = random.Next(2, 6), at = takesTokens ? 0 : random.Next(count);
            for (int i = 0; i < count && network is not null; i++)
                network = Grow(network, random, i == at ? first : null);
            if (network is not null && End(network, random) is { } whole)
                return whole;
        }
    }

    /// <summary>One layer of a kind, alone, whose input or output is so large along an axis; null where thousands of draws find none.</summary>
    public static RandomNetwork? Alone(Type kind, int size, int seed)
    {
        var random = new Random(seed);
        var draw = new AttributeDraw(random, () => "input");
        int[] others = [1, 2, 3, 4, 6, 7, 8, 9];
        for (int i = 0; i < 5_000; i++)
        {
            int[] shape = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => others[random.Next(others.Length)])];
            if (random.Next(4) > 0)
                shape[random.Next(shape.Length)] = size;
            DrawnAttribute input = kind.Name == "EmbeddingAttribute" ? Tokens(size) : NewInput(random) with { Arguments = [shape] };
            shape = kind.Name == "EmbeddingAttribute" ? [size] : shape;
            var network = new RandomNetwork(seed, input, [], null);
            network = network with { Layers = [Suited(draw.Of(kind), new Shape(shape), random)], Loss = OfLoss("MeanSquaredError") };
            ShapedNetwork shaped = network.Shaped;
            if (shaped.IsValid && new Shape(shape).Size <= 1_000 && shaped.Layers[0].Output.Size <= 1_000 && (shape.Contains(size) || shaped.Layers[0].Output.ToArray().Contains(size)))
                return network;
        }

        return null;
    }

    /// <summary>Without as many layers as can be left out so that it still fails.</summary>
    public RandomNetwork Shrink(Func<RandomNetwork, bool> fails)
    {
        RandomNetwork smallest = this;
        for (int i = Layers.Length - 1; i >= 0; i--)
        {
            RandomNetwork less = smallest with { Layers = [.. smallest.Layers[..i], .. smallest.Layers[(i + 1)..]] };
            if (less.Layers.Length > 0 && less.Shaped.IsValid && fails(less))
                smallest = less;
        }

        return smallest;
    }

    public override string ToString() => $"seed {Seed}\n[{Text}]";

    private static DrawnAttribute NewInput(Random random)
    {
        int[] sizes = [1, 7, 8, 9, 31, 33], channels = [1, 2, 3, 7, 8, 9], sides = [3, 4, 5, 6, 7, 8, 9];
        int[] shape = random.Next(5) switch
        {
            0 => [sizes[random.Next(6)]],
            1 => [channels[random.Next(6)], channels[random.Next(6)]],
            _ => [channels[random.Next(6)], sides[random.Next(7)], sides[random.Next(7)]],
        };
        return new DrawnAttribute(InputType, InputType.GetConstructor([typeof(int[])])!, [shape], []);
    }

    private static DrawnAttribute Tokens(int length)
    {
        Type type = InputType.Assembly.GetType("StaticNet.TokenInputAttribute")!;
        return new DrawnAttribute(type, type.GetConstructors()[0], [length], []);
    }

    private static int Side(Random random) => random.Next(1, 10);

    private static Type InputType => typeof(NetworkModel).GetProperty(nameof(NetworkModel.Inputs))!.PropertyType.GetGenericArguments()[0];

    // Null where none of many attempts fits, as behind an image for a layer that takes sequences.
    private static RandomNetwork? Grow(RandomNetwork network, Random random, Type? wanted)
    {
        ShapedNetwork before = network.Shaped;
        string[] names = ["input", .. network.Layers.Select(layer => layer.Name!)];
        Shape[] shapes = [network.Input.Arguments[0] is int length ? new Shape(length) : new Shape((int[])network.Input.Arguments[0]!), .. before.Layers.Select(layer => layer.Output)];
        var draw = new AttributeDraw(random, Other);
        for (int i = 0; i < Attempts; i++)
        {
            Type type = wanted ?? Kinds[random.Next(Kinds.Count)];
            DrawnAttribute layer = Suited(draw.Of(type), shapes[^1], random).With("Name", $"t{network.Layers.Length}");

            // Now and then a layer goes on from an earlier one.
            if (random.Next(5) == 0 && names.Length > 1)
                layer = layer.With("From", names[random.Next(names.Length)]);
            RandomNetwork more = network with { Layers = [.. network.Layers, layer] };
            ShapedNetwork shaped = more.Shaped;
            if (shaped.IsValid && shaped.Layers[^1].Output.Size <= MostElements && Weights(shaped) <= MostWeights)
                return more;
        }

        return null;

        string? Other()
        {
            int[] alike = [.. Enumerable.Range(0, names.Length).Where(i => shapes[i] == shapes[^1])];
            return random.Next(4) > 0 ? names[alike[random.Next(alike.Length)]] : names[random.Next(names.Length)];
        }
    }

    // What chance alone would hardly find.
    private static DrawnAttribute Suited(DrawnAttribute layer, Shape input, Random random)
    {
        if (layer.Type.Name == "PermuteAttribute")
        {
            int[] dims = [.. Enumerable.Range(0, input.Rank)];
            random.Shuffle(dims);
            return layer with { Arguments = [dims] };
        }

        if (layer.Type.Name == "ReshapeAttribute")
        {
            int size = (int)input.Size;
            int[] divisors = [.. Enumerable.Range(1, size).Where(n => size % n == 0)];
            int a = divisors[random.Next(divisors.Length)], rest = size / a;
            int[] others = [.. Enumerable.Range(1, rest).Where(n => rest % n == 0)];
            int b = others[random.Next(others.Length)];
            return layer with { Arguments = [random.Next(3) switch { 0 => (int[])[size], 1 => [a, rest], _ => [a, b, rest / b] }] };
        }

        // Its row gets no gradient, whatever a difference says.
        return layer with { Settings = [.. layer.Settings.Where(setting => setting.Property.Name != "PaddingIndex")] };
    }

    private static RandomNetwork? End(RandomNetwork network, Random random)
    {
        for (int i = 0; i < Attempts; i++)
        {
            RandomNetwork whole = network with { Loss = OfLoss(Losses[random.Next(Losses.Length)]) };
            if (whole.Shaped.IsValid)
                return whole;
        }

        return null;
    }

    private static DrawnAttribute OfLoss(string name)
    {
        ConstructorInfo constructor = Catalogue.Losses.Single(loss => loss.AttributeType.Name == name + "Attribute").AttributeType.GetConstructors()[0];
        return new DrawnAttribute(constructor.DeclaringType!, constructor, [.. constructor.GetParameters().Select(parameter => parameter.DefaultValue)], []);
    }

    private static long Weights(ShapedNetwork shaped) => BuildGraph.Build(shaped).Parameters.Sum(parameter => parameter.Tensor.Shape.Size);
}

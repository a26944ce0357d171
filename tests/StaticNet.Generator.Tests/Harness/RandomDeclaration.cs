using StaticNet.Compiler.Layers;
using StaticNet.Tests.Shared;

namespace StaticNet.Generator.Tests.Harness;

/// <summary>Random attribute lists, half of them nonsense: for what holds whatever is declared.</summary>
internal static class RandomDeclaration
{
    private static readonly string?[] Texts = [null, "", "a", "b", "input", "t0", "a b", "a.b", ",,", "relu1, input", "\n", "class", "ä", "\u2028"];

    /// <summary>The attributes with their brackets, or nothing.</summary>
    public static string Attributes(int seed)
    {
        var random = new Random(seed);
        bool nonsense = random.Next(2) == 0;
        var attributes = new List<string>();
        for (int inputs = random.Next(12) switch { 0 => 0, 1 => 2, _ => 1 }; inputs > 0; inputs--)
            attributes.Add(Input());
        var draw = new AttributeDraw(random, () => nonsense ? Texts[random.Next(Texts.Length)] : random.Next(2) == 0 ? "input" : "t0", nonsense);
        int layers = nonsense ? random.Next(6) : random.Next(1, 4);
        for (int i = 0; i < layers; i++)
        {
            DrawnAttribute layer = draw.Of(Catalogue.Layers[random.Next(Catalogue.Layers.Count)].AttributeType);
            if (random.Next(3) == 0)
                layer = layer.With("Name", nonsense && random.Next(3) == 0 ? Texts[random.Next(Texts.Length)] : $"t{i}");
            if (nonsense && random.Next(5) == 0)
                layer = layer.With("From", Texts[random.Next(Texts.Length)]);
            attributes.Add(layer.Text);
        }

        for (int losses = random.Next(12) switch { 0 => 2, < 3 => 1, _ => 0 }; losses > 0; losses--)
            attributes.Add(draw.Of(Catalogue.Losses[random.Next(Catalogue.Losses.Count)].AttributeType).Text);
        if (nonsense && random.Next(8) == 0)
            attributes.Reverse();
        return attributes.Count == 0 ? "" : $"[{string.Join(", ", attributes)}]";

        string Input()
        {
            int[] sizes = nonsense && random.Next(4) == 0 ? [int.MinValue, -1, 0, 1, 65_536, int.MaxValue] : [1, 2, 3, 4, 6, 8, 9];
            int[] shape = [.. Enumerable.Range(0, nonsense && random.Next(6) == 0 ? random.Next(6) : random.Next(1, 4)).Select(_ => sizes[random.Next(sizes.Length)])];
            return nonsense && random.Next(15) == 0 ? "Input(null)" : $"Input({string.Join(", ", shape)})";
        }
    }
}

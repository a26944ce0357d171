using System.Reflection;

namespace StaticNet.Tests.Shared;

/// <summary>One change to a valid network after which it cannot be valid.</summary>
internal static class RandomMistake
{
    /// <summary>The changed network and what was changed.</summary>
    public static (RandomNetwork Network, string Change) Make(int seed)
    {
        RandomNetwork network = RandomNetwork.Make(seed);
        var random = new Random(seed);
        while (true)
        {
            int i = random.Next(network.Layers.Length);
            DrawnAttribute layer = network.Layers[i];
            (DrawnAttribute? changed, string change) = random.Next(8) switch
            {
                0 => (layer.With("From", "nowhere"), "From an unknown name"),
                1 => (layer.With("From", layer.Name), "From itself"),
                2 => (layer.With("Name", "two words"), "a name that is none"),
                3 when i > 0 => (layer.With("Name", network.Layers[i - 1].Name), "a name twice"),
                4 => (Argument(layer, typeof(int), -1), "an argument -1"),
                5 => (Argument(layer, typeof(double), double.NaN), "an argument NaN"),
                6 => (Setting(layer, typeof(int), int.MinValue), "the least setting"),
                7 => (Setting(layer, typeof(double), double.NaN), "a setting NaN"),
                _ => (null, ""),
            };
            if (changed is not null)
                return (network with { Layers = [.. network.Layers[..i], changed, .. network.Layers[(i + 1)..]] }, $"{change} at {layer}");
            int[][] shapes = [[], [0], [4, -1], [2, 3, 4, 5], [int.MaxValue, int.MaxValue, int.MaxValue], null!];
            if (random.Next(8) == 0 && network.Input.Arguments[0] is int[])
                return (network with { Input = network.Input with { Arguments = [shapes[random.Next(shapes.Length)]] } }, "a shape of the input that is none");
        }
    }

    private static DrawnAttribute? Argument(DrawnAttribute layer, Type type, object value)
    {
        int at = Array.FindIndex(layer.Constructor.GetParameters(), parameter => parameter.ParameterType == type);
        return at < 0 ? null : layer with { Arguments = [.. layer.Arguments[..at], value, .. layer.Arguments[(at + 1)..]] };
    }

    private static DrawnAttribute? Setting(DrawnAttribute layer, Type type, object value)
    {
        PropertyInfo? property = layer.Type.GetProperties().FirstOrDefault(property => property.PropertyType == type && property.SetMethod?.IsPublic == true);
        return property is null ? null : layer.With(property.Name, value);
    }
}

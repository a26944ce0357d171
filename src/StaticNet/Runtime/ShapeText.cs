using System.Globalization;

namespace StaticNet.Runtime;

/// <summary>Shapes and counts as messages and tables write them: "[1, 28, 28]", "1,210".</summary>
internal static class ShapeText
{
    public static string Of(IEnumerable<int> shape) => "[" + string.Join(", ", shape.Select(x => x.ToString(CultureInfo.InvariantCulture))) + "]";

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number and its noun: "1 input", "784 inputs".</summary>
    public static string Count(long count, string noun) => Count(count) + " " + (count == 1 ? noun : noun + "s");
}

using System.Globalization;
using System.Text;
using StaticNet;

namespace Digits.Report;

/// <summary>Shows numbers as images: filters, and what each layer makes of one digit, a small image for each channel.</summary>
public static class LayerGallery
{
    /// <summary>The filters [count, 1, size, size] side by side, all on one scale.</summary>
    public static string Filters(FilterBank filters)
    {
        int size = filters.Shape[^1], length = filters.Shape[^2] * size;
        float limit = Limit(filters.Values);
        var html = new StringBuilder("<div class=\"channels filters\">\n");
        for (int i = 0; i * length < filters.Values.Length; i++)
            html.Append(Image(filters.Values.AsSpan(i * length, length), size, limit, $"filter {i + 1}"));
        html.Append("</div>\n");
        return html.Append(CultureInfo.InvariantCulture, $"<p class=\"scale\"><span>&minus;{limit:0.00}</span><i></i><span>+{limit:0.00}</span></p>\n").ToString();
    }

    /// <summary>The layers one below the other.</summary>
    public static string Layers(IReadOnlyList<Activation> layers)
    {
        var html = new StringBuilder();
        foreach (Activation layer in layers)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"layer\"><h3>{PageText.Of(layer.Layer)} <small>{PageText.Of(layer.Kind)}</small><b>[{string.Join(", ", layer.Shape)}]</b></h3>\n");
            html.Append(layer.Shape.Count == 3 ? Volume(layer) : Vector(layer)).Append("</div>\n");
        }
        return html.ToString();
    }

    private static string Volume(Activation layer)
    {
        int width = layer.Shape[2], length = layer.Shape[1] * width;
        float limit = Limit(layer.Values);
        var html = new StringBuilder(width >= 20 ? "<div class=\"channels\">\n" : "<div class=\"channels small\">\n");
        for (int channel = 0; channel < layer.Shape[0]; channel++)
            html.Append(Image(layer.Values.AsSpan(channel * length, length), width, limit, $"channel {channel + 1}"));
        return html.Append("</div>\n").ToString();
    }

    // A short vector shows its numbers; of a long one, each line has 64 cells.
    private static string Vector(Activation layer)
    {
        const int readable = 16, line = 64;
        int length = layer.Values.Length;
        if (length <= readable)
            return Numbers(layer.Values);
        int width = Math.Min(length, line);
        float[] cells = new float[(length + width - 1) / width * width];
        layer.Values.CopyTo(cells, 0);
        return $"<div class=\"vector\">{Image(cells, width, Limit(cells), $"{length} values")}</div>\n";
    }

    private static string Numbers(float[] values)
    {
        byte[] colours = ColourMap.Signed(values, Limit(values));
        var html = new StringBuilder("<div class=\"values\">\n");
        for (int i = 0; i < values.Length; i++)
            html.Append(CultureInfo.InvariantCulture, $"<div>{i}<i style=\"background:#{Convert.ToHexStringLower(colours, 3 * i, 3)}\"></i>{values[i]:0.0}</div>\n");
        return html.Append("</div>\n").ToString();
    }

    private static string Image(ReadOnlySpan<float> values, int width, float limit, string name)
    {
        float least = float.MaxValue, most = float.MinValue;
        foreach (float value in values)
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        string range = string.Create(CultureInfo.InvariantCulture, $"{name}: {least:0.00} to {most:0.00}");
        return $"<img src=\"{PngImage.DataUri(ColourMap.Signed(values, limit), width, channels: 3)}\" alt=\"{name}\" title=\"{range}\">\n";
    }

    private static float Limit(float[] values) => values.Length == 0 ? 0 : values.Max(Math.Abs);
}

using System.Text.Json.Nodes;

namespace StaticNet.Tool.Tests;

/// <summary>
/// A network of ConvNetJS, made at random in its JSON and run as ConvNetJS runs it: slowly, in double, on volumes that lie as
/// height, width, depth. The layers are those of Imported.cs.
/// </summary>
internal sealed class ConvNetJsReference
{
    private const double DropProbability = 0.25;
    private readonly Random random = new(7);
    private readonly List<Func<double[], double[]>> steps = [];
    private readonly JsonArray layers = [];

    public ConvNetJsReference()
    {
        layers.Add(Shape("input", 2, 7, 6));
        Convolution(depth: 2, height: 7, width: 6, filters: 3, kernelHeight: 3, kernelWidth: 3, stride: 1, pad: 1, outHeight: 7, outWidth: 6);
        Pointwise("relu", 3, 7, 6, x => Math.Max(0, x));
        Pool(depth: 3, height: 7, width: 6);
        Convolution(depth: 3, height: 3, width: 3, filters: 4, kernelHeight: 2, kernelWidth: 1, stride: 2, pad: 0, outHeight: 1, outWidth: 2);
        Pointwise("relu", 4, 1, 2, x => Math.Max(0, x));
        Normalize(depth: 4, places: 2);
        Dense(8, 6);
        Add(Shape("maxout", 3, 1, 1), new() { ["group_size"] = 2 }, x => [.. x.Chunk(2).Select(pair => pair.Max())]);
        Add(Shape("dropout", 3, 1, 1), new() { ["drop_prob"] = DropProbability }, x => [.. x.Select(value => value * DropProbability)]);
        Dense(3, 5);
        Pointwise("tanh", 5, 1, 1, Math.Tanh);
        Dense(5, 3);
        Add(Shape("softmax", 3, 1, 1), [], Softmax);
    }

    public string Json => new JsonObject { ["layers"] = layers.DeepClone() }.ToJsonString();

    /// <summary>Predicts a sample given as depth, height, width.</summary>
    public double[] Predict(float[] sample)
    {
        var x = new double[2 * 7 * 6];
        for (int d = 0; d < 2; d++)
            for (int place = 0; place < 42; place++)
                x[place * 2 + d] = sample[d * 42 + place];
        return steps.Aggregate(x, (values, step) => step(values));
    }

    private void Convolution(int depth, int height, int width, int filters, int kernelHeight, int kernelWidth, int stride, int pad, int outHeight, int outWidth)
    {
        double[][] kernels = [.. Enumerable.Range(0, filters).Select(_ => Draw(kernelHeight * kernelWidth * depth))];
        double[] biases = Draw(filters);
        JsonObject layer = Shape("conv", filters, outHeight, outWidth);
        Add(layer, new() { ["sx"] = kernelWidth, ["sy"] = kernelHeight, ["stride"] = stride, ["pad"] = pad, ["filters"] = new JsonArray([.. kernels.Select(k => Volume(k))]), ["biases"] = Volume(biases) }, x =>
        {
            var y = new double[outHeight * outWidth * filters];
            for (int oy = 0; oy < outHeight; oy++)
                for (int ox = 0; ox < outWidth; ox++)
                    for (int f = 0; f < filters; f++)
                    {
                        double sum = biases[f];
                        for (int ky = 0; ky < kernelHeight; ky++)
                            for (int kx = 0; kx < kernelWidth; kx++)
                                for (int d = 0; d < depth; d++)
                                {
                                    int iy = oy * stride - pad + ky, ix = ox * stride - pad + kx;
                                    if (iy >= 0 && iy < height && ix >= 0 && ix < width)
                                        sum += kernels[f][(kernelWidth * ky + kx) * depth + d] * x[(width * iy + ix) * depth + d];
                                }
                        y[(outWidth * oy + ox) * filters + f] = sum;
                    }
            return y;
        });
    }

    private void Pool(int depth, int height, int width)
    {
        int outHeight = height / 2, outWidth = width / 2;
        Add(Shape("pool", depth, outHeight, outWidth), new() { ["sx"] = 2, ["sy"] = 2, ["stride"] = 2, ["pad"] = 0 }, x => [.. Enumerable.Range(0, outHeight * outWidth * depth).Select(i =>
        {
            int d = i % depth, ox = i / depth % outWidth, oy = i / depth / outWidth;
            return new[] { (0, 0), (0, 1), (1, 0), (1, 1) }.Max(at => x[((oy * 2 + at.Item1) * width + ox * 2 + at.Item2) * depth + d]);
        })]);
    }

    private void Normalize(int depth, int places) =>
        Add(Shape("lrn", depth, 1, places), new() { ["n"] = 3, ["k"] = 2, ["alpha"] = 0.5, ["beta"] = 0.75 }, x => [.. Enumerable.Range(0, x.Length).Select(i =>
        {
            int d = i % depth, first = i - d;
            double squares = Enumerable.Range(Math.Max(0, d - 1), Math.Min(depth - 1, d + 1) - Math.Max(0, d - 1) + 1).Sum(c => x[first + c] * x[first + c]);
            return x[i] / Math.Pow(2 + 0.5 / 3 * squares, 0.75);
        })]);

    private void Dense(int inputs, int outputs)
    {
        double[][] filters = [.. Enumerable.Range(0, outputs).Select(_ => Draw(inputs))];
        double[] biases = Draw(outputs);
        // Numbers as an object, as a typed array becomes in JSON.
        Add(Shape("fc", outputs, 1, 1), new() { ["num_inputs"] = inputs, ["filters"] = new JsonArray([.. filters.Select(f => Volume(f, asObject: true))]), ["biases"] = Volume(biases, asObject: true) },
            x => [.. filters.Select((filter, i) => biases[i] + filter.Zip(x).Sum(pair => pair.First * pair.Second))]);
    }

    private void Pointwise(string type, int depth, int height, int width, Func<double, double> function) => Add(Shape(type, depth, height, width), [], x => [.. x.Select(function)]);

    private void Add(JsonObject layer, JsonObject properties, Func<double[], double[]> step)
    {
        foreach ((string key, JsonNode? value) in properties)
            layer[key] = value?.DeepClone();
        layers.Add(layer);
        steps.Add(step);
    }

    private double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)(random.NextDouble() - 0.5))];

    private static double[] Softmax(double[] x)
    {
        double sum = x.Sum(Math.Exp);
        return [.. x.Select(value => Math.Exp(value) / sum)];
    }

    private static JsonObject Shape(string type, int depth, int height, int width) => new() { ["layer_type"] = type, ["out_depth"] = depth, ["out_sy"] = height, ["out_sx"] = width };

    private static JsonNode Volume(double[] values, bool asObject = false) => new JsonObject
    {
        ["sx"] = 1,
        ["sy"] = 1,
        ["depth"] = values.Length,
        ["w"] = asObject
            ? new JsonObject(values.Select((value, i) => KeyValuePair.Create(i.ToString(System.Globalization.CultureInfo.InvariantCulture), (JsonNode?)value)))
            : new JsonArray([.. values.Select(value => (JsonNode)value)]),
    };
}

using StaticNet.Tests.Support;
using StaticNet.Weights;

namespace StaticNet.Tests;

public class NetworkTests
{
    [Fact]
    public void A_wrong_length_names_the_network_what_it_needs_and_what_it_got()
    {
        using var net = new LinearNet(784, 10);
        Assert.Equal("LinearNet.Predict needs 784 inputs ([784]), but got 783 (Parameter 'input')", Assert.Throws<ArgumentException>(() => net.Predict(new float[783], new float[10])).Message);
        Assert.Equal("LinearNet.Predict needs room for 10 outputs ([10]), but got 11 (Parameter 'output')", Assert.Throws<ArgumentException>(() => net.Predict(new float[784], new float[11])).Message);
        Assert.StartsWith("LinearNet.PredictBatch of 3 samples needs 2,352 inputs (3 times [784]), but got 2,000", Assert.Throws<ArgumentException>(() => net.PredictBatch(new float[2000], new float[30], 3)).Message);
        Assert.Throws<ArgumentException>(() => net.PredictBatch(new float[2352], new float[29], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => net.PredictBatch([], [], -1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(100)]
    public void A_batch_of_any_count_is_the_samples_one_by_one(int count)
    {
        using var net = new LinearNet(7, 5);
        using PredictionSession session = net.CreateSession(capacity: 9);
        float[] inputs = Numbers.Random(count * 7, seed: 1), batch = new float[count * 5], other = new float[count * 5], single = new float[5];
        net.PredictBatch(inputs, batch, count);
        session.PredictBatch(inputs, other, count);
        for (int i = 0; i < count; i++)
        {
            net.Predict(inputs.AsSpan(i * 7, 7), single);
            Assert.Equal(single, batch[(i * 5)..(i * 5 + 5)]);
        }

        Assert.Equal(batch, other);
    }

    [Fact]
    public void Parameters_are_read_and_written_in_their_logical_order()
    {
        using var net = new LinearNet(3, 2, classifies: false);
        net.Parameters["dense1.weight"].Set([1, 2, 3, 4, 5, 6]);
        net.Parameters["dense1.bias"].Set([10, 20]);
        var output = new float[2];
        net.Predict([1, 10, 100], output);
        Assert.Equal([321 + 10, 654 + 20], output);
        Assert.Equal([1, 2, 3, 4, 5, 6], net.Parameters[0].ToArray());
        Assert.Equal("dense1.weight [2, 3]", net.Parameters[0].ToString());
    }

    [Fact]
    public void An_unknown_parameter_names_the_nearest()
    {
        using var net = new LinearNet(3, 2);
        Assert.Equal("LinearNet has no parameter 'dense.weight'; did you mean 'dense1.weight'?", Assert.Throws<KeyNotFoundException>(() => net.Parameters["dense.weight"]).Message);
        Assert.Throws<ArgumentException>(() => net.Parameters[0].Set(new float[5]));
    }

    [Fact]
    public void Equal_seeds_give_equal_weights_and_others_do_not()
    {
        using LinearNet one = new(30, 4, seed: 5), same = new(30, 4, seed: 5), other = new(30, 4, seed: 6);
        Assert.Equal(one.Parameters[0].ToArray(), same.Parameters[0].ToArray());
        Assert.NotEqual(one.Parameters[0].ToArray(), other.Parameters[0].ToArray());
        Assert.All(one.Parameters[0].ToArray(), x => Assert.InRange(x, -1 / MathF.Sqrt(30), 1 / MathF.Sqrt(30)));
        Assert.NotEqual(one.Parameters[0].ToArray()[..4], one.Parameters[1].ToArray());
    }

    [Fact]
    public void Inspect_gives_each_layers_output()
    {
        using var net = new LinearNet(3, 2, classifies: false);
        float[] input = [1, -1, 0.5f], output = new float[2];
        net.Predict(input, output);
        Activations activations = net.Inspect(input);
        Assert.Equal(["dense1", "tail"], activations.Select(x => x.Layer));
        Assert.Equal(output, activations["tail"].Values);
        Assert.Equal("LinearNet has no layer 'dens1'; did you mean 'dense1'?", Assert.Throws<KeyNotFoundException>(() => activations["dens1"]).Message);
    }

    [Fact]
    public void Saved_weights_load_again_and_files_are_byte_stable()
    {
        using LinearNet net = new(9, 4, seed: 1), other = new(9, 4, seed: 2);
        using MemoryStream first = new(), second = new();
        net.Save(first);
        other.LoadWeights(new MemoryStream(first.ToArray()));
        other.Save(second);
        Assert.Equal(net.Parameters[0].ToArray(), other.Parameters[0].ToArray());
        Assert.Equal(first.ToArray(), second.ToArray());
        Assert.Equal(["dense1.bias", "dense1.weight"], SafetensorsFile.Read(first.ToArray()).Tensors.Select(x => x.Name));
    }

    [Fact]
    public void A_file_that_does_not_fit_lists_everything_and_changes_nothing()
    {
        using var net = new LinearNet(3, 2);
        float[] before = [.. net.Parameters.SelectMany(x => x.ToArray())];
        var writer = new SafetensorsWriter();
        writer.Add("dense1.weight", [3, 2], new float[6]);
        writer.Add("dense2.bias", [2], new float[2]);
        using var stream = new MemoryStream();
        writer.Write(stream);
        stream.Position = 0;
        var error = Assert.Throws<WeightsException>(() => net.LoadWeights(stream));
        Assert.Equal(
            ["mis-shaped: 'dense1.weight' is [2, 3] here, but [3, 2] in the file", "missing: 'dense1.bias' [2]", "unexpected: 'dense2.bias' [2]"],
            error.Problems);
        Assert.All(error.Problems, x => Assert.Contains(x, error.Message));
        Assert.Equal(before, net.Parameters.SelectMany(x => x.ToArray()));
    }

    [Fact]
    public void Disposed_networks_and_sessions_say_so()
    {
        var net = new LinearNet(3, 2);
        PredictionSession session = net.CreateSession(), closed = net.CreateSession();
        closed.Dispose();
        Assert.Throws<ObjectDisposedException>(() => closed.Predict(new float[3], new float[2]));
        net.Dispose();
        net.Dispose();
        Assert.Contains("LinearNet is disposed", Assert.Throws<ObjectDisposedException>(() => net.Predict(new float[3], new float[2])).Message);
        Assert.Throws<ObjectDisposedException>(() => net.PredictBatch(new float[3], new float[2], 1));
        Assert.Throws<ObjectDisposedException>(() => net.Parameters[0].ToArray());
        Assert.Throws<ObjectDisposedException>(() => net.Inspect(new float[3]));
        Assert.Throws<ObjectDisposedException>(() => net.CreateSession());
        Assert.Throws<ObjectDisposedException>(() => session.Predict(new float[3], new float[2]));
        session.Dispose();
    }

    [Fact]
    public void Predictions_allocate_nothing()
    {
        using var net = new LinearNet(5, 3);
        using PredictionSession session = net.CreateSession(4);
        float[] inputs = new float[40 * 5], outputs = new float[40 * 3];
        void Predict(int times)
        {
            for (int i = 0; i < times; i++)
            {
                net.Predict(inputs.AsSpan(0, 5), outputs.AsSpan(0, 3));
                net.PredictBatch(inputs, outputs, 40);
                session.Predict(inputs.AsSpan(0, 5), outputs.AsSpan(0, 3));
                session.PredictBatch(inputs, outputs, 40);
            }
        }

        Predict(10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Predict(1000);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Sessions_predict_beside_each_other()
    {
        using var net = new LinearNet(50, 10);
        float[] inputs = Numbers.Random(200 * 50, seed: 3), expected = new float[2000], actual = new float[2000];
        net.PredictBatch(inputs, expected, 200);
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(t => new Thread(() =>
        {
            using PredictionSession session = net.CreateSession();
            for (int i = t; i < 200; i += 4)
                session.Predict(inputs.AsSpan(i * 50, 50), actual.AsSpan(i * 10, 10));
        }))];
        Array.ForEach(threads, x => x.Start());
        Array.ForEach(threads, x => x.Join());
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_summary_is_a_table_with_totals()
    {
        using var net = new LinearNet(784, 10);
        string[] lines = new NetworkSummary(net.Description).ToString().Split('\n');
        Assert.Equal("LinearNet: [784] -> [10]", lines[0]);
        Assert.Equal("dense1  Dense(10)            [10]         7,850          7,840     40", lines.Single(x => x.StartsWith("dense1")));
        Assert.Equal("total                                     7,850          7,840", lines.Single(x => x.StartsWith("total")));
        Assert.Equal("weights 50,240 bytes, predicting 64 bytes, training 64 bytes a sample and 50,240", lines[^1]);
    }
}

using StaticNet.Tests.Support;
using StaticNet.Weights;

namespace StaticNet.Tests;

public class TrainingFileTests
{
    private const int Inputs = 9, Classes = 5, Batch = 6;

    public static TheoryData<string> Optimizers => new(OptimizerCases.All.Select(x => x.Name));

    // Two and a half updates before, five and a half after: batches wait for others when it is saved.
    [Theory, MemberData(nameof(Optimizers))]
    public void Training_goes_on_as_if_it_had_not_been_interrupted(string optimizer)
    {
        using LinearNet whole = new(Inputs, Classes, seed: 1), first = new(Inputs, Classes, seed: 1), second = new(Inputs, Classes, seed: 99);
        using ClassifierTrainer all = Create(whole, optimizer), before = Create(first, optimizer), after = Create(second, optimizer);
        using var file = new MemoryStream();
        Steps(all, 0, 16);
        Steps(before, 0, 5);
        before.Save(file);
        after.Optimizer.LearningRate = 17;
        after.Schedule = new ConstantRate();
        after.AverageDecay = null;
        Steps(after, 50, 55);
        file.Position = 0;
        after.Load(file);
        Assert.Equal((before.StepCount, before.Seed, before.LearningRate, before.AverageDecay), (after.StepCount, after.Seed, after.LearningRate, after.AverageDecay));
        Assert.Equal(Bits(first), Bits(second));
        Assert.True(float.IsNaN(after.LastLoss));
        Steps(after, 5, 16);
        Assert.Equal(Bits(whole), Bits(second));
        Assert.Equal(8, after.StepCount);
        using (all.UseAverages())
        using (after.UseAverages())
            Assert.Equal(Bits(whole), Bits(second));
    }

    [Fact]
    public void A_network_loads_a_file_of_training_as_its_own()
    {
        using LinearNet net = new(Inputs, Classes, seed: 1), other = new(Inputs, Classes, seed: 2);
        using ClassifierTrainer trainer = Create(net, "Adam");
        Steps(trainer, 0, 4);
        using var file = new MemoryStream();
        trainer.Save(file);
        file.Position = 0;
        other.LoadWeights(file);
        Assert.Equal(Bits(net), Bits(other));
    }

    [Fact]
    public void Names_are_PyTorchs()
    {
        SafetensorsFile file = Saved("Adam");
        Assert.Equal(
            ["dense1.bias", "dense1.weight", .. ((string[])["dense1.bias", "dense1.weight"]).SelectMany(x => ((string[])["average", "exp_avg", "exp_avg_sq", "waiting"]).Select(state => $"optim.{x}.{state}"))],
            file.Tensors.Select(x => x.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["average_decay: 0.75", "format: 1", "learning_rate: 0.01", "optimizer: Adam(Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-08, WeightDecay = 0, AmsGrad = 0)",
             "schedule: {\"kind\":\"LinearWarmup\",\"steps\":3,\"start\":0.1,\"then\":{\"kind\":\"StepDecay\",\"every\":2,\"factor\":0.5}}",
             "seed: 4", "step: 2", "waiting_batches: 1", "waiting_samples: 6", "waiting_weight: 6"],
            file.Metadata.Select(x => $"{x.Key["training.".Length..]}: {x.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_epoch_is_the_same_wherever_training_begins()
    {
        LabelledData data = Numbers.Clusters(40, Inputs, Classes, seed: 1);
        using LinearNet whole = new(Inputs, Classes, seed: 1), parts = new(Inputs, Classes, seed: 1);
        using ClassifierTrainer all = Create(whole, "AdamW"), some = Create(parts, "AdamW");
        all.Fit(data, epochs: 5, options: new FitOptions { Seed = 3 });
        some.Fit(data, epochs: 2, options: new FitOptions { Seed = 3 });
        using var file = new MemoryStream();
        some.Save(file);
        file.Position = 0;
        some.Load(file);
        TrainingHistory history = some.Fit(data, epochs: 5, options: new FitOptions { Seed = 3, FirstEpoch = 3 });
        Assert.Equal([3, 4, 5], history.Select(x => x.Epoch));
        Assert.Equal(Bits(whole), Bits(parts));
        Assert.StartsWith("Fit needs a FirstEpoch of 1 or more", Assert.Throws<ArgumentOutOfRangeException>(() => some.Fit(data, options: new FitOptions { FirstEpoch = 0 })).Message);
    }

    // Labels that mean nothing and others to be tested on: after some epochs it only gets worse.
    [Theory]
    [InlineData(Measure.Loss, true, 6)]
    [InlineData(Measure.Accuracy, true, 2)]
    [InlineData(Measure.Accuracy, true, 5)]
    [InlineData(Measure.Loss, false, 6)]
    public void Early_stopping_goes_on_wherever_training_was_saved(Measure measure, bool restoreBest, int seed)
    {
        LabelledData data = new(Numbers.Random(40 * Inputs, 1), Numbers.Labels(40, Classes, 2), Inputs), unseen = new(Numbers.Random(30 * Inputs, 3), Numbers.Labels(30, Classes, 4), Inputs);
        var rule = new EarlyStopping(patience: 4, restoreBest: restoreBest, measure: measure);
        var files = new List<byte[]>();
        using var whole = new LinearNet(Inputs, Classes, seed: seed);
        using ClassifierTrainer all = Create(whole, "Adam");
        all.Schedule = new ConstantRate();
        TrainingHistory history = all.Fit(data, unseen, 50, new Saving(all, files), new FitOptions { EarlyStopping = rule });
        Assert.Equal(StopReason.EarlyStopping, history.StopReason);
        Assert.InRange(history.BestEpoch!.Value, 2, 40);
        for (int saved = 1; saved <= files.Count; saved++)
        {
            using var rest = new LinearNet(Inputs, Classes, seed: 99);
            using ClassifierTrainer goesOn = Create(rest, "Adam");
            goesOn.Load(new MemoryStream(files[saved - 1]));
            TrainingHistory then = goesOn.Fit(data, unseen, 50, options: new FitOptions { EarlyStopping = rule, FirstEpoch = saved + 1 });
            Assert.Equal((StopReason.EarlyStopping, history.BestEpoch, history.Count), (then.StopReason, then.BestEpoch, saved + then.Count));
            Assert.Equal(Bits(whole), Bits(rest));
        }
    }

    [Fact]
    public void Early_stopping_names_what_it_cannot_go_on_with()
    {
        LabelledData data = Numbers.Clusters(20, Inputs, Classes, seed: 1);
        using var net = new LinearNet(Inputs, Classes, seed: 1);
        using ClassifierTrainer trainer = Create(net, "Adam");
        trainer.Fit(data, epochs: 3, options: Options(1, new EarlyStopping(restoreBest: false)));
        Assert.StartsWith("Fit begins with epoch 3, but early stopping has seen epoch 3; FirstEpoch = 4 goes on, 1 begins anew", Refusal(3, new EarlyStopping(restoreBest: false)));
        Assert.StartsWith("Early stopping watched Loss up to epoch 3, but now Accuracy; ", Refusal(4, new EarlyStopping(restoreBest: false, measure: Measure.Accuracy)));
        Assert.StartsWith("Early stopping kept no weights up to epoch 3, so restoreBest cannot be true now; ", Refusal(4, new EarlyStopping()));
        Assert.Equal([4], trainer.Fit(data, epochs: 4, options: Options(4, new EarlyStopping(patience: 9, restoreBest: false))).Select(x => x.Epoch));
        Assert.Equal(4, trainer.Fit(data, epochs: 4, options: Options(1, new EarlyStopping(patience: 9))).Count);

        // Forgotten by epochs without it, and by a file without it.
        trainer.Fit(data, epochs: 5, options: Options(5, null));
        Assert.Equal(6, trainer.Fit(data, epochs: 6, options: Options(6, new EarlyStopping())).BestEpoch);
        using var old = new MemoryStream();
        using (ClassifierTrainer other = Create(net, "Adam"))
            other.Save(old);
        old.Position = 0;
        trainer.Load(old);
        Assert.Equal(9, trainer.Fit(data, epochs: 9, options: Options(9, new EarlyStopping())).BestEpoch);

        string Refusal(int firstEpoch, EarlyStopping rule) => Assert.Throws<ArgumentException>(() => trainer.Fit(data, epochs: 9, options: Options(firstEpoch, rule))).Message;
        static FitOptions Options(int firstEpoch, EarlyStopping? rule) => new() { FirstEpoch = firstEpoch, EarlyStopping = rule };
    }

    [Fact]
    public void Averages_that_the_file_does_not_have_begin_with_its_weights()
    {
        using LinearNet net = new(Inputs, Classes, seed: 1), other = new(Inputs, Classes, seed: 2);
        using var trainer = new ClassifierTrainer(net, new Sgd(0.1), Batch, 1);
        using var keeps = new ClassifierTrainer(other, new Sgd(0.1), Batch, 1) { AverageDecay = 0.5 };
        using var file = new MemoryStream();
        trainer.Save(file);
        file.Position = 0;
        keeps.Load(file);
        Assert.Equal(0.5, keeps.AverageDecay);
        using (keeps.UseAverages())
            Assert.Equal(Bits(net), Bits(other));
    }

    [Fact]
    public void A_schedule_of_ones_own_stays()
    {
        using var net = new LinearNet(Inputs, Classes);
        using var trainer = new ClassifierTrainer(net, new Sgd(0.1), Batch, 1) { Schedule = new Halved() };
        using var file = new MemoryStream();
        trainer.Save(file);
        file.Position = 0;
        trainer.Load(file);
        Assert.Equal(new Halved(), trainer.Schedule);
    }

    public static TheoryData<string, Action<SafetensorsWriter, SafetensorsFile>> Misfits => new()
    {
        { "metadata: no 'training.format', so it is no file that Trainer.Save wrote; a network's own file is for Network.LoadWeights", (to, from) => Copy(to, from, meta: (key, _) => null) },
        { "metadata: 'training.format' is 2, but this version reads 1", (to, from) => Copy(to, from, meta: (key, value) => key == "training.format" ? "2" : value) },
        { "metadata: no 'training.optimizer'", (to, from) => Copy(to, from, meta: (key, value) => key == "training.optimizer" ? null : value) },
        { "optimizer: it was trained by Lion(Beta1 = 0.9), but the trainer has Adam(Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-08, WeightDecay = 0, AmsGrad = 0)", (to, from) => Copy(to, from, meta: (key, value) => key == "training.optimizer" ? "Lion(Beta1 = 0.9)" : value) },
        { "metadata: 'training.step' is 'many', but must be a whole number from 0", (to, from) => Copy(to, from, meta: (key, value) => key == "training.step" ? "many" : value) },
        { "metadata: 'training.step' is '-1', but must be a whole number from 0", (to, from) => Copy(to, from, meta: (key, value) => key == "training.step" ? "-1" : value) },
        { "metadata: no 'training.seed'", (to, from) => Copy(to, from, meta: (key, value) => key == "training.seed" ? null : value) },
        { "metadata: 'training.learning_rate' is 'NaN', but must be a number from 0 to 1000000000000", (to, from) => Copy(to, from, meta: (key, value) => key == "training.learning_rate" ? "NaN" : value) },
        { "metadata: 'training.schedule': '{' is no schedule", (to, from) => Copy(to, from, meta: (key, value) => key == "training.schedule" ? "{" : value) },
        { "metadata: 'training.average_decay' is '1', but must be a number from 0", (to, from) => Copy(to, from, meta: (key, value) => key == "training.average_decay" ? "1" : value) },
        { "metadata: no 'training.waiting_samples'", (to, from) => Copy(to, from, meta: (key, value) => key == "training.waiting_samples" ? null : value) },
        { "missing: 'optim.dense1.bias.exp_avg' [5]", (to, from) => Copy(to, from, name: x => x == "optim.dense1.bias.exp_avg" ? null : x) },
        { "unexpected: 'optim.dense1.bias.sum' [5]", (to, from) => Copy(to, from, name: x => x == "optim.dense1.bias.exp_avg" ? "optim.dense1.bias.sum" : x) },
        { "mis-shaped: 'optim.dense1.bias.exp_avg' is [5] here, but [1, 5] in the file", (to, from) => Copy(to, from, shape: (name, shape) => name == "optim.dense1.bias.exp_avg" ? [1, .. shape] : shape) },
        { "metadata: 'training.stopping_measure' is '1', but must be Loss or Accuracy", (to, from) => Copy(to, from, more: Stopping(measure: "1")) },
        { "metadata: no 'training.stopping_epoch'", (to, from) => Copy(to, from, more: Stopping(epoch: null)) },
        { "metadata: 'training.stopping_keeps_weights' is '2', but must be a whole number from 0 to 1", (to, from) => Copy(to, from, more: Stopping(keeps: "2")) },
        { "metadata: 'training.stopping_best' is 'Infinity', but must be a number from ", (to, from) => Copy(to, from, more: Stopping(best: "Infinity")) },
        { "missing: 'optim.dense1.weight.best' [5, 9]", (to, from) => Copy(to, from, more: Stopping()) },
        { "unexpected: 'optim.dense1.bias.best' [5]", (to, from) => Copy(to, from, name: x => x == "optim.dense1.bias.exp_avg" ? "optim.dense1.bias.best" : x, more: Stopping(keeps: "0")) },
        { "missing: 'dense1.bias' [5]", (to, from) => Copy(to, from, name: x => x == "dense1.bias" ? null : x) },
        { "unexpected: 'more' [5]", (to, from) => Copy(to, from, name: x => x == "dense1.bias" ? "more" : x) },
    };

    [Theory, MemberData(nameof(Misfits), DisableDiscoveryEnumeration = true)]
    public void A_file_that_does_not_fit_is_explained_and_changes_nothing(string problem, Action<SafetensorsWriter, SafetensorsFile> change)
    {
        var writer = new SafetensorsWriter();
        change(writer, Saved("Adam"));
        using var file = new MemoryStream();
        writer.Write(file);
        file.Position = 0;
        using LinearNet net = new(Inputs, Classes, seed: 7), same = new(Inputs, Classes, seed: 7);
        using ClassifierTrainer trainer = Create(net, "Adam"), untouched = Create(same, "Adam");
        Steps(trainer, 0, 4);
        Steps(untouched, 0, 4);
        var error = Assert.Throws<WeightsException>(() => trainer.Load(file));
        Assert.Contains(error.Problems, x => x.StartsWith(problem, StringComparison.Ordinal));
        Assert.StartsWith("the stream does not fit this training of LinearNet, so nothing was loaded:\n  ", error.Message);
        Assert.Equal(untouched.StepCount, trainer.StepCount);
        Steps(trainer, 4, 9);
        Steps(untouched, 4, 9);
        Assert.Equal(Bits(same), Bits(net));
    }

    [Fact]
    public void A_malformed_file_is_named_and_averages_in_use_are_refused()
    {
        using var net = new LinearNet(Inputs, Classes);
        using ClassifierTrainer trainer = Create(net, "Adam");
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "no tensors");
        Assert.StartsWith(path, Assert.Throws<SafetensorsException>(() => trainer.Load(path)).Message);
        trainer.Save(path);
        trainer.Load(path);
        using (trainer.UseAverages())
        {
            Assert.StartsWith("LinearNet holds its averaged weights, so training cannot be saved", Assert.Throws<InvalidOperationException>(() => trainer.Save(path)).Message);
            Assert.Throws<InvalidOperationException>(() => trainer.Load(path));
        }

        File.Delete(path);
    }

    private static SafetensorsFile Saved(string optimizer)
    {
        using var net = new LinearNet(Inputs, Classes, seed: 1);
        using ClassifierTrainer trainer = Create(net, optimizer);
        Steps(trainer, 0, 5);
        using var file = new MemoryStream();
        trainer.Save(file);
        return SafetensorsFile.Read(file.ToArray());
    }

    private static ClassifierTrainer Create(LinearNet net, string optimizer)
    {
        var trainer = new ClassifierTrainer(net, OptimizerCases.Of(optimizer).Create(), Batch, 2)
        {
            AccumulationSteps = 2,
            AverageDecay = 0.75,
            Schedule = new LinearWarmup(3, new StepDecay(2, 0.5)),
            Seed = 4,
        };
        return trainer;
    }

    private static void Steps(ClassifierTrainer trainer, int from, int to)
    {
        for (int step = from; step < to; step++)
            trainer.Step(Numbers.Random(Batch * Inputs, step), Numbers.Labels(Batch, Classes, step));
    }

    private static void Copy(
        SafetensorsWriter to, SafetensorsFile from, Func<string, string?>? name = null, Func<string, string, string?>? meta = null, Func<string, long[], long[]>? shape = null, (string Key, string? Value)[]? more = null)
    {
        foreach (SafetensorsEntry tensor in from.Tensors)
            if ((name is null ? tensor.Name : name(tensor.Name)) is { } kept)
                to.Add(kept, shape is null ? [.. tensor.Shape] : shape(tensor.Name, [.. tensor.Shape]), tensor.ToArray());
        foreach (var (key, value) in from.Metadata)
            if ((meta is null ? value : meta(key, value)) is { } kept)
                to.AddMetadata(key, kept);
        foreach (var (key, value) in more ?? [])
            if (value is not null)
                to.AddMetadata("training.stopping_" + key, value);
    }

    private static (string Key, string? Value)[] Stopping(string measure = "Loss", string keeps = "1", string? epoch = "3", string best = "0.5") =>
        [("measure", measure), ("keeps_weights", keeps), ("epoch", epoch), ("epochs_without", "1"), ("best_epoch", "2"), ("best", best)];

    private static uint[] Bits(Network network) => [.. network.Parameters.SelectMany(x => x.ToArray()).Select(BitConverter.SingleToUInt32Bits)];

    private sealed class Saving(Trainer trainer, List<byte[]> files) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Completed is null)
                return;
            using var file = new MemoryStream();
            trainer.Save(file);
            files.Add(file.ToArray());
        }
    }

    private sealed record Halved : LearningRateSchedule
    {
        public override double Rate(double baseRate, long step) => baseRate / 2;
    }
}

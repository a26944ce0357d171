using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>
/// Emitted code against the interpreter on the same floats. Each judge gives its complaints; tests assert that there are none,
/// and so does the process that runs without wide vectors.
/// </summary>
internal static class Judges
{
    private static readonly int[] BatchSizes = [1, 2, 3, 5, 7, 8, 13];

    /// <summary>Predict, PredictBatch of several sizes, a session's, and every layer of Inspect.</summary>
    public static IEnumerable<string> Predictions(EmittedNetwork emitted)
    {
        // More than the network takes at once, so that a batch has two rounds.
        const int count = Network.BatchCapacity + 3;
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, count);
        KernelProgram predict = emitted.Programs.Predict;
        double[] expected = samples.PackedOutputs(samples.Interpret(predict, 0, count), predict);
        using var session = new PredictionSession(network, capacity: 5);
        var complaints = new List<string?>();
        var output = new float[samples.OutputLength];
        for (int i = 0; i < 3; i++)
        {
            session.Predict(samples.Inputs.AsSpan(i * samples.InputLength, samples.InputLength), output);
            complaints.Add(Closeness.Complaint($"prediction of sample {i}", output, expected.AsSpan(i * output.Length, output.Length)));
        }

        foreach (int some in (int[])[.. BatchSizes, count])
        {
            var outputs = new float[some * samples.OutputLength];
            session.PredictBatch(samples.Inputs.AsSpan(0, some * samples.InputLength), outputs, some);
            complaints.Add(Closeness.Complaint($"batch of {some} in rounds of 5", outputs, expected.AsSpan(0, outputs.Length)));
            using var whole = new PredictionSession(network, some);
            whole.PredictBatch(samples.Inputs.AsSpan(0, some * samples.InputLength), outputs, some);
            complaints.Add(Closeness.Complaint($"batch of {some}", outputs, expected.AsSpan(0, outputs.Length)));
        }

        Frame frame = samples.Interpret(emitted.Programs.Inspect, 0, 1);
        Activations activations = samples.InspectFirst();
        foreach (LayerNode node in emitted.Programs.Graph.Nodes)
            complaints.Add(Closeness.Complaint($"activation {node.Name}", activations[node.Name].Values, frame[node.Output]));
        complaints.AddRange(StreamJudge.Outputs(emitted, network, samples));
        return complaints.OfType<string>();
    }

    /// <summary>Loss, hits and the gradient of every parameter, for several sizes of batch in one trainer.</summary>
    public static IEnumerable<string> Gradients(EmittedNetwork emitted)
    {
        if (emitted.Programs.Train is not { } train)
            return [];
        using Network network = emitted.Create();
        var samples = new Samples(emitted, network, BatchSizes[^1]);
        var complaints = new List<string?>();

        // A rate of 0 keeps the weights. The trainer has room for more than any batch but the last; then for just as many.
        using (Trainer trainer = NewTrainer(network, emitted, capacity: samples.Count))
        {
            foreach (int count in BatchSizes)
                complaints.AddRange(Step(emitted, train, trainer, samples, count));
        }

        using (Trainer trainer = NewTrainer(network, emitted, capacity: 16))
            complaints.AddRange(Step(emitted, train, trainer, samples, 9));
        using (Trainer trainer = NewTrainer(network, emitted, capacity: 3))
            complaints.AddRange(Step(emitted, train, trainer, samples, 3));
        return complaints.OfType<string>();
    }

    public static Trainer NewTrainer(Network network, EmittedNetwork emitted, int capacity, int threads = 1, Optimizer? optimizer = null)
    {
        optimizer ??= new Sgd(0);
        Trainer trainer = network.Description.IsJoint
            ? (Trainer)emitted.Type.GetMethod("CreateTrainer")!.Invoke(network, [optimizer, capacity, threads])!
            : network.Description.Target == Runtime.TargetKind.ClassIndex
            ? new ClassifierTrainer(network, optimizer, capacity, threads)
            : new RegressorTrainer(network, optimizer, capacity, threads);
        trainer.Seed = emitted.Case.Seed;
        return trainer;
    }

    public static float Step(Trainer trainer, Samples samples, int first, int count)
    {
        ReadOnlySpan<float> inputs = samples.Inputs.AsSpan(first * samples.InputLength, count * samples.InputLength);
        if (trainer is JointTrainer joint)
            return joint.StepPacked(inputs, samples.PackedTargets(first, count));
        return trainer is ClassifierTrainer classifier
            ? classifier.Step(inputs, samples.Labels.AsSpan(first * samples.LabelsEach, count * samples.LabelsEach))
            : ((RegressorTrainer)trainer).Step(inputs, samples.Targets.AsSpan(first * samples.TargetLength, count * samples.TargetLength));
    }

    private static IEnumerable<string?> Step(EmittedNetwork emitted, KernelProgram train, Trainer trainer, Samples samples, int count)
    {
        Frame frame = samples.Interpret(train, 0, count, trainer.StepCount);
        string batch = $"(batch of {count} in room for {trainer.BatchSize}, step {trainer.StepCount})";
        float loss = Step(trainer, samples, 0, count);
        double total = 0;
        for (int i = 0; i < trainer.LastLosses.Length; i++)
        {
            Runtime.LossDescription description = trainer.Network.Description.Losses[i];
            (double scale, int[] labels) = frame.Losses is { } losses ? losses[i] : (frame.LossScale, frame.Labels);
            int at = LossAt(train, i);
            double own = frame[train.Results[at]].Sum() * scale;
            total += own;
            yield return Closeness.Complaint($"loss {i} {batch}", [trainer.LastLosses[i]], [own / description.Weight]);
            if (description.Target != Runtime.TargetKind.ClassIndex)
                continue;
            int kept = labels.Count(label => label != description.IgnoredLabel);
            double accuracy = kept == 0 ? 0 : frame[train.Results[at + 1]].Sum() * description.Length / kept;
            yield return Closeness.Complaint($"accuracy {i} {batch}", [trainer.LastAccuracies[i]], [accuracy]);
        }

        yield return Closeness.Complaint($"loss {batch}", [loss], [total]);
        foreach (StaticNet.Compiler.Graph.Parameter parameter in emitted.Programs.Graph.Parameters)
        {
            Parameter own = trainer.Network.Parameters[parameter.Tensor.Name];
            if (parameter.Gradient is null)
            {
                yield return Closeness.Complaint($"{own.Name} {batch}", own.ToArray(), frame[parameter.Tensor]);
                continue;
            }

            var gradient = new float[own.Length];
            trainer.CopyGradient(own, gradient);
            double[] expected = frame[parameter.Gradient];

            // Gradients of a mean may be small all over, so the tolerance follows the largest; not below what sums that cancel leave.
            double largest = expected.Max(Math.Abs), absolute = 2e-5 * Math.Clamp(largest, 0.01, 1);

            // Terms that cancel to nothing, as a bias's before a normalisation, leave their own rounding: each is rounded when it is
            // stored, and so is what it was made of. All kernels in double with only their results rounded to floats leave up to
            // 5 units of 2^-24 of the sum of the terms' absolute values, and emitted code no more.
            if (largest < 1e-12)
                absolute = Math.Max(absolute, 16 * Math.Pow(2, -24) * AbsoluteTerms(train, frame, parameter.Gradient));
            yield return Closeness.Complaint($"gradient of {own.Name} {batch}", gradient, expected, absolute);
        }
    }

    /// <summary>The largest sum of absolute terms of a gradient: what the kernel that sums them makes of the absolute values that it reads.</summary>
    private static double AbsoluteTerms(KernelProgram train, Frame frame, StaticNet.Compiler.Model.Tensor gradient)
    {
        // No loss depends on a layer that is there for an output alone.
        if (train.Kernels.LastOrDefault(kernel => kernel.Operands.Any(operand => operand.IsWritten && operand.Tensor == gradient)) is not { } kernel)
            return 0;
        (StaticNet.Compiler.Model.Tensor Tensor, double[] Values)[] kept = [.. kernel.Operands.Select(operand => operand.Tensor).Distinct().Select(tensor => (tensor, frame[tensor]))];
        foreach ((StaticNet.Compiler.Model.Tensor tensor, double[] values) in kept)
            frame[tensor] = Array.ConvertAll(values, Math.Abs);
        kernel.Evaluate(frame);
        double terms = frame[gradient].Max();
        foreach ((StaticNet.Compiler.Model.Tensor tensor, double[] values) in kept)
            frame[tensor] = values;
        return terms;
    }

    // A loss of labels is followed by its hits.
    private static int LossAt(KernelProgram train, int index) =>
        Enumerable.Range(0, train.Results.Count).Where(i => train.Results[i].Kind == StaticNet.Compiler.Model.TensorKind.Loss).ElementAt(index);
}

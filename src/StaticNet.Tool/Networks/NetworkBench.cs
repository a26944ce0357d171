using StaticNet.Benchmarks.Measuring;
using StaticNet.Runtime;

namespace StaticNet.Tool.Networks;

/// <summary>Runs a network on samples drawn at random, whatever its inputs, outputs and losses are, for a time.</summary>
internal sealed class NetworkBench(Network network, double seconds)
{
    private readonly NetworkDescription description = network.Description;

    /// <summary>Predicts samples, one at a time or as a batch, with what lies between the caller's arrays and the network's own memory.</summary>
    public Measurement Predict(int count)
    {
        float[][] inputs = [.. description.Inputs.Select(input => Samples(input, count))], outputs = [.. description.Outputs.Select(output => new float[count * output.Length])];
        if (!description.IsJoint)
        {
            using PredictionSession session = network.CreateSession(count);
            return Measurement.Of(() => session.PredictBatch(inputs[0], outputs[0], count), seconds);
        }

        using var predictor = new JointPredictor(network, new Predictor(network.Program, count), count);
        return Measurement.Of(() =>
        {
            predictor.Begin(count == 1 ? null : count);
            while (predictor.Next())
            {
                for (int i = 0; i < inputs.Length; i++)
                    predictor.Put(i, inputs[i]);
                predictor.Run();
                for (int i = 0; i < outputs.Length; i++)
                    predictor.Take(i, outputs[i]);
            }
        }, seconds);
    }

    /// <summary>Trains on one batch, on one thread, too slowly to change what is measured.</summary>
    public Measurement Train(int count)
    {
        float[] inputs = Packed(count, description.Inputs.Select(input => Samples(input, count))), targets = Packed(count, description.Losses.Select(loss => Targets(loss, count)));
        var optimizer = new Sgd(1e-6);
        if (description.IsJoint)
        {
            // The trainer is a class of the network's own.
            using var trainer = (JointTrainer)network.GetType().GetMethod("CreateTrainer")!.Invoke(network, [optimizer, count, 1])!;
            return Measurement.Of(() => trainer.StepPacked(inputs, targets), seconds);
        }

        if (description.Target == TargetKind.ClassIndex)
        {
            int[] labels = [.. targets.Select(BitConverter.SingleToInt32Bits)];
            using var classifier = new ClassifierTrainer(network, optimizer, count, threads: 1);
            return Measurement.Of(() => classifier.Step(inputs, labels), seconds);
        }

        using var regressor = new RegressorTrainer(network, optimizer, count, threads: 1);
        return Measurement.Of(() => regressor.Step(inputs, targets), seconds);
    }

    // Tokens and labels are ints, which lie in the network's memory as they are.
    private static float[] Samples(InputDescription input, int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count * input.Length).Select(_ => input.IsTokens ? BitConverter.Int32BitsToSingle(random.Next(input.Vocabulary)) : random.NextSingle())];
    }

    private float[] Targets(LossDescription loss, int count)
    {
        int classes = description.Outputs[loss.Output].Length / loss.Length;
        return [.. Enumerable.Range(0, count * loss.Length).Select(i => loss.Target == TargetKind.ClassIndex ? BitConverter.Int32BitsToSingle(i % classes) : 0)];
    }

    // The parts of a sample follow each other.
    private static float[] Packed(int count, IEnumerable<float[]> parts)
    {
        float[][] all = [.. parts];
        return [.. Enumerable.Range(0, count).SelectMany(sample => all.SelectMany(part => part.Skip(sample * (part.Length / count)).Take(part.Length / count)))];
    }
}

using StaticNet.Initializers;
using StaticNet.Layouts;
using StaticNet.Runtime;

namespace StaticNet.Tests.Support;

/// <summary>
/// What the generator would emit for Dense(outputs) and a loss, written by hand in plain C#: x [inputs] -> z = W x + b [outputs],
/// then softmax and cross-entropy, or the mean squared error. The weight lies as [rows: inputs][columns: outputs].
/// </summary>
internal sealed unsafe class LinearProgram : NetworkProgram
{
    private readonly int inputs, outputs, padded, biasOffset;
    private readonly bool classifies;
    private readonly ParameterLayout weight;

    public LinearProgram(int inputs, int outputs, bool classifies = true)
    {
        this.inputs = inputs;
        this.outputs = outputs;
        this.classifies = classifies;
        weight = new ParameterLayout(inputs, outputs, [outputs, inputs], [0, 1], [1, 0]);
        padded = (outputs + 15) / 16 * 16;
        biasOffset = weight.Size;
        double bound = 1 / Math.Sqrt(inputs);
        var layout = new TensorLayout(outputs, 1, 1, outputs, Halo.None, false);
        Description = new NetworkDescription
        {
            Name = "LinearNet",
            Inputs = [new InputDescription("input", [inputs])],
            Outputs = [new OutputDescription("tail", [outputs])],
            Losses =
            [
                classifies
                    ? new LossDescription("SoftmaxCrossEntropy", 0, TargetKind.ClassIndex, 1)
                    : new LossDescription("MeanSquaredError", 0, TargetKind.Values, outputs),
            ],
            Layers =
            [
                new LayerDescription("dense1", $"Dense({outputs})", [outputs], (inputs + 1) * outputs, (long)inputs * outputs, 0, layout),
                new LayerDescription("tail", "Identity", [outputs], 0, 0, padded, layout),
            ],
            Parameters =
            [
                new ParameterDescription("dense1.weight", "dense1", [outputs, inputs], 0, weight, new UniformInitializer(bound), true),
                new ParameterDescription("dense1.bias", "dense1", [outputs], biasOffset, ParameterLayout.Vector(outputs), new UniformInitializer(bound), true),
            ],
            WeightFloats = weight.Size + padded,
            TrainableFloats = weight.Size + padded,
            PredictFloats = padded,
            BatchFloatsPerSample = padded,
            InspectFloats = 2 * padded,
            TrainingFloatsPerSample = padded,
            TrainingFixedFloats = 0,
            TrainingPhases = [new TrainingPhase(0, "dense1"), new TrainingPhase(inputs + 1, "dense1")],
        };
    }

    public override NetworkDescription Description { get; }

    public override void Predict(float* input, float* weights, float* workspace, float* output)
    {
        Forward(input, weights, workspace);
        if (classifies)
            Softmax(workspace, output);
        else
            new Span<float>(workspace, outputs).CopyTo(new Span<float>(output, outputs));
    }

    public override void PredictBatch(float* input, float* weights, float* workspace, int capacity, float* output, int count)
    {
        if (count < 1 || count > capacity)
            throw new InvalidOperationException($"{count} samples for a capacity of {capacity}");
        for (int i = 0; i < count; i++)
            Predict(input + i * inputs, weights, workspace + i * padded, output + i * outputs);
    }

    public override void Inspect(float* input, float* weights, float* workspace)
    {
        Forward(input, weights, workspace);
        new Span<float>(workspace, outputs).CopyTo(new Span<float>(workspace + padded, outputs));
    }

    public override void Train(int phase, TrainingStep* step, int begin, int end)
    {
        for (int unit = begin; unit < end; unit++)
        {
            if (phase == 0)
                Sample(step, unit);
            else
                GradientRow(step, unit);
        }
    }

    // Loss, hit, and the gradient of z in place of z.
    private void Sample(TrainingStep* step, int sample)
    {
        float* z = step->Workspace + sample * padded;
        Forward(step->Inputs + sample * inputs, step->Weights, z);
        if (classifies)
        {
            int label = step->Labels[sample], best = 0;
            float max = z[0], sum = 0;
            for (int i = 1; i < outputs; i++)
            {
                max = Math.Max(max, z[i]);
                best = z[i] > z[best] ? i : best;
            }

            for (int i = 0; i < outputs; i++)
                sum += MathF.Exp(z[i] - max);
            step->Losses[sample] = max + MathF.Log(sum) - z[label];
            step->Hits[sample] = best == label ? 1 : 0;
            for (int i = 0; i < outputs; i++)
                z[i] = (MathF.Exp(z[i] - max) / sum - (i == label ? 1 : 0)) * step->LossScale;
            return;
        }

        float loss = 0;
        for (int i = 0; i < outputs; i++)
        {
            float error = z[i] - step->Targets[sample * outputs + i];
            loss += error * error;
            z[i] = 2 * error / outputs * step->LossScale;
        }

        step->Losses[sample] = loss / outputs;
    }

    // Row i of dW is the sum over the samples of x[i] dz; the last unit is the bias.
    private void GradientRow(TrainingStep* step, int row)
    {
        for (int column = 0; column < outputs; column++)
        {
            float sum = 0;
            for (int sample = 0; sample < step->Count; sample++)
                sum += (row == inputs ? 1 : step->Inputs[sample * inputs + row]) * step->Workspace[sample * padded + column];
            step->Gradients[row == inputs ? biasOffset + column : weight.IndexOf(0, row, column)] = sum;
        }
    }

    private void Forward(float* x, float* weights, float* z)
    {
        for (int column = 0; column < outputs; column++)
        {
            float sum = weights[biasOffset + column];
            for (int row = 0; row < inputs; row++)
                sum += x[row] * weights[weight.IndexOf(0, row, column)];
            z[column] = sum;
        }
    }

    private void Softmax(float* z, float* p)
    {
        float max = z[0], sum = 0;
        for (int i = 1; i < outputs; i++)
            max = Math.Max(max, z[i]);
        for (int i = 0; i < outputs; i++)
            sum += p[i] = MathF.Exp(z[i] - max);
        for (int i = 0; i < outputs; i++)
            p[i] /= sum;
    }
}

/// <summary>The class that the generator would emit around it.</summary>
internal sealed unsafe class LinearNet(int inputs, int outputs, bool classifies = true, long seed = 0)
    : Network(new LinearProgram(inputs, outputs, classifies), seed)
{
    public void Predict(ReadOnlySpan<float> input, Span<float> output)
    {
        CheckInput(input);
        CheckOutput(output);
        fixed (float* source = input, target = output)
            Program.Predict(source, Weights, Workspace, target);
        GC.KeepAlive(this);
    }

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs, int count) => PredictBatchCore(inputs, outputs, count);
}

using System;
using System.Collections.Generic;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Kernels;

/// <summary>The memory of the interpreter: every tensor in double and in logical order, a batch of samples one behind the other.</summary>
internal sealed class Frame(int count)
{
    private readonly Dictionary<Tensor, double[]> values = [];

    /// <summary>How many samples.</summary>
    public int Count { get; } = count;

    /// <summary>Multiplies each sample's gradient: 1 / count for the mean over the batch.</summary>
    public double LossScale { get; set; } = 1.0 / count;

    /// <summary>The seed of dropout.</summary>
    public ulong Seed { get; set; }

    /// <summary>The training step's index.</summary>
    public long Step { get; set; }

    /// <summary>The class index of each sample (or of each of its steps).</summary>
    public int[] Labels { get; set; } = [];

    /// <summary>Scale and labels of each loss, where there are several.</summary>
    public IReadOnlyList<(double Scale, int[] Labels)>? Losses { get; set; }

    /// <summary>Makes scale and labels those of a kernel's loss.</summary>
    public void Begin(Kernel kernel)
    {
        if (Losses is not null && kernel.LossIndex < Losses.Count)
            (LossScale, Labels) = Losses[kernel.LossIndex];
    }

    /// <summary>Tensors that are others under another name, as a schedule makes them of copies.</summary>
    public IReadOnlyDictionary<Tensor, Tensor>? Views { get; set; }

    /// <summary>All samples of a tensor; a new one is zero.</summary>
    public double[] this[Tensor tensor]
    {
        get
        {
            tensor = Root(tensor);
            if (!values.TryGetValue(tensor, out double[]? array))
                values[tensor] = array = new double[(tensor.IsPerSample ? Count : 1) * tensor.Shape.Size];
            return array;
        }
        set
        {
            tensor = Root(tensor);
            long needed = (tensor.IsPerSample ? Count : 1) * tensor.Shape.Size;
            values[tensor] = value.Length == needed
                ? value
                : throw new ArgumentException($"{tensor} needs {needed} values for {Count} samples, but got {value.Length}");
        }
    }

    /// <summary>Whether something has been put there.</summary>
    public bool Has(Tensor tensor) => values.ContainsKey(Root(tensor));

    /// <summary>Runs an action for each sample, with the offset of its first element of each given tensor size.</summary>
    public void ForSamples(Action<int> action)
    {
        for (int sample = 0; sample < Count; sample++)
            action(sample);
    }

    /// <summary>Writes or adds.</summary>
    public static void Put(double[] target, long index, double value, bool accumulate) =>
        target[index] = accumulate ? target[index] + value : value;

    private Tensor Root(Tensor tensor)
    {
        while (Views is not null && Views.TryGetValue(tensor, out Tensor? root))
            tensor = root;
        return tensor;
    }
}

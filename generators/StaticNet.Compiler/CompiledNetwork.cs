using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Memory;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Schedule;
using StaticNet.Compiler.Shapes;
using StaticNet.Layouts;

namespace StaticNet.Compiler;

/// <summary>A network after all stages but the last: everything that the text says is decided here.</summary>
internal sealed record CompiledNetwork(
    ShapedNetwork Shaped,
    NetworkGraph Graph,
    CompiledProgram Predict,
    CompiledProgram Batch,
    CompiledProgram Inspect,
    CompiledProgram? Train,
    ParameterBlock Parameters)
{
    /// <summary>The steps of a stream; null where the network cannot run step by step.</summary>
    public CompiledProgram? Stream { get; init; }

    // Some 100 ns of work: then a call of a few ns for each kernel counts.
    private const int TinyMultiplyAdds = 2_000;

    // Some microseconds of work, which threads would need to begin and end it together.
    private const int WholeStepMultiplyAdds = 60_000;

    /// <summary>Multiply-adds of a prediction.</summary>
    private long MultiplyAdds => Predict.Scheduled.Program.Kernels.Sum(kernel => kernel.MultiplyAdds);

    /// <summary>Whether it is so small that calls are a good part of its work.</summary>
    public bool IsTiny => Graph.Model.Unroll != Unroll.None && MultiplyAdds <= TinyMultiplyAdds;

    /// <summary>Of how many samples a step is better run whole, by one thread; 0 where it has no method for it.</summary>
    public int WholeStepSamples => Train is not null && IsTiny ? (int)(WholeStepMultiplyAdds / System.Math.Max(100, 3 * MultiplyAdds)) : 0;

    /// <summary>Whether the first loss's target is the index of a class.</summary>
    public bool TargetIsClassIndex => Graph.Loss is { } loss && Catalogue.Of(loss).TargetIsClassIndex(loss);

    /// <summary>Runs the stages on a declaration without issues.</summary>
    public static CompiledNetwork Of(ShapedNetwork shaped)
    {
        NetworkGraph graph = BuildGraph.Build(shaped);
        NetworkPrograms programs = Differentiate.Run(graph);
        // Tiles of many samples have loops by their nature; without loops each sample runs by itself.
        bool batched = graph.Model.Unroll != Unroll.Full;
        CompiledProgram predict = CompiledProgram.Of(programs.Predict, graph, new ScheduleOptions(Batched: false, Fuse: true));
        CompiledProgram batch = CompiledProgram.Of(programs.Predict, graph, new ScheduleOptions(batched, Fuse: true));
        CompiledProgram inspect = CompiledProgram.Of(programs.Inspect, graph, new ScheduleOptions(Batched: false, Fuse: false));
        CompiledProgram? train = programs.Train is null ? null : CompiledProgram.Of(programs.Train, graph, new ScheduleOptions(batched, Fuse: true));
        CompiledProgram? stream = programs.Stream is null ? null : CompiledProgram.Of(programs.Stream, graph, new ScheduleOptions(batched, Fuse: true));
        return new CompiledNetwork(shaped, graph, predict, batch, inspect, train, ParameterBlock.Of(graph, [inspect, predict, batch, train, stream])) { Stream = stream };
    }
}

/// <summary>A program with its schedule and its places in memory.</summary>
internal sealed record CompiledProgram(ScheduledProgram Scheduled, MemoryPlan Memory) : IPlacement
{
    public static CompiledProgram Of(KernelProgram program, NetworkGraph graph, ScheduleOptions options)
    {
        ScheduledProgram scheduled = ScheduleProgram.Run(program, graph.Tensors, options);
        return new CompiledProgram(scheduled, PlanMemory.Run(scheduled)) { Callers = CallerPlaces.Of(program) };
    }

    public TensorLayout Layout(Tensor tensor) => Scheduled.Layout(tensor);

    public ParameterLayout Parameter(Tensor tensor) => Scheduled.Parameter(tensor);

    /// <summary>What the caller gives and gets for one sample.</summary>
    public required CallerPlaces Callers { get; init; }

    public int SampleStride(Tensor tensor) => Memory.Kept.Contains(tensor) ? Memory.KeptFloats : Memory.Offsets.ContainsKey(tensor) ? Memory.SampleFloats : Callers.Of(tensor)?.Stride ?? Layout(tensor).SampleStride;
}

/// <summary>
/// The weight block: the trained parameters in order, then running statistics that move, then what is frozen, then what is made of them for
/// predictions. Items are in an order that does not depend on what is frozen, as initial weights are drawn by it: parameters, then statistics.
/// </summary>
internal sealed record ParameterBlock(
    IReadOnlyList<(Parameter Parameter, ParameterLayout Layout, int Offset)> Items, int TrainedFloats, int StatisticFloats, int Floats, IReadOnlyDictionary<Tensor, int> Prepared, int PreparedFloats)
{
    public static ParameterBlock Of(NetworkGraph graph, IEnumerable<CompiledProgram?> programs)
    {
        var layouts = new Dictionary<Tensor, ParameterLayout>();
        foreach (CompiledProgram program in programs.OfType<CompiledProgram>())
        {
            foreach (KeyValuePair<Tensor, ParameterLayout> pair in program.Scheduled.Parameters)
            {
                if (!layouts.TryGetValue(pair.Key, out ParameterLayout? known))
                    layouts[pair.Key] = pair.Value;
                else if (!known.RowStrides.SequenceEqual(pair.Value.RowStrides) || !known.ColumnStrides.SequenceEqual(pair.Value.ColumnStrides))
                    throw new System.InvalidOperationException($"{pair.Key} lies differently in {program.Scheduled.Program.Name}");
            }
        }

        var items = new List<(Parameter Parameter, ParameterLayout, int)>();
        int offset = 0, trained = 0, statistics = 0;
        var frozen = new HashSet<Parameter>(graph.Nodes.Where(node => node.Attribute.Frozen).SelectMany(node => node.Parameters));
        bool Moves(Parameter parameter) => IsStatistic(parameter) && !frozen.Contains(parameter);
        foreach (Parameter parameter in graph.Parameters.OrderBy(parameter => parameter.Gradient is not null ? 0 : Moves(parameter) ? 1 : 2))
        {
            ParameterLayout layout = layouts[parameter.Tensor];
            items.Add((parameter, layout, offset));
            offset += layout.Size;
            trained = parameter.Gradient is null ? trained : offset;
            statistics += Moves(parameter) ? layout.Size : 0;
        }

        // A vector at the very end may be read past it.
        int floats = (offset + 16 + 15) / 16 * 16;
        var prepared = new Dictionary<Tensor, int>();
        int end = floats;
        foreach (KeyValuePair<Tensor, ParameterLayout> pair in layouts.Where(pair => pair.Key.Kind == TensorKind.Prepared).OrderBy(pair => pair.Key.Id))
        {
            prepared[pair.Key] = end;
            end += pair.Value.Size;
        }

        int[] ids = [.. graph.Parameters.OrderBy(parameter => IsStatistic(parameter) ? 1 : 0).Select(parameter => parameter.Tensor.Id)];
        return new ParameterBlock(items.OrderBy(item => System.Array.IndexOf(ids, item.Parameter.Tensor.Id)).ToArray(), trained, statistics, floats, prepared, end - floats);
    }

    public static bool IsStatistic(Parameter parameter) => parameter.Tensor.Kind == TensorKind.State;

    public int OffsetOf(Tensor tensor) => Items.First(item => item.Parameter.Tensor == tensor || item.Parameter.Gradient == tensor).Offset;
}

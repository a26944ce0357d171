using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Schedule;

/// <summary>
/// Decides how a program runs fast without changing what it computes. The passes run in this order, each a function from a
/// program to an equal one; any of them can be left out.
/// </summary>
internal static class ScheduleProgram
{
    public static ScheduledProgram Run(KernelProgram program, TensorTable tensors, ScheduleOptions options)
    {
        program = LowerInputGradients.Run(program, tensors);
        if (options.Fuse)
        {
            program = FoldNormalizations.Run(program, tensors);
            program = FuseSums.Run(program);
            program = FuseActivations.Run(program);
            program = FuseGates.Run(program);
        }

        program = LowerWinograd.Run(program, tensors, forward: options.Fuse);
        program = ChooseProducts.Run(program, options.Batched);
        program = SkipZeros.Run(program);
        program = OrderPhases.Run(program);
        program = CallerMemory.Run(program, tensors);
        Verify.InDebug(program);
        IReadOnlyDictionary<Tensor, Shape> orders = ChooseOrders.Run(program);
        (IReadOnlyDictionary<Tensor, TensorLayout> layouts, IReadOnlyDictionary<Tensor, Tensor> views) = ChooseLayouts.Run(program, orders);
        IReadOnlyDictionary<Tensor, ParameterLayout> parameters = ChooseParameterLayouts.Run(program, layouts);
        if (options.Fuse)
            program = FuseBiasGradients.Run(program, layouts, parameters);
        program = ZeroHalos.Run(program, layouts, views, orders);
        var scheduled = new ScheduledProgram(program, layouts, parameters, views, KernelPhase.Of(program.Kernels));
        return options.Batched ? CutMicrobatches.Run(scheduled) : scheduled;
    }
}

/// <summary>What the schedule may choose.</summary>
/// <param name="Batched">Whether many samples run at once, so that dense layers tile rows.</param>
/// <param name="Fuse">Whether kernels may be merged, so that tensors in between vanish.</param>
internal sealed record ScheduleOptions(bool Batched, bool Fuse);

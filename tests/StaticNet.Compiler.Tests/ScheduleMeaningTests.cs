using System.Globalization;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Schedule;

namespace StaticNet.Compiler.Tests;

/// <summary>A schedule makes a program fast and changes nothing of what it computes: both are run in double and compared.</summary>
public class ScheduleMeaningTests
{
    // Sums may run in another order, and in nothing else may they differ.
    private const double Tolerance = 1e-12;

    public static TheoryData<string> Names => GradientTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Scheduled_training_gives_the_same_results(string name)
    {
        NetworkPrograms programs = Net.Programs(GradientTests.Attributes(name));
        Same(programs, programs.Train!, new ScheduleOptions(Batched: true, Fuse: false));
        Same(programs, programs.Train!, new ScheduleOptions(Batched: true, Fuse: true));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scheduled_prediction_gives_the_same_results(string name)
    {
        NetworkPrograms programs = Net.Programs(GradientTests.Attributes(name));
        Same(programs, programs.Predict, new ScheduleOptions(Batched: false, Fuse: true));
        Same(programs, programs.Predict, new ScheduleOptions(Batched: true, Fuse: true));
        Same(programs, programs.Inspect, new ScheduleOptions(Batched: false, Fuse: false));
    }

    private static void Same(NetworkPrograms programs, KernelProgram program, ScheduleOptions options)
    {
        Frame expected = GradientCheck.Fill(programs, seed: 1, samples: 3), actual = GradientCheck.Fill(programs, seed: 1, samples: 3);
        Interpreter.Run(program, expected);
        ScheduledProgram scheduled = ScheduleProgram.Run(program, programs.Graph.Tensors, options);
        actual.Views = scheduled.Views;
        Interpreter.Run(scheduled.Program, actual);
        foreach (Tensor result in program.Results)
        {
            double[] wanted = expected[result], got = actual[result];
            for (int i = 0; i < wanted.Length; i++)
            {
                Assert.True(Math.Abs(wanted[i] - got[i]) <= Tolerance * (1 + Math.Abs(wanted[i])), string.Create(CultureInfo.InvariantCulture,
                    $"{program.Name} {options}: {result}[{i}] is {got[i]:g9}, not {wanted[i]:g9}"));
            }
        }
    }
}

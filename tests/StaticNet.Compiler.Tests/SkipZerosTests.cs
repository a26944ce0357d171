using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Schedule;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Tests;

/// <summary>Which dense layers are told that much of what they read is zero: those right behind a ReLU, for one sample.</summary>
public class SkipZerosTests
{
    public static TheoryData<string, object[], bool> Layers => new()
    {
        { "behind ReLU", [new DenseAttribute(9), new ReLUAttribute()], true },
        { "behind ReLU of a normalisation", [new DenseAttribute(9), new LayerNormAttribute(), new ReLUAttribute()], true },
        { "behind ReLU that others read", [new DenseAttribute(9) { Name = "a" }, new ReLUAttribute { Name = "b" }, new AddAttribute("a"), new ReLUAttribute()], true },
        { "behind a dense layer", [new DenseAttribute(9)], false },
        { "behind another function", [new DenseAttribute(9), new ReLU6Attribute()], false },
        { "behind what comes between", [new DenseAttribute(9), new ReLUAttribute(), new TanhAttribute()], false },
        { "behind the input", [], false },
    };

    [Theory, MemberData(nameof(Layers))]
    public void Dense_layers_of_one_sample_know_that_a_ReLU_is_before_them(string name, object[] before, bool skips)
    {
        NetworkPrograms programs = Net.Programs([new InputAttribute(5), .. before, new DenseAttribute(3) { Name = "last" }, new MeanSquaredErrorAttribute()]);
        foreach (KernelProgram program in new[] { programs.Predict, programs.Inspect, programs.Train! })
        {
            foreach (bool batched in new[] { false, true })
            {
                DenseKernel last = ScheduleProgram.Run(program, programs.Graph.Tensors, new ScheduleOptions(batched, Fuse: program == programs.Predict)).Program.Kernels.OfType<DenseKernel>().First(dense => dense.Layer == "last");
                Assert.True(last.SkipsZeros == (skips && !batched), $"{name}, {program.Name}, batched {batched}");
            }
        }
    }

    [Theory]
    [InlineData(64, 64, true)]
    [InlineData(131, 136, true)]
    [InlineData(63, 64, false)]
    [InlineData(64, 48, false)]
    public void Zeros_are_passed_over_from_64_inputs_and_columns_on(int inputs, int columns, bool passes)
    {
        var body = new SingleRowBody(new ParameterLayout(inputs, columns, [columns, inputs], [0, 1], [1, 0]), HasBias: true, Accumulate: false, Activation: null) { SkipsZeros = true };
        Assert.Equal(passes, Text(body, Simd.Avx2, keepsLoops: true).Contains("while (left != 0)"));
        Assert.DoesNotContain("while", Text(body, Simd.Avx2, keepsLoops: false));
        Assert.DoesNotContain("while", Text(body, Simd.Vector128, keepsLoops: true));
        Assert.DoesNotContain("while", Text(body with { SkipsZeros = false }, Simd.Avx2, keepsLoops: true));
    }

    private static string Text(SingleRowBody body, Simd simd, bool keepsLoops)
    {
        var text = new SourceWriter();
        body.Emit(new KernelWriter(text, simd, placement: null!) { KeepsLoops = keepsLoops });
        return text.ToString();
    }
}

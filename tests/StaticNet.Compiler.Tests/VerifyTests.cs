using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Attention;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Normalization;
using StaticNet.Compiler.Kernels.Recurrent;
using StaticNet.Compiler.Kernels.Winograd;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Tests;

/// <summary>Programs that were right until a hand broke them: each check of the verifier catches its own.</summary>
public class VerifyTests
{
    private static readonly NetworkPrograms Programs = Net.Programs(
        new InputAttribute(4),
        new DenseAttribute(4) { Name = "a" }, new TanhAttribute { Name = "b" }, new AddAttribute("a"), new DenseAttribute(3),
        new SoftmaxCrossEntropyAttribute());

    private static KernelProgram Train => Programs.Train!;

    [Fact]
    public void Read_before_anything_has_written() => Caught(
        "Train, ActivateKernel of b (Forward): a [4] is read, but nothing has written it",
        Without(kernel => kernel is DenseKernel { Layer: "a" }));

    [Fact]
    public void Read_of_a_derived_tensor_that_no_kernel_made() => Caught(
        "Train, DenseKernel of a (Forward): wt [4, 4] is read, but nothing has written it",
        With<DenseKernel>(kernel => kernel.Layer == "a", kernel => kernel with { W = new Tensor(1000, "wt", new Shape(4, 4), TensorKind.Derived) }));

    [Fact]
    public void First_gradient_that_is_added() => Caught(
        "Train, CopyKernel of add1 (InputGradient1): db [4] is added to, but nothing has written it",
        With<CopyKernel>(kernel => kernel.Role == "InputGradient1", kernel => kernel with { Accumulate = true }));

    [Fact]
    public void Second_gradient_that_is_assigned() => Caught(
        "Train, ActivateGradientKernel of b (InputGradient): da [4] is overwritten",
        With<ActivateGradientKernel>(_ => true, kernel => kernel with { Accumulate = false }));

    [Fact]
    public void Parameter_gradient_written_sample_by_sample() => Caught(
        "Train, CopyKernel of a (Forward): da.bias [4] belongs to all samples, but the kernel works sample by sample",
        With<BiasGradientKernel>(kernel => kernel.Layer == "a", kernel => new CopyKernel(kernel.DY, kernel.DB) { Layer = "a" }));

    [Fact]
    public void Sample_written_by_work_on_all_samples() => Caught(
        "Train, BiasGradientKernel of a (BiasGradient): extra [4] belongs to a sample, but the kernel works on all samples at once",
        With<BiasGradientKernel>(kernel => kernel.Layer == "a", kernel => kernel with { DB = new Tensor(1000, "extra", new Shape(4), TensorKind.Gradient) }));

    [Fact]
    public void Write_to_the_callers_input() => Caught(
        "Train, ActivateKernel of b (Forward): input [4] is written, but it is the caller's",
        With<ActivateKernel>(_ => true, kernel => kernel with { Y = Programs.Graph.Inputs[0] }));

    [Fact]
    public void Write_to_a_parameter() => Caught(
        "Train, ActivateKernel of b (Forward): a.bias [4] is written, but it is the caller's",
        With<ActivateKernel>(_ => true, kernel => kernel with { Y = Programs.Graph.Nodes[0].Parameter("bias")! }));

    [Fact]
    public void Result_that_nobody_writes() => Caught(
        "Train: da.bias [4] is a result, but nothing writes it",
        Without(kernel => kernel is BiasGradientKernel { Layer: "a" }));

    [Fact]
    public void Shape_that_does_not_fit() => Caught(
        "Train, ActivateKernel of b (Forward): b [5] should be [4] as a",
        With<ActivateKernel>(_ => true, kernel => kernel with { Y = new Tensor(1000, "b", new Shape(5), TensorKind.Activation) }));

    [Fact]
    public void Shape_that_is_none() => Caught(
        "Train, ActivateKernel of b (Forward): b [0] has no proper shape",
        With<ActivateKernel>(_ => true, kernel => kernel with { Y = new Tensor(1000, "b", new Shape(0), TensorKind.Activation) }));

    /// <summary>For each kernel an operand whose shape does not fit, and what is said.</summary>
    [Fact]
    public void Every_kernel_has_its_shapes_checked()
    {
        Tensor vector = new(1, "v", new Shape(4), TensorKind.Activation), other = new(2, "o", new Shape(5), TensorKind.Activation);
        Tensor image = new(3, "i", new Shape(2, 6, 6), TensorKind.Activation), small = new(4, "s", new Shape(2, 5, 5), TensorKind.Activation);
        Tensor weight = new(5, "w", new Shape(9, 9), TensorKind.Parameter);
        var window = new Window { Vertical = new Axis(3, 1, 1, 0, 0), Horizontal = new Axis(3, 1, 1, 0, 0) };
        Kernel[] kernels =
        [
            new CopyKernel(vector, other) { Layer = "k" },
            new ActivateKernel(vector, other, Tanh.Instance) { Layer = "k" },
            new ActivateGradientKernel(vector, vector, other, Tanh.Instance) { Layer = "k" },
            new DropoutKernel(vector, other, 0.5, 0) { Layer = "k" },
            new SoftmaxKernel(vector, other) { Layer = "k" },
            new SoftmaxGradientKernel(vector, other, vector) { Layer = "k" },
            new LogSoftmaxKernel(vector, other) { Layer = "k" },
            new LogSoftmaxGradientKernel(vector, other, vector) { Layer = "k" },
            new PReLUKernel(vector, other, vector) { Layer = "k" },
            new PReLUGradientKernel(vector, other, vector, vector) { Layer = "k" },
            new PReLUSlopeKernel(vector, vector, other) { Layer = "k" },
            new MaxoutKernel(vector, other, 2) { Layer = "k" },
            new MaxoutGradientKernel(vector, other, vector, 2) { Layer = "k" },
            new AddKernel(new([vector, other]), vector) { Layer = "k" },
            new ConcatKernel(new([vector, other]), vector) { Layer = "k" },
            new SliceKernel(vector, other, 0) { Layer = "k" },
            new DenseKernel(vector, weight, null, other) { Layer = "k" },
            new DenseInputGradientKernel(vector, weight, other) { Layer = "k" },
            new DenseWeightGradientKernel(vector, other, weight) { Layer = "k" },
            new BiasGradientKernel(vector, other) { Layer = "k" },
            new Conv2DKernel(image, weight, null, small, window, 1) { Layer = "k" },
            new WinogradKernel(image, weight, null, small, vector, vector, window, WinogradForm.F2) { Layer = "k" },
            new WinogradWeightsKernel(weight, vector, WinogradForm.F4) { Layer = "k" },
            new WinogradInputsKernel(image, vector, window, new WinogradTiles(WinogradForm.F2, small.Shape)) { Layer = "k" },
            new WinogradOutputsGradientKernel(small, vector, new WinogradTiles(WinogradForm.F2, small.Shape)) { Layer = "k" },
            new WinogradProductGradientKernel(vector, vector, weight, new WinogradTiles(WinogradForm.F2, small.Shape)) { Layer = "k" },
            new WinogradWeightGradientKernel(vector, weight, WinogradForm.F4) { Layer = "k" },
            new Conv2DInputGradientKernel(small, weight, image, window, 1) { Layer = "k" },
            new Conv2DWeightGradientKernel(image, small, weight, window, 1) { Layer = "k" },
            new MaxPool2DKernel(image, small, null, window) { Layer = "k" },
            new MaxPool2DGradientKernel(small, small, image, window) { Layer = "k" },
            new AvgPool2DKernel(image, small, window, true) { Layer = "k" },
            new AvgPool2DGradientKernel(small, image, window, true) { Layer = "k" },
            new SoftmaxCrossEntropyKernel(vector, vector, vector, vector, vector) { Layer = "k" },
            new CrossEntropyKernel(vector, other, vector, vector, vector, new LabelWeights(default, null), 0, Soft: true) { Layer = "k" },
            new NegativeLogLikelihoodKernel(vector, other, vector, vector, vector, new LabelWeights(default, null)) { Layer = "k" },
            new MulticlassHingeKernel(vector, other, vector, vector, vector, false) { Layer = "k" },
            new ElementLossKernel(vector, other, vector, vector, new Kernels.LossFunctions.Absolute(), Mean: true) { Layer = "k" },
            new OneOutputErrorKernel(vector, other, vector, vector) { Layer = "k" },
            new MeanSquaredErrorKernel(vector, other, vector, vector) { Layer = "k" },
            new TransposeKernel(weight, vector, 1) { Layer = "k" },
            new DepthwiseConv2DKernel(image, weight, null, small, window) { Layer = "k" },
            new DepthwiseConv2DWeightGradientKernel(image, small, weight, window) { Layer = "k" },
            new ConvTranspose2DInputGradientKernel(image, weight, small, window, 1) { Layer = "k" },
            new ConvTranspose2DWeightGradientKernel(small, image, weight, window, 1) { Layer = "k" },
            new GlobalAvgPoolKernel(image, vector) { Layer = "k" },
            new GlobalAvgPoolGradientKernel(vector, image) { Layer = "k" },
            new GateProductKernel(vector, weight, other, other, vector, new Gates(RecurrentCell.Gru, 3)) { Layer = "k" },
            new GateTransposeKernel(weight, other, new Gates(RecurrentCell.Gru, 3)) { Layer = "k" },
            new GateInputGradientKernel(vector, weight, other, new Gates(RecurrentCell.Gru, 3)) { Layer = "k" },
            new GateWeightGradientKernel(vector, other, weight, new Gates(RecurrentCell.Gru, 3)) { Layer = "k" },
            new GateBiasGradientKernel(vector, other, new Gates(RecurrentCell.Gru, 3)) { Layer = "k" },
            new RecurrentKernel(vector, weight, null, other, new Gates(RecurrentCell.Lstm, 3)) { Layer = "k", Scratch = vector },
            new RecurrentGradientKernel(vector, other, weight, vector, vector, other, new Gates(RecurrentCell.Lstm, 3)) { Layer = "k" },
            new AttentionKernel(vector, other, vector, vector, null, null, new Heads(1, 4, 3, false, 0, 0)) { Layer = "k" },
            new AttentionKernel(vector, vector, vector, null, null, null, new Heads(1, 4, 3, false, 0, 0)) { Layer = "k", Weights = other },
            new AttentionGradientKernel(vector, null, vector, vector, other, vector, vector, vector, vector, vector, new Heads(1, 4, 3, false, 0, 0)) { Layer = "k" },
            new AttentionGradientKernel(vector, other, null, null, vector, vector, null, vector, null, vector, new Heads(1, 4, 3, false, 0, 0)) { Layer = "k" },
            new StepKernel(image, vector, 0) { Layer = "k" },
            new StepGradientKernel(vector, image, 0) { Layer = "k" },
            new GlobalMaxPoolKernel(image, vector, null) { Layer = "k" },
            new GlobalMaxPoolGradientKernel(vector, vector, image) { Layer = "k" },
            new SpatialDropoutKernel(image, small, 0.5, 0) { Layer = "k" },
            new PermuteKernel(image, small, new([0, 1, 2])) { Layer = "k" },
            new BorderKernel(image, vector, 1, 1) { Layer = "k" },
            new UpsampleKernel(image, small, 2, false) { Layer = "k" },
            new UpsampleGradientKernel(small, image, 2, false) { Layer = "k" },
            new PixelShuffleKernel(image, small, 2, Back: false) { Layer = "k" },
            new WeightedSumKernel(new([vector]), new([1.0]), other) { Layer = "k" },
            new ProductKernel(new([vector, other]), vector) { Layer = "k" },
            new MaximumKernel(new([vector, other]), vector) { Layer = "k" },
            new MaximumGradientKernel(new([vector, vector]), other, vector, 0) { Layer = "k" },
            new BatchStatisticsKernel(vector, vector, vector, vector, other, 1e-5, 0.1) { Layer = "k" },
            new NormalizeKernel(vector, vector, vector, other, null, vector) { Layer = "k" },
            new NormalizeGradientKernel(vector, null, vector, null, vector, vector, other, vector) { Layer = "k" },
            new NormSumsKernel(vector, null, vector, vector) { Layer = "k", DW = other },
            new FoldKernel(weight, null, vector, other, null, null, weight, vector, 1e-5) { Layer = "k" },
            new ElementNormSumsKernel(image, null, new Tensor(6, "c", new Shape(2), TensorKind.Saved), image, small, null) { Layer = "k" },
            new GroupStatisticsKernel(vector, vector, null, vector, 2, 1e-5) { Layer = "k" },
            new GroupGradientMeansKernel(vector, null, vector, null, vector, vector, null, vector, 2) { Layer = "k" },
            new PixelNormKernel(vector, other, null, vector, null, null, 1e-5, true) { Layer = "k" },
            new PixelNormGradientKernel(vector, null, vector, null, vector, vector) { Layer = "k" },
            new LocalResponseNormKernel(image, small, image, null, new LocalResponseWindow(3, 1, 1, 1, 1)) { Layer = "k" },
            new EmbeddingKernel(vector, weight, other) { Layer = "k" },
            new EmbeddingGradientKernel(vector, other, weight, null) { Layer = "k" },
            new PositionalEmbeddingKernel(vector, weight, other) { Layer = "k" },
            new PositionalGradientKernel(vector, weight) { Layer = "k" },
            new LocalResponseNormGradientKernel(image, image, image, small, image, new LocalResponseWindow(3, 1, 1, 1, 1)) { Layer = "k" },
        ];
        Assert.All(kernels, kernel => Assert.NotNull(OperandShapes.Complaint(kernel)));

        // A halo is zeroed around one tensor of any shape, so there is nothing to fit.
        IEnumerable<Type> all = typeof(Kernel).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Kernel)) && !type.IsAbstract && type != typeof(ZeroHaloKernel));
        Assert.Equal(all.Select(type => type.Name).Order(StringComparer.Ordinal), kernels.Select(kernel => kernel.GetType().Name).Distinct().Order(StringComparer.Ordinal));
    }

    private static KernelProgram Without(Func<Kernel, bool> which)
    {
        Assert.Contains(Train.Kernels, kernel => which(kernel));
        return Train with { Kernels = Train.Kernels.Where(kernel => !which(kernel)).ToArray() };
    }

    private static KernelProgram With<TKernel>(Func<TKernel, bool> which, Func<TKernel, Kernel> change)
        where TKernel : Kernel
    {
        Assert.Contains(Train.Kernels, kernel => kernel is TKernel wanted && which(wanted));
        return Train with { Kernels = Train.Kernels.Select(kernel => kernel is TKernel wanted && which(wanted) ? change(wanted) : kernel).ToArray() };
    }

    private static void Caught(string message, KernelProgram program)
    {
        Verify.Run(Train);
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Verify.Run(program)).Message);
    }
}

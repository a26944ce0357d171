using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Compiler.Rules;

/// <summary>Every rule with its title and message, in numeric order.</summary>
internal static class RuleCatalogue
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new(RuleIds.NotPartial, "A network must be partial", "'{0}' is a network, so it needs the other part of the class; write 'partial class {0}'"),
        new(RuleIds.NoInput, "A network needs an input", "'{0}' has no input; put [Input(...)] with the shape of one sample before its layers"),
        new(RuleIds.SeveralParts, "A network's attributes belong on one part", "'{0}' has layers on several parts of the class, so their order is not defined; collect them on one part"),
        new(RuleIds.UnknownName, "A layer reads a name that is not there", "'{0}' reads '{1}', but nothing before it has that name{2}"),
        new(RuleIds.DuplicateName, "A name is used twice", "'{0}' is already the name of another layer or input; give this one its own"),
        new(RuleIds.NoLayers, "A network needs a layer", "'{0}' has no layers; put the layers below [Input], in the order in which they run"),
        new(RuleIds.AfterLoss, "The loss comes last", "'{0}' comes after the loss '{1}'; move the loss to the end"),
        new(RuleIds.OutputTwice, "An output is declared once", "'{0}' is the output of both '{1}' and '{2}'; name another layer, or keep one"),
        new(RuleIds.SeveralSources, "A layer that joins nothing reads one source", "'{0}' reads one source, but From names {1}; join them first with Add or Concat"),
        new(RuleIds.ContainingTypeNotPartial, "A network's containing types must be partial", "'{0}' is nested in '{1}', which is not partial; write 'partial' there too"),
        new(RuleIds.UnsupportedClass, "A network is an ordinary class", "'{0}' is {1}, but a network must be a class that is not generic, abstract or static and has no other base class"),
        new(RuleIds.UnsafeCodeOff, "Emitted code needs AllowUnsafeBlocks", "'{0}' is compiled to code with pointers; put <AllowUnsafeBlocks>true</AllowUnsafeBlocks> into the project file"),
        new(RuleIds.TooFewSources, "A join needs two sources", "'{0}' joins {1}, but it needs at least two sources; name the layers to join"),
        new(RuleIds.InvalidName, "A layer's name must be usable as an identifier", "'{0}' cannot name a layer; use letters, digits and underscores, and begin with a letter"),
        new(RuleIds.LayerBeforeInput, "The input comes first", "'{0}' stands before [Input]; move [Input] to the top"),
        new(RuleIds.LanguageTooOld, "Emitted code needs C# 12", "'{0}' is compiled to C# 12, but the project is set to C# {1}; take <LangVersion> out of the project file, or raise it"),
        new(RuleIds.NotABlock, "A block needs layers", "'{0}' has no layers to put in; mark the class [NetworkBlock] and give it layers"),
        new(RuleIds.BlockInItself, "A block may not contain itself", "'{0}' puts itself in, which never ends; take the inner one out"),
        new(RuleIds.InputIsNoOutput, "An input is no output", "'{0}' is an input, but {1} takes what a layer gives; name a layer"),
        new(RuleIds.WeightsMissing, "A file of weights is not there", "'{0}' takes its weights from '{1}', but {2}"),
        new(RuleIds.WeightsMalformed, "A file of weights is malformed", "'{0}' takes its weights from '{1}', but {2}"),
        new(RuleIds.WeightsDoNotFit, "A file of weights does not fit the layers", "'{1}' does not fit '{0}': {2}"),
        new(RuleIds.WrongRank, "A layer gets a shape that it cannot take", "'{0}' needs {1}, but '{2}' gives {3}{4}"),
        new(RuleIds.KernelLargerThanInput, "A window is larger than what it slides over", "'{0}' has a window of {1} {2}, but '{3}' gives {4}: with padding {5} + {6} there are only {7}"),
        new(RuleIds.GroupsDoNotDivide, "Groups must divide the channels", "'{0}' splits {1} {2} into {3} {5}, but {1} / {3} leaves {4}"),
        new(RuleIds.JoinShapesDiffer, "Joined shapes differ", "'{0}' joins '{1}' {2} and '{3}' {4}, which differ in {5}: {6} and {7}"),
        new(RuleIds.LossDoesNotFit, "The loss does not fit the output", "{0} needs {1}, but '{2}' gives {3}{4}"),
        new(RuleIds.TooLarge, "A tensor is too large", "'{0}' would have {1} {2}, but at most {3} fit"),
        new(RuleIds.TokensAreNoNumbers, "Indices of tokens are no numbers", "'{0}' reads '{1}', but these are indices of tokens, which mean nothing as numbers; put [Embedding(vocabulary, size)] between them"),
        new(RuleIds.NeedsTokens, "An embedding reads tokens", "'{0}' needs indices of tokens, but '{1}' gives numbers; read a [TokenInput(length)]"),
        new(RuleIds.ArgumentOutOfRange, "An argument is out of range", "'{0}' has {1} {2}, but it must be {3}"),
        new(RuleIds.PoolPaddingTooLarge, "A pool's padding is more than half its window", "'{0}' has padding {1} with a window of {2}, but at most {3} is allowed: a window may not lie wholly in the padding"),
        new(RuleIds.SameWithPadding, "Same and Padding exclude each other", "'{0}' has both Same and Padding; Same computes the padding, so leave Padding out"),
        new(RuleIds.WinogradDoesNotFit, "Winograd's algorithm is for 3 x 3 kernels", "'{0}' asks for Winograd's algorithm, which is for 3 x 3 kernels with stride 1, dilation 1 and one group, but has {1}; leave Algorithm out"),
        new(RuleIds.OverBudget, "A network is over its budget", "'{0}' has {1} {2}, but its budget is {3}; the largest layers are {4}"),
        new(RuleIds.TooLargeToUnroll, "A network is too large for straight-line code", "'{0}' without loops would be about {1} vector statements, but at most {2} can be compiled well; the largest layers are {3}; take Unroll out: Auto unrolls what gains by it"),
        new(RuleIds.NotStraight, "A layer cannot be written without loops", "'{0}' cannot be unrolled in full: {1} has no straight-line form, since it {2}; take Unroll out, or the layer"),
        new(RuleIds.DoubleActivation, "The loss applies the last layer's function again", "'{0}' is {1}, and {2} applies it again, which makes learning creep; take '{0}' out: predictions still have it", Severity.Warning),
        new(RuleIds.TwoActivations, "An activation follows an activation", "'{0}' reads '{1}', an activation reading an activation; put a layer with parameters between them, or take one out", Severity.Warning),
        new(RuleIds.NoiseAtTheEnd, "Dropout is the last layer", "'{0}' makes the outputs that {1} sees zero at random, which no weight can mend; put it before the last layer with parameters", Severity.Warning),
        new(RuleIds.CutOffRegression, "A regression's output is cut off at zero", "'{0}' lets {1} see no negative output, and where it gives 0 nothing is learned; take it out, or use an activation that fits the targets", Severity.Warning),
        new(RuleIds.BatchNormAtTheEnd, "Batch norm is the last layer", "'{0}' scales the outputs that {1} sees by what else is in the batch, and so they differ between training and prediction; put a layer with parameters behind it", Severity.Warning),
        new(RuleIds.LossReadsSomethingElse, "The loss reads something else than the last layer gives", "{0} reads {1}, but '{2}' gives {3}; {4}", Severity.Warning),
        new(RuleIds.NothingReads, "Nothing reads a layer", "'{0}' is read by no layer, so it is there for nothing; let a later layer read it, or take it out", Severity.Warning),
        new(RuleIds.WrongLength, "An array is not as long as the network needs it", "'{0}' needs {1}, but gets {2}; make it {3} long"),
        new(RuleIds.LabelOutOfRange, "A label names no class", "'{0}' has {1} classes, 0 to {2}, but this label is {3}"),
        new(RuleIds.WrongTargets, "Targets do not fit the loss", "'{0}' learns by {1}, which needs {2}, but {3}"),
        new(RuleIds.UnlikelyLearningRate, "A learning rate that cannot be meant", "'{0}' gets a learning rate of {1}, {2}; most networks learn at 1E-4 to 1E-1", Severity.Warning),
        new(RuleIds.UsedAfterDispose, "A disposed object is used", "'{0}' was disposed before this, so using it throws; dispose it last", Severity.Warning),
        new(RuleIds.SharedBetweenThreads, "Threads share a workspace", "'{0}' is used by several threads at once, but has one workspace; {1}", Severity.Warning),
        new(RuleIds.LoadDoesNotFit, "A file that is loaded does not fit the layers", "'{1}' does not fit '{0}': {2}", Severity.Warning),
        new(RuleIds.AotWithoutAvx, "AVX2 is left out ahead of time", "'{0}' will run about three times slower than it could: PublishAot with IlcInstructionSet '{1}' leaves AVX2 and FMA out; take IlcInstructionSet out of the project file, and the package sets it", Severity.Warning),
        new(RuleIds.DroppedPixels, "A window leaves pixels out", "'{0}' never sees the last {1} of {2}, {2} -> {3}; padding or another stride would reach them", Severity.Info),
        new(RuleIds.EvenKernelWithSame, "An even kernel with Same shifts the image", "'{0}' has an even kernel, {1}, which has no middle: Same pads one more at the end and shifts the image by half a pixel; an odd one does not", Severity.Info),
        new(RuleIds.HugeDense, "A dense layer holds nearly all parameters", "'{0}' holds {1} of the {2} parameters, since it reads all of {3}; pooling before it would make it smaller", Severity.Info),
        new(RuleIds.BiasBeforeNorm, "A normalisation takes a bias away", "'{0}' adds a bias, which '{1}' subtracts again with the mean; Bias = false saves it", Severity.Info),
        new(RuleIds.SizeAboveVector, "A size is just above a multiple of the vector width", "'{0}' has {1} {2}, which cost as much as {3}: they are computed 8 at a time; {4} would fill the vectors", Severity.Info, IsOn: false),
        new(RuleIds.InternalError, "StaticNet failed on this network", "StaticNet failed on '{0}' ({1}); this is our fault: please report it with the declaration"),
    ];

    private static readonly Dictionary<string, Rule> ById = All.ToDictionary(rule => rule.Id);

    public static Rule Of(string id) => ById[id];
}

namespace StaticNet.Compiler.Rules;

/// <summary>The ids of all rules, in numeric order.</summary>
internal static class RuleIds
{
    public const string NotPartial = "SN0001";
    public const string NoInput = "SN0002";
    public const string SeveralParts = "SN0003";
    public const string UnknownName = "SN0004";
    public const string DuplicateName = "SN0005";
    public const string NoLayers = "SN0006";
    public const string AfterLoss = "SN0007";
    public const string OutputTwice = "SN0008";
    public const string SeveralSources = "SN0010";
    public const string ContainingTypeNotPartial = "SN0011";
    public const string UnsupportedClass = "SN0012";
    public const string UnsafeCodeOff = "SN0013";
    public const string TooFewSources = "SN0014";
    public const string InvalidName = "SN0015";
    public const string LayerBeforeInput = "SN0016";
    public const string LanguageTooOld = "SN0017";
    public const string NotABlock = "SN0018";
    public const string BlockInItself = "SN0019";
    public const string InputIsNoOutput = "SN0020";
    public const string WeightsMissing = "SN0101";
    public const string WeightsMalformed = "SN0102";
    public const string WeightsDoNotFit = "SN0103";
    public const string WrongRank = "SN1001";
    public const string KernelLargerThanInput = "SN1002";
    public const string GroupsDoNotDivide = "SN1003";
    public const string JoinShapesDiffer = "SN1004";
    public const string LossDoesNotFit = "SN1005";
    public const string TooLarge = "SN1006";
    public const string TokensAreNoNumbers = "SN1007";
    public const string NeedsTokens = "SN1008";
    public const string ArgumentOutOfRange = "SN2001";
    public const string PoolPaddingTooLarge = "SN2002";
    public const string SameWithPadding = "SN2003";
    public const string WinogradDoesNotFit = "SN2004";
    public const string OverBudget = "SN2101";
    public const string TooLargeToUnroll = "SN2102";
    public const string NotStraight = "SN2103";
    public const string DoubleActivation = "SN3001";
    public const string TwoActivations = "SN3002";
    public const string NoiseAtTheEnd = "SN3003";
    public const string CutOffRegression = "SN3004";
    public const string BatchNormAtTheEnd = "SN3005";
    public const string LossReadsSomethingElse = "SN3006";
    public const string NothingReads = "SN3007";
    public const string WrongLength = "SN3101";
    public const string LabelOutOfRange = "SN3102";
    public const string WrongTargets = "SN3103";
    public const string UnlikelyLearningRate = "SN3104";
    public const string UsedAfterDispose = "SN3105";
    public const string SharedBetweenThreads = "SN3106";
    public const string LoadDoesNotFit = "SN3107";
    public const string AotWithoutAvx = "SN3201";
    public const string DroppedPixels = "SN4001";
    public const string EvenKernelWithSame = "SN4002";
    public const string HugeDense = "SN4003";
    public const string BiasBeforeNorm = "SN4004";
    public const string SizeAboveVector = "SN4005";
    public const string InternalError = "SN9001";

    /// <summary>Whether a rule is about calls, which the analyzer alone sees; all others are about declarations.</summary>
    public static bool IsAboutUse(string id) => id.StartsWith("SN31", System.StringComparison.Ordinal);
}

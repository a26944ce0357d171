using Microsoft.CodeAnalysis;
using StaticNet.Generator.Tests.Harness;

namespace StaticNet.Generator.Tests;

/// <summary>Rules about calls: each with its exact place and whole message, what looks alike and is right.</summary>
public class UseRuleTests
{
    private const string Networks = """
        using StaticNet;

        [Network, Input(1, 28, 28), Flatten, Dense(10), SoftmaxCrossEntropy]
        partial class DigitNet;

        [Network, Input(5, 8), Dense(3), LogSoftmax, NegativeLogLikelihood(IgnoreIndex = -100)]
        partial class Tags;

        [Network, Input(4), Dense(3), MeanSquaredError]
        partial class Curve;

        [Network, Input(1, 4, 4, Name = "image"), Input(2, Name = "pose")]
        [Flatten(From = "image"), Concat("pose"), Dense(8), Tanh(Name = "body")]
        [Dense(3, Name = "kind"), Dense(2, Name = "class", From = "body"), Dense(1, Name = "extra", From = "body")]
        [SoftmaxCrossEntropy(From = "kind"), MeanSquaredError(From = "class"), Output("extra")]
        partial class Two;

        [Network, TokenInput(4), Embedding(7, 8), Dense(5), SoftmaxCrossEntropy]
        partial class Words;

        [Network, Input(6, 3), GRU(4), Dense(2)]
        partial class Echo;
        """;

    /// <summary>The networks with their generated code, made once: the cases only add a file.</summary>
    private static readonly Lazy<GeneratedOutput> Generated = new(() => GeneratorRunner.Run(Networks));

    /// <summary>A method's body with marks, and the messages in the order of the marks.</summary>
    public static TheoryData<string, string[]> Misused => new()
    {
        { Body("new DigitNet().Predict({|SN3101:new float[783]|}, new float[10]);"), ["'DigitNet' needs 784 inputs, [1, 28, 28], but gets 783; make it DigitNet.InputLength long"] },
        { Body("new DigitNet().Predict(new float[784], {|SN3101:stackalloc float[9]|});"), ["'DigitNet' needs room for 10 outputs, [10], but gets 9; make it DigitNet.OutputLength long"] },
        { Body("const int side = 24; float[] x = new float[side * side]; new DigitNet().Predict(output: new float[10], input: {|SN3101:x|});"), ["'DigitNet' needs 784 inputs, [1, 28, 28], but gets 576; make it DigitNet.InputLength long"] },
        { Body("var net = new Curve(); net.Predict({|SN3101:[1, 2, 3]|}, {|SN3101:new float[5].AsSpan(0, 2)|});"), ["'Curve' needs 4 inputs, [4], but gets 3; make it Curve.InputLength long", "'Curve' needs room for 3 outputs, [3], but gets 2; make it Curve.OutputLength long"] },
        { Body("_ = new Curve().Inspect({|SN3101:new[] { 1f }|});"), ["'Curve' needs 4 inputs, [4], but gets 1; make it Curve.InputLength long"] },
        { Body("new Curve().PredictBatch({|SN3101:new float[7]|}, new float[6], 2);"), ["'Curve' needs 8 inputs, 2 times [4], but gets 7; make it 2 * Curve.InputLength long"] },
        { Body("new Curve().PredictBatch(new float[8], {|SN3101:new float[8]|}, count);"), ["'Curve' needs room for a multiple of 3 outputs, [3] each, but gets 8; make it a multiple of Curve.OutputLength long"] },
        { Body("using var session = new Curve().CreateSession(); session.Predict({|SN3101:new float[5]|}, y);"), ["'Curve' needs 4 inputs, [4], but gets 5; make it Curve.InputLength long"] },
        { Body("using var trainer = new DigitNet().CreateTrainer(new Adam(), 32); trainer.Step({|SN3101:new float[783]|}, [1]);"), ["'DigitNet' needs a multiple of 784 inputs, [1, 28, 28] each, but gets 783; make it a multiple of DigitNet.InputLength long"] },
        { Body("var data = new LabelledData(x, [1, 2], 576); new DigitNet().CreateTrainer(new Adam(), 32).Fit({|SN3101:data|});"), ["'DigitNet' needs samples of 784 inputs, [1, 28, 28], but gets 576; make it DigitNet.InputLength long"] },
        { Body("new DigitNet().CreateTrainer(new Adam(), 32).Step(x, [3, {|SN3102:10|}, {|SN3102:-1|}]);"), ["'DigitNet' has 10 classes, 0 to 9, but this label is 10", "'DigitNet' has 10 classes, 0 to 9, but this label is -1"] },
        { Body("int[] labels = { 0, {|SN3102:3|}, -100, 2, 1 }; new Tags().CreateTrainer(new Adam(), 32).Step(x, labels);"), ["'Tags' has 3 classes, 0 to 2, but this label is 3"] },
        { Body("new DigitNet().CreateTrainer(new Adam(), 32).Evaluate(new LabelledData(x, new[] { 1, {|SN3102:11|} }, 784));"), ["'DigitNet' has 10 classes, 0 to 9, but this label is 11"] },
        { Body("new DigitNet().CreateTrainer(new Adam(), 32).Step(x, {|SN3103:x|});"), ["'DigitNet' learns by SoftmaxCrossEntropy, which needs one class index (int) for each sample, but these are float"] },
        { Body("new Curve().CreateTrainer(new Adam(), 32).Step(x, {|SN3103:new int[3]|});"), ["'Curve' learns by MeanSquaredError, which needs 3 values (float) for each sample, but these are int"] },
        { Body("new Tags().CreateTrainer(new Adam(), 32).Step(new float[80], {|SN3103:[1, 2]|});"), ["'Tags' learns by NegativeLogLikelihood, which needs 5 class indices (int) for each sample, but these are 2 for 2 samples"] },
        { Body("_ = new Sgd({|SN3104:0|});"), ["'Sgd' gets a learning rate of 0, with which nothing is learned; most networks learn at 1E-4 to 1E-1"] },
        { Body("Optimizer adam = new Adam(beta1: 0.9, learningRate: {|SN3104:1e3|});"), ["'Adam' gets a learning rate of 1000, with which training diverges; most networks learn at 1E-4 to 1E-1"] },
        { Body("AdamW adam = new({|SN3104:-1e-3f|});"), ["'AdamW' gets a learning rate of -0.001, with which the loss grows; most networks learn at 1E-4 to 1E-1".Replace("-0.001", "-0.0010000000474974513")] },
        { Body("var net = new Curve(); net.Dispose(); if (count > 1) {|SN3105:net|}.Predict(x, y);"), ["'net' was disposed before this, so using it throws; dispose it last"] },
        { Body("var net = new Curve(); using (net) { net.Predict(x, y); } {|SN3105:net|}.Predict(x, y);"), ["'net' was disposed before this, so using it throws; dispose it last"] },
        { Body("var net = new Curve(); var other = new DigitNet(); using (net) using (other) net.Predict(x, y); if (count > 1) _ = {|SN3105:net|}.Parameters;"), ["'net' was disposed before this, so using it throws; dispose it last"] },
        { Body("static void Once(Network net) { using (net) { } _ = {|SN3105:net|}.Parameters; }"), ["'net' was disposed before this, so using it throws; dispose it last"] },
        { Body("var net = new Curve(); using (net) net.Predict(x, y); net.Dispose(); {|SN3105:net|}.Predict(x, y);"), ["'net' was disposed before this, so using it throws; dispose it last"] },
        { Body("var net = new Curve(); Parallel.For(0, 9, i => {|SN3106:net|}.Predict(x, y));"), ["'net' is used by several threads at once, but has one workspace; give each thread its own by CreateSession()"] },
        { Body("using var session = new Curve().CreateSession(); for (int i = 0; i < 9; i++) Task.Run(() => { {|SN3106:session|}.Predict(x, y); });"), ["'session' is used by several threads at once, but has one workspace; give each thread its own by CreateSession()"] },
        { Body("var net = new Curve(); var a = Task.Run(() => {|SN3106:net|}.Predict(x, y)); new Thread(() => {|SN3106:net|}.Predict(x, y)).Start();"),
            [.. Enumerable.Repeat("'net' is used by several threads at once, but has one workspace; give each thread its own by CreateSession()", 2)] },
        { Body("var trainer = new Curve().CreateTrainer(new Adam(), 32); Parallel.ForEach(new int[9], i => {|SN3106:trainer|}.Step(x, y));"),
            ["'trainer' is used by several threads at once, but has one workspace; let one thread train: it shares the work itself"] },
        // Several inputs and outputs: each argument is judged by the input or layer that it is for.
        { Body("new Two().Predict({|SN3101:new float[15]|}, {|SN3101:[1]|}, new float[3], {|SN3101:stackalloc float[4]|}, extra: new float[1]);"),
            ["'Two.image' needs 16 inputs, [1, 4, 4], but gets 15; make it 16 long", "'Two.pose' needs 2 inputs, [2], but gets 1; make it 2 long", "'Two.class' needs room for 2 outputs, [2], but gets 4; make it 2 long"] },
        { Body("using Two.Session session = new Two().CreateSession(3); session.PredictBatch(new float[48], {|SN3101:new float[4]|}, new float[9], y, y, count: 3);"), ["'Two.pose' needs 6 inputs, 3 times [2], but gets 4; make it 6 long"] },
        { Body("new Two().Inspect(pose: {|SN3101:new float[3]|}, image: x);"), ["'Two.pose' needs 2 inputs, [2], but gets 3; make it 2 long"] },
        { Body("static void Train(Two.Trainer trainer, float[] y) => trainer.Step(new float[32], {|SN3101:new float[2]|}, [0, {|SN3102:3|}], y);"), ["'Two.pose' needs 4 inputs, 2 times [2], but gets 2; make it 4 long", "'Two.kind' has 3 classes, 0 to 2, but this label is 3"] },
        { Body("Two.Samples(x, {|SN3101:new float[3]|}, {|SN3103:x|}, y);"), ["'Two.pose' needs a multiple of 2 inputs, [2] each, but gets 3; make it a multiple of 2 long", "'Two.kind' learns by SoftmaxCrossEntropy, which needs one class index (int) for each sample, but these are float"] },
        { Body("Two.Samples(new float[32], new float[4], [0, 1], {|SN3103:new float[3]|});"), ["'Two.class' learns by MeanSquaredError, which needs 2 values (float) for each sample, but these are 3 for 2 samples"] },
        { Body("new Words().Predict({|SN3101:[1, 2, 3]|}, {|SN3101:new float[5]|});"), ["'Words.input' needs 4 tokens, [4], but gets 3; make it 4 long", "'Words.dense1' needs room for 20 outputs, [4, 5], but gets 5; make it 20 long"] },
        { Body("new Words().CreateTrainer(new Adam(), 8).Step(new int[8], {|SN3103:new int[4]|});"), ["'Words.dense1' learns by SoftmaxCrossEntropy, which needs 4 class indices (int) for each sample, but these are 4 for 2 samples"] },
        { Body("Words.Samples([1, 2, 3, 4], [0, 1, 2, {|SN3102:5|}]);"), ["'Words.dense1' has 5 classes, 0 to 4, but this label is 5"] },
        { Body("var net = new Two(); var session = net.CreateSession(); session.Dispose(); {|SN3105:session|}.Predict(x, x, y, y, y);"), ["'session' was disposed before this, so using it throws; dispose it last"] },
        { Body("var net = new Words(); var session = net.CreateSession(); Parallel.For(0, 9, i => {|SN3106:session|}.Predict(new int[4], y));"), ["'session' is used by several threads at once, but has one workspace; give each thread its own by CreateSession()"] },
        // Streams take whole steps.
        { Body("using var stream = new Echo().CreateStream(); stream.Process({|SN3101:new float[7]|}, y);"), ["'Echo' needs a multiple of 3 inputs, [3] each step, but gets 7; make it a multiple of 3 long"] },
        { Body("using var stream = new Echo().CreateStream(); stream.Process(new float[9], {|SN3101:new float[2]|});"), ["'Echo' needs room for 6 outputs, 3 steps of [2], but gets 2; make it 6 long"] },
        { Body("using var stream = new Echo().CreateStream(); Parallel.For(0, 9, i => {|SN3106:stream|}.Process(x, y));"), ["'stream' is used by several threads at once, but has one workspace; give each thread its own by CreateStream()"] },
    };

    /// <summary>What is right, or what cannot be known.</summary>
    public static TheoryData<string> Right => new()
    {
        Body("new DigitNet().Predict(new float[DigitNet.InputLength], stackalloc float[10]);"),
        Body("new DigitNet().Predict(x, y.AsSpan(count));"),
        Body("float[] a = new float[3]; a = x; new Curve().Predict(a, y);"),
        Body("float[] a = new float[3]; Fill(ref a); new Curve().Predict(a, y);"),
        Body("new Curve().PredictBatch(new float[12], new float[9], count);"),
        Body("new Curve().PredictBatch(new float[12], new float[9], 3);"),
        Body("new Curve().CreateTrainer(new Adam(), 32).Step(new float[8], new float[6]);"),
        Body("new DigitNet().CreateTrainer(new Adam(1e-2), 32).Step(x, [0, 9, count]);"),
        Body("new Other().Predict(new float[3]); new Other().Step(new float[3], 11);"),
        Body("Network net = new Curve(); _ = net.Inspect(new float[99]);"),
        Body("PredictionSession session = Make(); session.Predict(new float[5], y);"),
        Body("_ = new Sgd(count); _ = new Sgd(10);"),
        Body("var net = new Curve(); net.Dispose(); net = new Curve(); net.Predict(x, y);"),
        Body("var net = new Curve(); if (count > 1) { net.Dispose(); return; } net.Predict(x, y);"),
        Body("var net = new Curve(); using (net) net.Predict(x, y); net = new Curve(); net.Predict(x, y);"),
        Body("var net = new Curve(); using (net) { net = new Curve(); } net.Predict(x, y);"),
        Body("var net = new Curve(); if (count > 1) using (net) { return; } net.Predict(x, y);"),
        Body("using (var net = new Curve()) net.Predict(x, y); using (var net = new Curve()) net.Predict(x, y);"),
        Body("Network net = new Curve(); net.Dispose(); (net, count) = (new DigitNet(), 2); _ = net.Parameters;"),
        Body("var net = new Curve(); Run(); net.Dispose(); void Run() => net.Predict(x, y);"),
        Body("var net = new Curve(); net.Dispose(); Renew(out net); net.Predict(x, y); static void Renew(out Curve it) => it = new Curve();"),
        Body("var net = new Curve(); net.Dispose(); net.Dispose(); _ = nameof(net.Predict);"),
        Body("Parallel.For(0, 9, i => { using var own = new Curve(); own.Predict(x, y); });"),
        Body("var net = new Curve(); Task.Run(() => net.Predict(x, y)).Wait();"),
        Body("for (int i = 0; i < 9; i++) { var net = new Curve(); Task.Run(() => net.Predict(x, y)); }"),
        Body("new Two().Predict(new float[16], new float[2], new float[3], stackalloc float[2], extra: new float[1]);"),
        Body("new Two().PredictBatch(new float[32], x, new float[6], y, y, 2); _ = new Two().Inspect(new float[16], x);"),
        Body("using Two.Trainer trainer = new Two().CreateTrainer(new Adam(), 2); trainer.Step(new float[32], new float[4], [0, 2], new float[4]); trainer.Fit(Two.Samples(new float[16], new float[2], [1], y));"),
        Body("new Words().CreateTrainer(new Adam(), 8).Step(new int[8], new int[8]); new Words().Predict([1, 2, 3, 4], new float[20]);"),
        Body("using var stream = new Echo().CreateStream(); stream.Process(new float[9], new float[6]); stream.Process(x, new float[5]);"),
        Body("var net = new Curve(); Parallel.For(0, 9, () => net.CreateSession(), (i, _, own) => { own.Predict(x, y); return own; }, own => own.Dispose());"),
    };

    [Theory]
    [MemberData(nameof(Misused))]
    public async Task Misuse_is_reported_at_its_place_with_its_message(string markup, string[] messages)
    {
        Markup expected = Markup.Parse(markup);
        Assert.Equal(
            expected.Expected.Zip(messages, (mark, message) => $"{mark.Id} {expected.Source[mark.Span.Start..mark.Span.End]} {mark.Span}: {message}"),
            (await AnalyzerRunner.Run(With(expected.Source))).Select(found => $"{found.Id} {Text(found)} {found.Location.SourceSpan}: {found.GetMessage()}"));
    }

    [Theory]
    [MemberData(nameof(Misused))]
    public async Task An_editor_that_asks_for_one_file_is_told_the_same(string markup, string[] messages)
    {
        GeneratedOutput output = With(Markup.Parse(markup).Source);
        SyntaxTree file = output.Compilation.SyntaxTrees.Single(tree => tree.FilePath == "Use.cs");
        Assert.Equal(messages.Order(StringComparer.Ordinal), (await AnalyzerRunner.RunOnFile(output, file)).Select(found => found.GetMessage()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Right))]
    public async Task Right_use_is_left_alone(string source)
    {
        GeneratedOutput output = With(source);
        Assert.Empty(output.Errors);
        Assert.Empty(await AnalyzerRunner.Run(output));
    }

    [Fact]
    public async Task Use_of_a_network_with_errors_is_not_commented_on()
    {
        Diagnostic[] found = await AnalyzerRunner.Run("using StaticNet; [Network, Input(4), Dense(0)] partial class Net; class Use { void Run() => new Net().Predict(new float[3], new float[2]); }");
        Assert.Equal(["SN2001"], found.Select(diagnostic => diagnostic.Id));
    }

    private static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private static GeneratedOutput With(string source) =>
        Generated.Value with { Compilation = Generated.Value.Compilation.AddSyntaxTrees(new Project().Tree(source, "Use.cs")) };

    private static string Body(string statements) => $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using StaticNet;

        class Use
        {
            static void Run(float[] x, float[] y, int count)
            {
                {{statements}}
            }

            static void Fill(ref float[] a) => a = new float[4];

            static PredictionSession Make() => new Curve().CreateSession();
        }

        class Other
        {
            public void Predict(float[] x) { }

            public void Step(float[] x, int label) { }
        }
        """;
}

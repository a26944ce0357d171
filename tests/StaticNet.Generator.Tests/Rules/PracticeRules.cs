using static StaticNet.Generator.Tests.Harness.Sources;

namespace StaticNet.Generator.Tests.Rules;

/// <summary>What compiles, and learns badly or not at all: SN30xx.</summary>
internal static class PracticeRules
{
    /// <summary>Source with marks, and the messages in the order of the marks.</summary>
    public static TheoryData<string, string[]> Rows => new()
    {
        {
            Attributes("[Input(4), Dense(3), {|SN3001:Softmax|}, SoftmaxCrossEntropy]"),
            ["'softmax1' is Softmax, and SoftmaxCrossEntropy applies it again, which makes learning creep; take 'softmax1' out: predictions still have it"]
        },
        {
            Attributes("[Input(4), Dense(3), ReLU, {|SN3002:Tanh|}, Dense(2)]"),
            ["'tanh1' reads 'relu1', an activation reading an activation; put a layer with parameters between them, or take one out"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3003:Dropout|}(0.5), MeanSquaredError]"),
            ["'dropout1' makes the outputs that MeanSquaredError sees zero at random, which no weight can mend; put it before the last layer with parameters"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3004:ReLU|}, MeanSquaredError]"),
            ["'relu1' lets MeanSquaredError see no negative output, and where it gives 0 nothing is learned; take it out, or use an activation that fits the targets"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3004:ReLU6|}, Reshape(3, 1), MeanAbsoluteError]"),
            ["'relu61' lets MeanAbsoluteError see no negative output, and where it gives 0 nothing is learned; take it out, or use an activation that fits the targets"]
        },
        {
            Attributes("[Input(4), Dense(3, Bias = false), {|SN3005:BatchNorm|}, MeanSquaredError]"),
            ["'batchnorm1' scales the outputs that MeanSquaredError sees by what else is in the batch, and so they differ between training and prediction; put a layer with parameters behind it"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3006:LogSoftmax|}, SoftmaxCrossEntropy]"),
            ["SoftmaxCrossEntropy reads logits, but 'logsoftmax1' gives log-probabilities; take 'logsoftmax1' out"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3006:Softmax|}, NegativeLogLikelihood]"),
            ["NegativeLogLikelihood reads log-probabilities, but 'softmax1' gives probabilities; put LogSoftmax in its place"]
        },
        {
            Attributes("[Input(4), {|SN3006:Dense|}(3), KLDivergence]"),
            ["KLDivergence reads log-probabilities, but 'dense1' gives values of any size; put [LogSoftmax] behind it"]
        },
        {
            Attributes("[Input(1, 8, 8), {|SN3006:Conv2D|}(1, 3, Same = true), Flatten, BinaryCrossEntropy]"),
            ["BinaryCrossEntropy reads probabilities, but 'conv2d1' gives values of any size; put [Sigmoid] behind it, or use BinaryCrossEntropyWithLogits"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3006:Sigmoid|}, MulticlassHinge]"),
            ["MulticlassHinge reads scores, but 'sigmoid1' gives probabilities; take 'sigmoid1' out"]
        },
        {
            Attributes("[Input(4), Dense(3), {|SN3001:Sigmoid|}, BinaryCrossEntropyWithLogits]"),
            ["'sigmoid1' is Sigmoid, and BinaryCrossEntropyWithLogits applies it again, which makes learning creep; take 'sigmoid1' out: predictions still have it"]
        },
        {
            Attributes("[Input(4), Dense(3), Softmax, {|SN3002:LogSoftmax|}, NegativeLogLikelihood]"),
            ["'logsoftmax1' reads 'softmax1', an activation reading an activation; put a layer with parameters between them, or take one out"]
        },
        {
            Attributes("[Input(4), {|SN3007:Input|}(3, Name = \"pose\"), Dense(2), MeanSquaredError]"),
            ["'pose' is read by no layer, so it is there for nothing; let a later layer read it, or take it out"]
        },
        {
            Attributes("[Input(4), Dense(3, Name = \"a\"), {|SN3007:Dense|}(5), Dense(2, From = \"a\")]"),
            ["'dense2' is read by no layer, so it is there for nothing; let a later layer read it, or take it out"]
        },
        // Each loss is advised about the output that it judges.
        {
            Attributes("[Input(4, Name = \"x\"), Dense(2, Name = \"size\"), Dense(3, From = \"x\"), {|SN3001:Softmax|}(Name = \"kind\"), MeanSquaredError(From = \"size\"), SoftmaxCrossEntropy(From = \"kind\")]"),
            ["'kind' is Softmax, and SoftmaxCrossEntropy applies it again, which makes learning creep; take 'kind' out: predictions still have it"]
        },
        {
            Attributes("[Input(4, Name = \"x\"), Dense(3, Name = \"kind\"), Dense(2, From = \"x\"), {|SN3004:ReLU|}(Name = \"size\"), SoftmaxCrossEntropy(From = \"kind\"), MeanSquaredError(From = \"size\")]"),
            ["'size' lets MeanSquaredError see no negative output, and where it gives 0 nothing is learned; take it out, or use an activation that fits the targets"]
        },
        {
            Attributes("[Input(4, Name = \"x\"), Dense(3, Name = \"kind\"), Dense(2, From = \"x\"), {|SN3003:Dropout|}(Name = \"size\"), SoftmaxCrossEntropy(From = \"kind\"), MeanSquaredError(From = \"size\")]"),
            ["'size' makes the outputs that MeanSquaredError sees zero at random, which no weight can mend; put it before the last layer with parameters"]
        },
        {
            Attributes("[Input(4, Name = \"x\"), Dense(3, Name = \"kind\"), {|SN3006:Dense|}(2, Name = \"risk\", From = \"x\"), SoftmaxCrossEntropy(From = \"kind\"), BinaryCrossEntropy(From = \"risk\")]"),
            ["BinaryCrossEntropy reads probabilities, but 'risk' gives values of any size; put [Sigmoid] behind it, or use BinaryCrossEntropyWithLogits"]
        },
    };
}

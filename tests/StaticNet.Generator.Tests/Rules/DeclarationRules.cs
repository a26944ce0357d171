using static StaticNet.Generator.Tests.Harness.Sources;

namespace StaticNet.Generator.Tests.Rules;

/// <summary>What is written in the wrong place, under the wrong name, or on a class that cannot be a network: SN00xx.</summary>
internal static class DeclarationRules
{
    /// <summary>Source with marks, and the messages in the order of the marks.</summary>
    public static TheoryData<string, string[]> Rows => new()
    {
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public class {|SN0001:Net|};",
            ["'Net' is a network, so it needs the other part of the class; write 'partial class Net'"]
        },
        {
            Attributes("[Dense(2)]", "SN0002"),
            ["'Net' has no input; put [Input(...)] with the shape of one sample before its layers"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] partial class Net; [{|SN0003:ReLU|}] partial class Net;",
            ["'Net' has layers on several parts of the class, so their order is not defined; collect them on one part"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = \"stem\"), Dense(3, From = {|SN0004:\"stam\"|})]"),
            ["'dense2' reads 'stam', but nothing before it has that name; did you mean 'stem'?"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = \"a\"), Add({|SN0004:\"a\", \"b\"|})]"),
            ["'add1' reads 'b', but nothing before it has that name; did you mean 'a'?"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = \"stem\"), ReLU(Name = {|SN0005:\"stem\"|})]"),
            ["'stem' is already the name of another layer or input; give this one its own"]
        },
        {
            Attributes("[Input(4)]", "SN0006"),
            ["'Net' has no layers; put the layers below [Input], in the order in which they run"]
        },
        {
            Attributes("[Input(4), Dense(2), MeanSquaredError, {|SN0007:Dense|}(3)]"),
            ["'dense2' comes after the loss 'MeanSquaredError'; move the loss to the end"]
        },
        {
            Attributes("[Input(4), Dense(2), SoftmaxCrossEntropy, {|SN0008:MeanSquaredError|}]"),
            ["'dense1' is the output of both 'SoftmaxCrossEntropy' and 'MeanSquaredError'; name another layer, or keep one"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = \"y\"), Output(\"y\"), {|SN0008:Output|}(\"y\")]"),
            ["'y' is the output of both 'Output' and 'Output'; name another layer, or keep one"]
        },
        {
            Attributes("[Input(4, Name = \"x\"), Dense(2), MeanSquaredError(From = {|SN0020:\"x\"|})]"),
            ["'x' is an input, but MeanSquaredError takes what a layer gives; name a layer"]
        },
        {
            Attributes("[Input(4), Dense(3, Name = \"kind\"), Dense(2), MeanSquaredError, SoftmaxCrossEntropy(From = {|SN0004:\"king\"|})]"),
            ["'SoftmaxCrossEntropy' reads 'king', but nothing before it has that name; did you mean 'kind'?"]
        },
        {
            Attributes("[Input(4), Dense(3, Name = \"kind\"), Output({|SN0004:\"kin\"|})]"),
            ["'Output' reads 'kin', but nothing before it has that name; did you mean 'kind'?"]
        },
        {
            Attributes("[Input(4, Name = \"x\"), Input(4, Name = {|SN0005:\"x\"|}), Dense(2)]"),
            ["'x' is already the name of another layer or input; give this one its own"]
        },
        {
            Attributes("[Input(4), {|SN0016:Dense|}(2), Input(3, Name = \"z\"), Add(\"dense1\", From = \"z\")]"),
            ["'dense1' stands before [Input]; move [Input] to the top"]
        },
        {
            "using StaticNet; class Residual; [Network, Input(4), {|SN0018:Block<Residual>|}, Dense(2)] partial class Net;",
            ["'Residual' has no layers to put in; mark the class [NetworkBlock] and give it layers"]
        },
        {
            "using StaticNet; [NetworkBlock, Dense(4), Block<Endless>] class Endless; [Network, Input(4), {|SN0019:Block<Endless>|}] partial class Net;",
            ["'Endless' puts itself in, which never ends; take the inner one out"]
        },
        {
            Attributes("[Input(4), Dense(4, Name = \"a\"), Dense(4, Name = \"b\"), ReLU(From = {|SN0010:\"a, b\"|})]"),
            ["'relu1' reads one source, but From names 'a' and 'b'; join them first with Add or Concat"]
        },
        {
            "using StaticNet; class Outer { [Network, Input(4), Dense(2)] partial class {|SN0011:Net|}; }",
            ["'Net' is nested in 'Outer', which is not partial; write 'partial' there too"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public partial class {|SN0012:Net|}<T>;",
            ["'Net' is generic, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public abstract partial class {|SN0012:Net|};",
            ["'Net' is abstract, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public static partial class {|SN0012:Net|};",
            ["'Net' is static, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; class Base; [Network, Input(4), Dense(2)] partial class {|SN0012:Net|} : Base;",
            ["'Net' is derived from 'Base', but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] public partial record {|SN0012:Net|};",
            ["'Net' is a record, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            "using StaticNet; [Network, Input(4), Dense(2)] file partial class {|SN0012:Net|};",
            ["'Net' is local to its file, but a network must be a class that is not generic, abstract or static and has no other base class"]
        },
        {
            Attributes("[Input(4), {|SN0014:Add|}]"),
            ["'add1' joins only 'input', but it needs at least two sources; name the layers to join"]
        },
        {
            Attributes("[Input(4), Dense(2, Name = {|SN0015:\"a b\"|})]"),
            ["'a b' cannot name a layer; use letters, digits and underscores, and begin with a letter"]
        },
        {
            Attributes("[{|SN0016:ReLU|}, Input(4), Dense(2)]"),
            ["'relu1' stands before [Input]; move [Input] to the top"]
        },
    };
}

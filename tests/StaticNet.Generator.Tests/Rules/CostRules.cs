using static StaticNet.Generator.Tests.Harness.Sources;

namespace StaticNet.Generator.Tests.Rules;

/// <summary>What compiles, and costs more than it need: SN40xx.</summary>
internal static class CostRules
{
    /// <summary>Source with marks, and the messages in the order of the marks.</summary>
    public static TheoryData<string, string[]> Rows => new()
    {
        {
            Attributes("[Input(1, 8, 8), {|SN4004:Conv2D|}(4, 3), BatchNorm, ReLU, Flatten, Dense(3, Bias = {|SN4004:true|}), BatchNorm, Dense(2)]"),
            ["'conv2d1' adds a bias, which 'batchnorm1' subtracts again with the mean; Bias = false saves it",
                "'dense1' adds a bias, which 'batchnorm2' subtracts again with the mean; Bias = false saves it"]
        },
        {
            Attributes("[Input(4), Dense({|SN4005:129|}), Tanh, Dense(9)]"),
            ["'dense1' has 129 units, which cost as much as 136: they are computed 8 at a time; 128 would fill the vectors"]
        },
        {
            Attributes("[Input(2, 8, 9), {|SN4001:MaxPool2D|}(3)]"),
            ["'maxpool2d1' never sees the last 2 rows and 0 columns of [2, 8, 9], [2, 8, 9] -> [2, 2, 3]; padding or another stride would reach them"]
        },
        {
            Attributes("[Input(2, 8, 8), {|SN4002:Conv2D|}(3, 2, Same = true)]"),
            ["'conv2d1' has an even kernel, 2x2, which has no middle: Same pads one more at the end and shifts the image by half a pixel; an odd one does not"]
        },
        {
            Attributes("[Input(8, 128, 128), Flatten, {|SN4003:Dense|}(10)]"),
            ["'dense1' holds 1,310,730 of the 1,310,730 parameters, since it reads all of [8, 128, 128]; pooling before it would make it smaller"]
        },
    };
}

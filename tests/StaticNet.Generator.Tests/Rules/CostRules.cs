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
            ["'maxpool2d1' never sees the last 2 rows of [2, 8, 9], [2, 8, 9] -> [2, 2, 3]; padding or another stride would reach them"]
        },
        {
            Attributes("[Input(2, 8, 8), {|SN4002:Conv2D|}(3, 2, Same = true)]"),
            ["'conv2d1' has an even kernel, 2x2, which has no middle: Same pads one more at the end and shifts the image by half a pixel; an odd one does not"]
        },
        {
            Attributes("[Input(8, 128, 128), Flatten, {|SN4003:Dense|}(10)]"),
            ["'dense1' holds 1,310,730 of the 1,310,730 parameters, since it reads all of [8, 128, 128]; pooling before it would make it smaller"]
        },
        {
            Attributes("[Input(2, 9, 11), {|SN4001:Conv2D|}(4, 2, Stride = 3)]"),
            ["'conv2d1' never sees the last row of [2, 9, 11], [2, 9, 11] -> [4, 3, 4]; padding or another stride would reach them"]
        },
        {
            Attributes("[Input(2, 11, 10), {|SN4001:AvgPool2D|}(4)]"),
            ["'avgpool2d1' never sees the last 3 rows and 2 columns of [2, 11, 10], [2, 11, 10] -> [2, 2, 2]; padding or another stride would reach them"]
        },
        {
            Attributes("[Input(3, 9), {|SN4001:MaxPool1D|}(2)]"),
            ["'maxpool1d1' never sees the last element of [3, 9], [3, 9] -> [3, 4]; padding or another stride would reach them"]
        },
        {
            Attributes("[Input(3, 9), {|SN4002:Conv1D|}(4, 2, Same = true)]"),
            ["'conv1d1' has an even kernel, 2, which has no middle: Same pads one more at the end and shifts the image by half a pixel; an odd one does not"]
        },
        {
            Attributes("[Input(3, 8, 8), {|SN4002:DepthwiseConv2D|}(4, Same = true)]"),
            ["'depthwiseconv2d1' has an even kernel, 4x4, which has no middle: Same pads one more at the end and shifts the image by half a pixel; an odd one does not"]
        },
    };
}

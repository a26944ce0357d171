using System;
using StaticNet;

namespace Library
{
    /// <summary>Two networks in one file, one with and one without a loss.</summary>
    [Network, Input(3), Dense(4), Tanh, Dense(2), MeanSquaredError]
    public partial class First
    {
        /// <summary>A member of the user's own, beside the generated ones.</summary>
        public float Sum(float[] input)
        {
            float[] output = new float[OutputLength];
            Predict(input, output);
            return output[0] + output[1];
        }
    }

    /// <summary>The second.</summary>
    [Network, Input(1, 6, 6), Conv2D(2, 3), ReLU, Flatten, Dense(2)]
    public sealed partial class Second
    {
    }

    /// <summary>A containing type.</summary>
    public static partial class Outer
    {
        /// <summary>A containing type with a type parameter.</summary>
        public partial struct Middle<T>
            where T : IComparable<T>
        {
            /// <summary>A network inside both.</summary>
            [Network, Input(3), Dense(2), SoftmaxCrossEntropy]
            public partial class Inner
            {
            }
        }
    }
}

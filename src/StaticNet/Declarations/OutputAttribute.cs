using System;

namespace StaticNet;

/// <summary>
/// Makes what a layer gives a prediction, beside those that losses judge: <c>[Output("policy"), Output("value")]</c> gives a network that only
/// predicts two outputs. Without outputs and losses the last layer is the prediction. It may stand anywhere below the input.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>Declares an output.</summary>
    /// <param name="layer">The layer's name; the parameter of Predict is called so.</param>
    public OutputAttribute(string layer) => Layer = layer;

    /// <summary>The layer's name.</summary>
    public string Layer { get; }
}

using System;
using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>
/// What a layer is: its shape rule, its parameters, and its forward and backward work as kernels. One file a layer; it says
/// what to compute and never how, and sees no other layer.
/// </summary>
internal abstract class Layer
{
    /// <summary>The attribute that declares it.</summary>
    public abstract Type AttributeType { get; }

    /// <summary>How many sources it reads: 1, or several for a joining layer.</summary>
    public virtual bool Joins => false;

    /// <summary>How many tokens there are, where it reads tokens; null for all that read numbers.</summary>
    public virtual int? Vocabulary(LayerAttribute attribute) => null;

    /// <summary>Whether it applies a function to each element and learns nothing.</summary>
    public virtual bool IsActivation => false;

    /// <summary>Whether it has a state that goes from step to step.</summary>
    public virtual bool HasState => false;

    /// <summary>
    /// What keeps it from running step by step, as in "'gru1' …"; null where nothing does: each step of its output depends on that
    /// step of its inputs, and on a state of the steps before.
    /// </summary>
    public virtual string? NotStepwise(LayerNode node) => "reads several steps at once";

    /// <summary>The shape of its output; null where an issue was reported.</summary>
    public abstract Shape? Infer(LayerShapes shapes);

    /// <summary>Its parameters, given the shapes of its inputs.</summary>
    public virtual IReadOnlyList<ParameterDeclaration> Parameters(LayerAttribute attribute, IReadOnlyList<Shape> inputs) => [];

    /// <summary>Adds the kernels that compute its output.</summary>
    public abstract void Forward(LayerNode node, ForwardPass pass);

    /// <summary>Adds the kernels that compute the gradients of its inputs and parameters from its output's.</summary>
    public abstract void Backward(LayerNode node, BackwardPass pass);
}

/// <summary>A layer with its attribute's type.</summary>
internal abstract class Layer<TAttribute> : Layer
    where TAttribute : LayerAttribute
{
    public sealed override Type AttributeType => typeof(TAttribute);

    public sealed override Shape? Infer(LayerShapes shapes) => Infer((TAttribute)shapes.Attribute, shapes);

    public sealed override IReadOnlyList<ParameterDeclaration> Parameters(LayerAttribute attribute, IReadOnlyList<Shape> inputs) =>
        Parameters((TAttribute)attribute, inputs);

    public sealed override void Forward(LayerNode node, ForwardPass pass) => Forward((TAttribute)node.Attribute, node, pass);

    public sealed override void Backward(LayerNode node, BackwardPass pass) => Backward((TAttribute)node.Attribute, node, pass);

    protected abstract Shape? Infer(TAttribute attribute, LayerShapes shapes);

    protected virtual IReadOnlyList<ParameterDeclaration> Parameters(TAttribute attribute, IReadOnlyList<Shape> inputs) => [];

    protected abstract void Forward(TAttribute attribute, LayerNode node, ForwardPass pass);

    protected abstract void Backward(TAttribute attribute, LayerNode node, BackwardPass pass);
}

/// <summary>A parameter as a layer declares it.</summary>
/// <param name="Name">PyTorch's name within the layer: "weight".</param>
/// <param name="Shape">PyTorch's shape.</param>
/// <param name="Initialization">What it is before training.</param>
/// <param name="IsTrained">Whether the optimizer changes it.</param>
internal sealed record ParameterDeclaration(string Name, Shape Shape, Initialization Initialization, bool IsTrained = true);

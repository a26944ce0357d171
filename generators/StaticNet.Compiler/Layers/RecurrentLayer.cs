using System;
using System.Collections.Generic;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Kernels;
using StaticNet.Compiler.Kernels.Recurrent;
using StaticNet.Compiler.Model;

namespace StaticNet.Compiler.Layers;

/// <summary>
/// A state that goes from step to step: W x of all steps is one product, then each step adds U h. Layers of layers and both
/// directions are as many runs of this.
/// </summary>
internal abstract class RecurrentLayer<TAttribute>(RecurrentCell cell) : Layer<TAttribute>
    where TAttribute : RecurrentAttribute
{
    public override bool HasState => true;

    public override string? NotStepwise(LayerNode node) => ((TAttribute)node.Attribute).Bidirectional ? "is bidirectional and begins with the last step too" : null;

    protected override Shape? Infer(TAttribute attribute, LayerShapes shapes)
    {
        bool valid = shapes.AtLeast(1, attribute.Units, "units") & shapes.AtLeast(1, attribute.NumLayers, nameof(attribute.NumLayers));
        if (!shapes.IsSequence() || !valid)
            return null;
        long gates = Gates(attribute).Count, features = (long)attribute.Units * Directions(attribute);
        long widest = attribute.NumLayers > 1 ? Math.Max(shapes.Input.Channels, features) : shapes.Input.Channels;

        // Gates have room for a multiple of eight units, and what a step keeps has up to four of them.
        long padded = ((long)attribute.Units + 7) / 8 * 8;
        if (!shapes.Fits("weights", "units", gates * padded, Math.Max(widest, attribute.Units)) || !shapes.Fits("elements", "units", shapes.Input.Width, Math.Max(4, gates) * padded))
            return null;
        return attribute.ReturnSequences ? shapes.Fit(shapes.Input.Width, features) : shapes.Fit(features);
    }

    // PyTorch's initialization: everything within 1 / sqrt(units).
    protected override IReadOnlyList<ParameterDeclaration> Parameters(TAttribute attribute, IReadOnlyList<Shape> inputs)
    {
        int rows = Gates(attribute).Count * attribute.Units;
        var initialization = Initialization.Uniform(1 / Math.Sqrt(attribute.Units));
        var parameters = new List<ParameterDeclaration>();
        for (int level = 0; level < attribute.NumLayers; level++)
        {
            int features = level == 0 ? inputs[0].Channels : attribute.Units * Directions(attribute);
            for (int direction = 0; direction < Directions(attribute); direction++)
            {
                string end = End(level, direction);
                parameters.Add(new ParameterDeclaration("weight_ih" + end, new Shape(rows, features), initialization));
                parameters.Add(new ParameterDeclaration("weight_hh" + end, new Shape(rows, attribute.Units), initialization));
                parameters.Add(new ParameterDeclaration("bias_ih" + end, new Shape(rows), initialization));
                parameters.Add(new ParameterDeclaration("bias_hh" + end, new Shape(rows), initialization));
            }
        }

        return parameters;
    }

    protected override void Forward(TAttribute attribute, LayerNode node, ForwardPass pass)
    {
        Tensor x = node.Input;
        for (int level = 0; level < attribute.NumLayers; level++)
        {
            bool isLast = level == attribute.NumLayers - 1;
            Tensor y = isLast ? node.Output : Between(attribute, node, level, pass);
            if (!attribute.Bidirectional)
            {
                Run(attribute, node, pass, x, y, level, direction: 0);
            }
            else
            {
                var both = new Tensor[2];
                for (int direction = 0; direction < 2; direction++)
                {
                    both[direction] = pass.Temporary(node, "y" + End(level, direction), Like(y.Shape, attribute.Units));
                    Run(attribute, node, pass, x, both[direction], level, direction);
                }

                pass.Add(new ConcatKernel(new(both), y) { Layer = node.Name, Role = "Join" });
            }

            x = y;
        }
    }

    protected override void Backward(TAttribute attribute, LayerNode node, BackwardPass pass)
    {
        Tensor dy = pass.OutputGradient(node);
        for (int level = attribute.NumLayers - 1; level >= 0; level--)
        {
            Tensor x = level == 0 ? node.Input : pass.Saved(node, Level(level - 1));
            GradientTarget? dx = level == 0 ? pass.Gradient(x) : new GradientTarget(pass.Temporary(node, Level(level - 1), x.Shape), Accumulate: false);
            for (int direction = 0; direction < Directions(attribute); direction++)
            {
                Tensor own = dy;
                if (attribute.Bidirectional)
                {
                    own = pass.Temporary(node, "y" + End(level, direction), Like(dy.Shape, attribute.Units));
                    pass.Add(new SliceKernel(dy, own, direction * attribute.Units) { Layer = node.Name, Role = "Split" + Role(level, direction) });
                }

                RunBack(attribute, node, pass, x, own, dx is null ? null : dx with { Accumulate = dx.Accumulate || direction > 0 }, level, direction);
            }

            dy = dx?.Tensor!;
        }
    }

    private void Run(TAttribute attribute, LayerNode node, ForwardPass pass, Tensor x, Tensor y, int level, int direction)
    {
        Gates gates = Gates(attribute);
        string end = End(level, direction), role = Role(level, direction);
        Tensor Parameter(string name) => node.Parameter(name + end)!;

        // The weights of one number are read as fast as its product with them would be, which need not be written first.
        bool oneInput = x.Shape.Channels == 1 && !pass.Training;
        Tensor a = oneInput ? x : pass.Temporary(node, "a" + end, Like(x.Shape, gates.Columns));
        if (!oneInput)
            pass.Add(new GateProductKernel(x, Parameter("weight_ih"), Parameter("bias_ih"), Parameter("bias_hh"), a, gates) { Layer = node.Name, Role = "Gates" + role });
        Tensor Kept(string name, int features) => pass.Save(node, name + end, Like(x.Shape, features));
        var units = new Shape(attribute.Units);
        pass.Add(new RecurrentKernel(a, Parameter("weight_hh"), oneInput || gates.Summed < gates.Count ? Parameter("bias_hh") : null, y, gates)
        {
            W = oneInput ? Parameter("weight_ih") : null,
            B = oneInput ? Parameter("bias_ih") : null,
            Layer = node.Name,
            Role = "Steps" + role,
            IsReversed = direction == 1,
            Scratch = pass.Temporary(node, "scratch" + end, new Shape((oneInput ? 2 : 1) * gates.Columns + (pass.Streams ? 0 : 3 * gates.Padded))),
            Before = pass.Training ? Kept("before", attribute.Units) : null,
            Kept = pass.Training ? Kept("gates", gates.Kept * gates.Padded) : null,
            CellsBefore = pass.Training && cell == RecurrentCell.Lstm ? Kept("cells", attribute.Units) : null,
            State = pass.Streams ? pass.Carry(node, "h" + end, units) : null,
            Cells = pass.Streams && cell == RecurrentCell.Lstm ? pass.Carry(node, "c" + end, units) : null,
        });
    }

    private void RunBack(TAttribute attribute, LayerNode node, BackwardPass pass, Tensor x, Tensor dy, GradientTarget? dx, int level, int direction)
    {
        Gates gates = Gates(attribute);
        string end = End(level, direction), role = Role(level, direction);
        Tensor Transposed(string name)
        {
            Tensor weight = node.Parameter(name + end)!, transposed = pass.Shared(node, $"{name}{end}.transposed", new Shape(weight.Shape[1], weight.Shape[0]));
            pass.Add(new GateTransposeKernel(weight, transposed, gates) { Layer = node.Name, Role = (name == "weight_hh" ? "TransposeState" : "TransposeInput") + role });
            return transposed;
        }

        Tensor before = pass.Saved(node, "before" + end), da = pass.Temporary(node, "a" + end, Like(before.Shape, gates.Columns));
        Tensor? seen = gates.Summed < gates.Count ? pass.Temporary(node, "b" + end, da.Shape) : null;
        pass.Add(new RecurrentGradientKernel(pass.Saved(node, "gates" + end), before, Transposed("weight_hh"), dy, da, pass.Temporary(node, "scratch" + end, new Shape(2 * gates.Padded)), gates)
        {
            Layer = node.Name,
            Role = "StepGradients" + role,
            IsReversed = direction == 1,
            CellsBefore = cell == RecurrentCell.Lstm ? pass.Saved(node, "cells" + end) : null,
            DB = seen,
        });
        Add("weight_ih", gradient => new GateWeightGradientKernel(x, da, gradient, gates) { Layer = node.Name, Role = "InputWeightGradient" + role });
        Add("weight_hh", gradient => new GateWeightGradientKernel(before, seen ?? da, gradient, gates) { Layer = node.Name, Role = "StateWeightGradient" + role });
        Add("bias_ih", gradient => new GateBiasGradientKernel(da, gradient, gates) { Layer = node.Name, Role = "InputBiasGradient" + role });
        Add("bias_hh", gradient => new GateBiasGradientKernel(seen ?? da, gradient, gates) { Layer = node.Name, Role = "StateBiasGradient" + role });
        if (dx is not null)
            pass.Add(new GateInputGradientKernel(da, Transposed("weight_ih"), dx.Tensor, gates) { Layer = node.Name, Role = "InputGradient" + role, Accumulate = dx.Accumulate });

        void Add(string name, Func<Tensor, Kernel> kernel)
        {
            if (pass.ParameterGradient(node, name + end) is { } gradient)
                pass.Add(kernel(gradient));
        }
    }

    private Tensor Between(TAttribute attribute, LayerNode node, int level, ForwardPass pass)
    {
        Shape shape = Like(node.Input.Shape, attribute.Units * Directions(attribute));
        return pass.Training ? pass.Save(node, Level(level), shape) : pass.Temporary(node, Level(level), shape);
    }

    private Gates Gates(TAttribute attribute) => new(cell, attribute.Units);

    private static int Directions(TAttribute attribute) => attribute.Bidirectional ? 2 : 1;

    // A sequence as long as another one; of a single step, as in a stream, a vector.
    private static Shape Like(Shape shape, int features) => shape.IsSequence ? new Shape(shape.Width, features) : new Shape(features);

    private static string Level(int level) => $"level{level}";

    // PyTorch's end of a parameter's name.
    private static string End(int level, int direction) => $"_l{level}{(direction == 1 ? "_reverse" : "")}";

    private static string Role(int level, int direction) => (level == 0 ? "" : $"{level + 1}") + (direction == 1 ? "Reverse" : "");
}

using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Kernels.Functions;
using StaticNet.Compiler.Kernels.Tiles;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using StaticNet.Layouts;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// Convolutions over the same taps, channels and pixels, whoever they work for: of a layer forward, and of one of as many channels
/// backward. They share a method, which is told what they differ in: see <see cref="ConvolutionForm"/>.
/// </summary>
internal sealed class ConvolutionFamily : IKernelFamily
{
    private readonly Conv2DKernel first;
    private readonly IPlacement placement;
    private readonly ConvolutionForm form;
    private readonly ConvolutionBody body;
    private readonly string role;

    /// <param name="members">The kernels with the places of their tensors; of one <see cref="KeyOf"/>.</param>
    public ConvolutionFamily(IReadOnlyList<(Conv2DKernel Kernel, IPlacement Placement)> members)
    {
        (first, placement) = members[0];
        string[] roles = members.Select(member => member.Kernel.Role).Distinct().ToArray();
        role = roles.Length == 1 ? roles[0] : "Product";
        TensorLayout? residual = members.Select(Residual).FirstOrDefault(layout => layout is not null);
        TensorLayout? gate = members.Select(Gated).FirstOrDefault(layout => layout is not null);
        body = Body(first, placement);
        form = new ConvolutionForm(
            Count(members, member => member.Kernel.B is not null),
            Count(members, member => Residual(member) is not null),
            Count(members, member => member.Kernel.Gate is not null),
            HasFloor: Count(members, member => member.Kernel.Activation is ReLU) == Among.Some,
            HasRows: members.Any(member => member.Placement.Layout(member.Kernel.Y) != body.Y
                || (Residual(member) is { } r && r != residual) || (Gated(member) is { } g && g != gate)));
        body = body with
        {
            Form = form,
            HasBias = form.Bias != Among.None,
            R = residual,
            G = gate,
            Accumulate = false,
            Activation = form.HasFloor ? null : first.Activation,
            Gate = members.Select(member => member.Kernel.Gate?.Function).FirstOrDefault(function => function is not null),
        };
    }

    public Kernel First => first;

    public string Role => role;

    public string Formula
    {
        get
        {
            string sum = (form.Bias == Among.None ? "" : "b[o] + ") + first.Sum + (form.Residual == Among.None ? "" : " + r[o,i,j]");
            string value = form.HasFloor ? $"max(floor, {sum})" : body.Activation is { } f ? $"{f.Name}({sum})" : sum;
            string gate = form.Gate == Among.None ? "" : $" f'(g) with f(x) = {body.Gate!.Formula}";
            string[] optional = new[] { ("b", form.Bias), ("r", form.Residual), ("g", form.Gate) }.Where(pair => pair.Item2 == Among.Some).Select(pair => pair.Item1).ToArray();
            return $"y[o,i,j] = {value}{gate}, {first.X.Shape} -> {first.Y.Shape}{(optional.Length == 0 ? "" : $"; without what is null of {string.Join(", ", optional)}")}";
        }
    }

    public string Parameters => string.Join(", ", form.Parameters);

    /// <summary>
    /// The text without what members may differ in: convolutions of one key share a method. Null for a kernel that stands for itself.
    /// </summary>
    public static string? KeyOf(Conv2DKernel kernel, IPlacement placement)
    {
        if (kernel.Groups > 1 || (kernel.Accumulate && kernel.R is not null))
            return null;
        ConvolutionBody body = Body(kernel, placement);
        if (new[] { body.R, body.G }.Any(layout => layout is not null && layout.PixelStride != body.Y.PixelStride))
            return null;
        var text = new SourceWriter();
        Function? activation = kernel.Activation is ReLU ? null : kernel.Activation, gate = kernel.Gate?.Function is ReLU ? null : kernel.Gate?.Function;
        ConvolutionBody plain = body with
        {
            Form = ConvolutionForm.Plain,
            HasBias = false,
            R = null,
            G = null,
            Gate = null,
            Accumulate = false,
            Activation = activation,
            Y = body.IsFlat ? body.Y : body.Y with { Halo = new Halo(1, 1, 1, 1) },
        };
        plain.Emit(new KernelWriter(text, Simd.Vector128, placement));
        return text + gate?.EmitGradient(Simd.Vector128, "s", "g");
    }

    public IEnumerable<string> Arguments(Kernel kernel, IPlacement placement, IReadOnlyList<string> places, IEnumerable<string> others) =>
        Arguments((Conv2DKernel)kernel, placement, places);

    private IEnumerable<string> Arguments(Conv2DKernel kernel, IPlacement from, IReadOnlyList<string> places)
    {
        Dictionary<string, string> place = kernel.Operands.Zip(places, (operand, at) => (operand.Letter, at)).ToDictionary(pair => pair.Letter, pair => pair.at);
        var layouts = new Dictionary<string, TensorLayout?> { ["y"] = from.Layout(kernel.Y), ["r"] = Residual((kernel, from)), ["g"] = Gated((kernel, from)) };
        if (kernel.Accumulate)
            place["r"] = place["y"];
        foreach (string parameter in form.Parameters)
        {
            string letter = parameter.Split(' ')[1];
            if (letter == "floor")
                yield return kernel.Activation is null ? "float.NegativeInfinity" : "0";
            else if (letter.EndsWith("Row", StringComparison.Ordinal))
                yield return KernelWriter.N(layouts[letter.Substring(0, 1)]?.RowStride ?? 0);
            else if (!place.TryGetValue(letter, out string? at))
                yield return "null";
            else
                yield return form.HasRows && layouts.TryGetValue(letter, out TensorLayout? layout) ? KernelWriter.At(at, layout!.Origin) : at;
        }
    }

    public string Text(Simd simd)
    {
        var text = new SourceWriter();
        body.Emit(new KernelWriter(text, simd, placement));
        return text.ToString();
    }

    private static ConvolutionBody Body(Conv2DKernel kernel, IPlacement placement) =>
        new(placement.Layout(kernel.X), placement.Layout(kernel.Y), placement.Parameter(kernel.W), kernel.Window, kernel.B is not null, kernel.Accumulate, kernel.Activation)
        {
            TurnsTaps = kernel.Transposed,
            R = Residual((kernel, placement)),
            G = Gated((kernel, placement)),
        };

    // Adding to what is there is adding y to y.
    private static TensorLayout? Residual((Conv2DKernel Kernel, IPlacement Placement) member) =>
        member.Kernel.R is { } r ? member.Placement.Layout(r) : member.Kernel.Accumulate ? member.Placement.Layout(member.Kernel.Y) : null;

    private static TensorLayout? Gated((Conv2DKernel Kernel, IPlacement Placement) member) => member.Kernel.Gate is { } gate ? member.Placement.Layout(gate.XY) : null;

    private static Among Count<T>(IReadOnlyList<T> members, Func<T, bool> holds) =>
        members.All(holds) ? Among.All : members.Any(holds) ? Among.Some : Among.None;
}

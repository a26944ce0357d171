using System.Runtime.InteropServices;
using StaticNet.Compiler.Model;

namespace StaticNet.Onnx;

/// <summary>A graph of ONNX (onnx.proto, IR version 9, operators of version 20) under construction. Every tensor has the batch before its shape.</summary>
/// <param name="name">The network's name.</param>
/// <param name="parameters">A parameter's numbers by its name, in PyTorch's order, which is ONNX's.</param>
internal sealed class OnnxGraph(string name, Func<string, float[]> parameters)
{
    private const int IrVersion = 9, OperatorVersion = 20, FloatElements = 1, LongElements = 7;

    private readonly Message graph = new();
    private readonly HashSet<string> constants = [];

    /// <summary>Adds an operator, and gives the name of what it writes.</summary>
    public string Node(string type, string output, string[] inputs, params (string Name, object Value)[] attributes)
    {
        var node = new Message();
        foreach (string input in inputs)
            node.Add(1, input);
        node.Add(2, output).Add(3, output).Add(4, type);
        foreach ((string attribute, object value) in attributes)
            node.Add(5, Attribute(attribute, value));
        graph.Add(1, node);
        return output;
    }

    /// <summary>A parameter as a constant, in its own shape or another.</summary>
    public string Parameter(Tensor parameter, params int[] shape) => Floats(parameter.Name, parameters(parameter.Name), shape.Length > 0 ? shape : parameter.Shape.ToArray());

    /// <summary>A constant of floats; a number by itself where no shape is given.</summary>
    public string Floats(string constant, float[] values, params int[] shape) => Constant(constant, FloatElements, shape, MemoryMarshal.AsBytes<float>(values));

    /// <summary>A constant of integers.</summary>
    public string Longs(string constant, params long[] values) => Constant(constant, LongElements, [values.Length], MemoryMarshal.AsBytes<long>(values));

    public void Input(Tensor tensor) => graph.Add(11, Value(tensor.Name, tensor.Shape));

    public void Output(string tensor, Shape shape) => graph.Add(12, Value(tensor, shape));

    /// <summary>The whole file.</summary>
    public byte[] ToModel() => new Message().Add(1, IrVersion).Add(2, "StaticNet").Add(7, graph.Add(2, name)).Add(8, new Message().Add(2, OperatorVersion)).ToArray();

    private string Constant(string constant, int type, int[] shape, ReadOnlySpan<byte> bytes)
    {
        if (!constants.Add(constant))
            return constant;
        var tensor = new Message();
        foreach (int size in shape)
            tensor.Add(1, size);
        graph.Add(5, tensor.Add(2, type).Add(8, constant).Add(9, bytes));
        return constant;
    }

    private static Message Attribute(string name, object value)
    {
        const int type = 20;
        Message attribute = new Message().Add(1, name);
        switch (value)
        {
            case float or double:
                return attribute.Add(2, Convert.ToSingle(value, null)).Add(type, 1);
            case int number:
                return attribute.Add(3, number).Add(type, 2);
            case string text:
                return attribute.Add(4, text).Add(type, 3);
            default:
                foreach (int number in (int[])value)
                    attribute.Add(8, number);
                return attribute.Add(type, 7);
        }
    }

    private static Message Value(string name, Shape shape)
    {
        Message dimensions = new Message().Add(1, new Message().Add(2, "batch"));
        foreach (int size in shape.ToArray())
            dimensions.Add(1, new Message().Add(1, size));
        return new Message().Add(1, name).Add(2, new Message().Add(1, new Message().Add(1, FloatElements).Add(2, dimensions)));
    }
}

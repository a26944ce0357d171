using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Text.SourceWriter;

namespace StaticNet.Compiler.Emit;

/// <summary>The other part of the user's class: thin members which check their arguments and call the program.</summary>
internal static class NetworkMembers
{
    public static void Emit(SourceWriter writer, CompiledNetwork network, string program)
    {
        NetworkModel model = network.Shaped.Model;
        var blocks = new Stack<SourceWriter.Block>();
        if (model.Namespace.Length > 0)
            blocks.Push(writer.Open($"namespace {model.Namespace}"));
        foreach (string type in model.ContainingTypes)
            blocks.Push(writer.Open(type));
        string input = string.Join(", ", network.Graph.Inputs.Select(tensor => tensor.Shape.ToString()));
        string output = string.Join(", ", network.Graph.Outputs.Select(end => end.Tensor.Shape.ToString()));
        string losses = string.Join(" + ", network.Graph.Judged.Select(end => AttributeText.Of(end.Loss!)));
        long inputs = network.Graph.Inputs.Sum(tensor => tensor.Shape.Size), outputs = network.Graph.Outputs.Sum(end => end.Tensor.Shape.Size);
        writer.Line("/// <summary>");
        writer.Line($"/// {input} -&gt; {output}{(losses.Length > 0 ? $", trained by {losses}" : "")}.");
        writer.Line("/// <code>");
        foreach (string row in NetworkTable.Of(network))
            writer.Line($"/// {row.Replace("<", "&lt;")}");
        writer.Line("/// </code>");
        writer.Line("/// </summary>");
        writer.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"StaticNet\", \"{CompilerVersion.Text}\")]");
        using (writer.Open($"unsafe partial class {model.Name} : global::StaticNet.Network"))
        {
            writer.Line($$"""
                /// <summary>Floats of one input: {{input}}.</summary>
                public const int InputLength = {{Literal(inputs)}};

                /// <summary>Floats of one prediction: {{output}}.</summary>
                public const int OutputLength = {{Literal(outputs)}};

                /// <summary>Makes a network whose parameters are drawn from the seed.</summary>
                public {{model.Name}}(long seed = 0)
                    : base({{program}}.Instance, seed)
                {
                }

                /// <summary>The layers with their shapes, parameters, multiply-adds and bytes.</summary>
                public static global::StaticNet.NetworkSummary Summary { get; } = new({{program}}.Instance.Description);

                /// <summary>Makes a network with the parameters of a safetensors file.</summary>
                public static {{model.Name}} Load(string path)
                {
                    var network = new {{model.Name}}();
                    network.LoadWeights(path);
                    return network;
                }

                /// <summary>Makes a network with the parameters of a stream in the safetensors format.</summary>
                public static {{model.Name}} Load(global::System.IO.Stream stream)
                {
                    var network = new {{model.Name}}();
                    network.LoadWeights(stream);
                    return network;
                }
                """);
            if (model.Weights is { } file)
            {
                string path = WeightFile.Normalize(file.File);
                writer.Line($$"""

                    /// <summary>Makes a network with the parameters of {{path}}, which lie in the assembly.</summary>
                    public static {{model.Name}} Pretrained()
                    {
                        using global::System.IO.Stream stream = typeof({{model.Name}}).Assembly.GetManifestResourceStream({{Literal(WeightFile.ResourcePrefix + path)}})!;
                        return Load(stream);
                    }
                    """);
            }

            writer.Line();
            if (JointParts.AreNeeded(model))
                JointMembers.Emit(writer, model.Name, JointParts.Of(model), $"{program}.Instance.Description");
            else
                EmitSingle(writer, network, program, input, output);
            StreamMembers.Emit(writer, network);
        }

        while (blocks.Count > 0)
            blocks.Pop().Dispose();
    }

    private static void EmitSingle(SourceWriter writer, CompiledNetwork network, string program, string input, string output)
    {
        writer.Line($$"""
            /// <summary>Predicts one sample, {{input}} -&gt; {{output}}. For one thread at a time; others use a session.</summary>
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
            public void Predict(global::System.ReadOnlySpan<float> input, global::System.Span<float> output)
            {
                CheckInput(input);
                CheckOutput(output);
                fixed (float* x = input, y = output)
                    {{program}}.Instance.Predict(x, Weights, Workspace, y);
                global::System.GC.KeepAlive(this);
            }

            /// <summary>Predicts several samples that follow each other.</summary>
            public void PredictBatch(global::System.ReadOnlySpan<float> inputs, global::System.Span<float> outputs, int count) =>
                PredictBatchCore(inputs, outputs, count);
            """);
        if (network.Graph.Loss is null)
            return;
        string trainer = network.TargetIsClassIndex ? "ClassifierTrainer" : "RegressorTrainer";
        writer.Line($$"""

            /// <summary>Makes a trainer for batches of up to so many samples; 0 threads are as many as the machine has cores.</summary>
            public global::StaticNet.{{trainer}} CreateTrainer(global::StaticNet.Optimizer optimizer, int batchSize, int threads = 0) =>
                new(this, optimizer, batchSize, threads);
            """);
    }
}

using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Text.SourceWriter;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// The members of a network with several inputs or outputs, or tokens: Predict and Step take a span for each, in the order of the
/// declaration, and session and trainer are types of the network's own.
/// </summary>
internal static class JointMembers
{
    private const string Ints = "global::System.ReadOnlySpan<int>", Floats = "global::System.ReadOnlySpan<float>";

    /// <summary>Writes the members.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="name">The class's name.</param>
    /// <param name="parts">The spans; without targets the network only predicts.</param>
    /// <param name="description">The network's description, as an expression.</param>
    public static void Emit(SourceWriter writer, string name, JointParts parts, string description)
    {
        string predicted = Parameters([.. parts.Inputs, .. parts.Outputs]), given = Arguments([.. parts.Inputs, .. parts.Outputs]);
        writer.Line($$"""
            /// <summary>Predicts one sample. For one thread at a time; others use a session.</summary>
            public void Predict({{predicted}}) =>
                Run(Joint, {{given}}, null);

            /// <summary>Predicts several samples that follow each other.</summary>
            public void PredictBatch({{predicted}}, int count) =>
                Run(Joint, {{given}}, count);

            /// <summary>A workspace of its own for another thread; it shares the weights.</summary>
            public new Session CreateSession(int capacity = 1) => new(this, capacity);
            """);
        if (parts.Inputs.Count > 1 || parts.Inputs[0].IsInts)
            EmitInspect(writer, parts);
        if (parts.Targets.Count > 0)
            EmitSamples(writer, parts, description);
        writer.Line();
        EmitRun(writer, parts);
        writer.Line();
        writer.Line("/// <summary>A workspace for predicting beside others: each thread uses one of its own, all share the network's weights.</summary>");
        using (writer.Open("public sealed class Session : global::StaticNet.JointSession"))
        {
            writer.Line($$"""
                internal Session({{name}} network, int capacity)
                    : base(network, capacity)
                {
                }

                /// <summary>Predicts one sample.</summary>
                public void Predict({{predicted}}) =>
                    Run(Joint, {{given}}, null);

                /// <summary>Predicts several samples that follow each other.</summary>
                public void PredictBatch({{predicted}}, int count) =>
                    Run(Joint, {{given}}, count);
                """);
        }

        if (parts.Targets.Count > 0)
            EmitTrainer(writer, parts, name);
    }

    private static void EmitInspect(SourceWriter writer, JointParts parts)
    {
        writer.Line();
        writer.Line("/// <summary>Predicts one sample and keeps what every layer gave. For looking at a network: it allocates.</summary>");
        using (writer.Open($"public global::StaticNet.Activations Inspect({Parameters(parts.Inputs)})"))
        {
            writer.Line("global::StaticNet.Runtime.JointPredictor joint = Joint;");
            writer.Line("joint.Begin(null);");
            Each(writer, parts.Inputs, "joint.Check");
            writer.Line("joint.Next();");
            Each(writer, parts.Inputs, "joint.Put");
            writer.Line("return joint.Inspect();");
        }
    }

    private static void EmitRun(SourceWriter writer, JointParts parts)
    {
        using (writer.Open($"private static void Run(global::StaticNet.Runtime.JointPredictor joint, {Parameters([.. parts.Inputs, .. parts.Outputs])}, int? count)"))
        {
            writer.Line("joint.Begin(count);");
            Each(writer, parts.Inputs, "joint.Check");
            Each(writer, parts.Outputs, "joint.CheckOutput");
            using (writer.Open("while (joint.Next())"))
            {
                Each(writer, parts.Inputs, "joint.Put");
                writer.Line("joint.Run();");
                Each(writer, parts.Outputs, "joint.Take");
            }
        }
    }

    private static void EmitSamples(SourceWriter writer, JointParts parts, string description)
    {
        writer.Line();
        writer.Line("/// <summary>Samples with their targets, one behind the other in each span, for Fit and Evaluate; they are checked and copied.</summary>");
        using (writer.Open($"public static global::StaticNet.SampleData Samples({Parameters([.. parts.Inputs, .. parts.Targets])})"))
        {
            writer.Line($"var samples = new global::StaticNet.SampleData({description}, {parts.Inputs[0].Name}.Length);");
            Each(writer, parts.Inputs, "samples.SetInput");
            Each(writer, parts.Targets, "samples.SetTarget");
            writer.Line("return samples;");
        }
    }

    private static void EmitTrainer(SourceWriter writer, JointParts parts, string name)
    {
        writer.Line($$"""

            /// <summary>Makes a trainer for batches of up to so many samples; 0 threads are as many as the machine has cores.</summary>
            public Trainer CreateTrainer(global::StaticNet.Optimizer optimizer, int batchSize, int threads = 0) =>
                new(this, optimizer, batchSize, threads);

            /// <summary>Trains the network in place; a step allocates nothing.</summary>
            """);
        using (writer.Open("public sealed class Trainer : global::StaticNet.JointTrainer"))
        {
            writer.Line($$"""
                internal Trainer({{name}} network, global::StaticNet.Optimizer optimizer, int batchSize, int threads)
                    : base(network, optimizer, batchSize, threads)
                {
                }

                /// <summary>Forward, backward, update, on 1 to BatchSize samples that follow each other in each span.</summary>
                /// <returns>The mean loss before the update.</returns>
                """);
            using (writer.Open($"public float Step({Parameters([.. parts.Inputs, .. parts.Targets])})"))
            {
                writer.Line($"Begin({parts.Inputs[0].Name}.Length);");
                Each(writer, parts.Inputs, "PutInput");
                Each(writer, parts.Targets, "PutTarget");
                writer.Line("return Run();");
            }
        }
    }

    private static string Parameters(IReadOnlyList<JointPart> parts) =>
        string.Join(", ", parts.Select(part => $"{(part.IsWritten ? "global::System.Span<float>" : part.IsInts ? Ints : Floats)} {part.Name}"));

    private static string Arguments(IReadOnlyList<JointPart> parts) => string.Join(", ", parts.Select(part => part.Name));

    private static void Each(SourceWriter writer, IReadOnlyList<JointPart> parts, string method)
    {
        for (int i = 0; i < parts.Count; i++)
            writer.Line($"{method}({Literal(i)}, {parts[i].Name});");
    }
}

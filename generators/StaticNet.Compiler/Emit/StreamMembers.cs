using System.Collections.Generic;
using StaticNet.Compiler.Gradient;
using StaticNet.Compiler.Graph;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Text.SourceWriter;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// How to stream through a recurrent network. Where that cannot be, the method is there all the same and cannot be called: whoever
/// tries is told by the compiler what is in the way.
/// </summary>
internal static class StreamMembers
{
    public static void Emit(SourceWriter writer, CompiledNetwork network)
    {
        IReadOnlyList<LayerNode> needed = Differentiate.Needed(network.Graph);
        if (!Streaming.IsMeant(needed))
            return;
        string name = network.Shaped.Model.Name;
        if (Streaming.Obstacle(network.Graph, needed) is { } obstacle)
        {
            writer.Line($$"""

                /// <summary>Not for this network: {{obstacle}}.</summary>
                [global::System.Obsolete({{Literal($"{name} cannot be streamed: {obstacle}. Predict whole sequences, or see StreamingSession for the layers that run step by step")}}, error: true)]
                public global::StaticNet.StreamingSession CreateStream() => throw new global::System.NotSupportedException();
                """);
            return;
        }

        CompiledProgram stream = network.Stream!;
        writer.Line($$"""

            /// <summary>
            /// Makes a stream, through which sequences of any length run step by step: each step of {{Literal(stream.Scheduled.Program.Inputs[0].Shape.Size)}} gives {{Literal(stream.Scheduled.Program.Results[0].Shape.Size)}}, and what
            /// the layers know of the steps before is kept from call to call.
            /// </summary>
            public global::StaticNet.StreamingSession CreateStream() => CreateStreamCore();
            """);
    }
}

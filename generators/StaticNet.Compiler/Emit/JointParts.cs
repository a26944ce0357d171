using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Layers;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Shapes;

namespace StaticNet.Compiler.Emit;

/// <summary>
/// The spans of a network's members, under names that C# takes and that do not meet. Made of the declaration alone, so that a network with
/// errors has the same members.
/// </summary>
internal sealed record JointParts(IReadOnlyList<JointPart> Inputs, IReadOnlyList<JointPart> Outputs, IReadOnlyList<JointPart> Targets)
{
    /// <summary>Whether a network's members are made for it: it has several inputs, or tokens.</summary>
    public static bool AreNeeded(NetworkModel model) => model.Inputs.Count > 1 || model.Inputs.Any(input => input.IsTokens);

    public static JointParts Of(NetworkModel model)
    {
        // What the members call their own.
        var taken = new HashSet<string> { "count", "capacity", "joint", "samples", "network", "optimizer" };
        var names = new NetworkNames(model);
        JointPart Part(string name, bool ints, bool written = false)
        {
            string clean = Identifiers.Parameter(name), unique = clean;
            for (int i = 2; !taken.Add(unique); i++)
                unique = $"{clean}_{Text.SourceWriter.Literal(i)}";
            return new JointPart(unique, ints, written);
        }

        bool unnamed = model.Inputs.Count == 1 && model.Inputs[0].IsTokens && model.Inputs[0].Name is null;
        bool labels = model.Loss is { } loss && Catalogue.Has(loss) && Catalogue.Of(loss).TargetIsClassIndex(loss);
        return new JointParts(
            model.Inputs.Select((input, i) => Part(unnamed ? "tokens" : names[-1 - i], input.IsTokens)).ToArray(),
            [Part("output", ints: false, written: true)],
            model.Loss is null ? [] : [Part(labels ? "labels" : "targets", labels)]);
    }
}

/// <summary>One span.</summary>
/// <param name="Name">Its name as a parameter.</param>
/// <param name="IsInts">Whether it is tokens or labels.</param>
/// <param name="IsWritten">Whether it receives a prediction.</param>
internal sealed record JointPart(string Name, bool IsInts, bool IsWritten);

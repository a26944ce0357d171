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
    /// <summary>Whether a network's members are made for it: it has several inputs or outputs, or tokens.</summary>
    public static bool AreNeeded(NetworkModel model) =>
        model.Inputs.Count > 1 || model.Inputs.Any(input => input.IsTokens) || model.Losses.Count + model.Outputs.Count > 1;

    public static JointParts Of(NetworkModel model)
    {
        // What the members call their own.
        var taken = new HashSet<string> { "count", "capacity", "joint", "samples", "network", "optimizer" };
        var names = new NetworkNames(model);
        JointPart Part(string name, bool ints, bool written = false)
        {
            string clean = Identifiers.Parameter(name);
            if (clean.Trim('@', '_').Length == 0 || char.IsDigit(clean[0]))
                clean = "part" + clean.Trim('@');
            string unique = clean;
            for (int i = 2; !taken.Add(unique); i++)
                unique = $"{clean}_{Text.SourceWriter.Literal(i)}";
            return new JointPart(unique, ints, written);
        }

        bool unnamed = model.Inputs.Count == 1 && model.Inputs[0].IsTokens && model.Inputs[0].Name is null;
        JointPart[] inputs = model.Inputs.Select((input, i) => Part(unnamed ? "tokens" : names[-1 - i], input.IsTokens)).ToArray();
        string last = model.Layers.Count > 0 ? names[model.Layers.Count - 1] : "output";
        string[] judged = model.Losses.Select(loss => loss.From ?? last).ToArray(), all = [.. judged, .. model.Outputs.Select(output => output.Layer ?? last)];
        bool[] labels = model.Losses.Select(loss => Catalogue.Has(loss) && Catalogue.Of(loss).TargetIsClassIndex(loss)).ToArray();
        bool one = all.Length <= 1;
        JointPart[] outputs = one ? [Part("output", ints: false, written: true)] : all.Select(name => Part(name, ints: false, written: true)).ToArray();

        // Where there is one output, its target is what it is; else it has the output's name.
        JointPart[] targets = labels.Select((ints, i) => one ? Part(ints ? "labels" : "targets", ints) : outputs[i] with { IsInts = ints, IsWritten = false }).ToArray();
        return new JointParts(inputs, outputs, targets);
    }
}

/// <summary>One span.</summary>
/// <param name="Name">Its name as a parameter.</param>
/// <param name="IsInts">Whether it is tokens or labels.</param>
/// <param name="IsWritten">Whether it receives a prediction.</param>
internal sealed record JointPart(string Name, bool IsInts, bool IsWritten);

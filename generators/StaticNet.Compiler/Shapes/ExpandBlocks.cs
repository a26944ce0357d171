using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Compiler.Model;
using StaticNet.Compiler.Rules;

namespace StaticNet.Compiler.Shapes;

/// <summary>
/// Puts the layers of blocks and of composite layers in their place, named by path, so that everything behind sees one flat list.
/// Inside a block "input" is what the block reads; outside, the block's name is its last layer.
/// </summary>
internal static class ExpandBlocks
{
    private const string Input = "input";

    public static ExpandedNetwork Run(NetworkModel model)
    {
        if (!model.Layers.Any(layer => layer is BlockAttribute or TransformerEncoderAttribute))
            return new ExpandedNetwork(model, Enumerable.Range(0, model.Layers.Count).ToArray(), [], []);
        var expansion = new Expansion(model);
        string first = model.Inputs.Count > 0 ? model.Inputs[0].Name ?? Input : Input;
        expansion.Layers(model.Layers, "", first, [], declared: null, frozen: false);
        NetworkModel flat = model with
        {
            Layers = new([.. expansion.Flat]),
            Losses = new([.. model.Losses.Select(expansion.Resolved)]),
            Outputs = new([.. model.Outputs.Select(output => new OutputAttribute(expansion.Outermost(output.Layer)))]),
        };
        return new ExpandedNetwork(flat, [.. expansion.Places], [.. expansion.InBlock], expansion.Issues);
    }

    private sealed class Expansion(NetworkModel model)
    {
        public readonly List<LayerAttribute> Flat = [];
        public readonly List<int> Places = [];
        public readonly HashSet<int> InBlock = [];
        public readonly List<Issue> Issues = [];
        private Dictionary<string, string> outermost = [];

        /// <summary>The full name of what the network calls so.</summary>
        public string Outermost(string name) => Resolve(name, outermost) ?? "";

        /// <summary>A loss that names its layer in full.</summary>
        public LossAttribute Resolved(LossAttribute loss)
        {
            LossAttribute copy = loss.Copy();
            copy.From = Resolve(loss.From, outermost);
            return copy;
        }

        /// <summary>Adds the layers of a scope, and gives the full name of the last one.</summary>
        public string Layers(IReadOnlyList<LayerAttribute> layers, string path, string input, IReadOnlyList<string> open, int? declared, bool frozen)
        {
            // The scope's names and what they are outside of it.
            var known = new Dictionary<string, string>();
            if (path.Length > 0)
                known[Input] = input;
            else
                outermost = known;
            var counts = new Dictionary<string, int>();
            string previous = input;
            bool isFirst = true;
            for (int i = 0; i < layers.Count; i++)
            {
                LayerAttribute layer = layers[i];
                int place = declared ?? i;
                if (layer is BlockAttribute block)
                {
                    previous = Block(block, path, Resolve(block.From, known) ?? previous, known, counts, open, place, frozen || block.Frozen);
                    isFirst = false;
                    continue;
                }

                string kind = NetworkNames.Kind(layer);
                counts.TryGetValue(kind, out int count);
                counts[kind] = count + 1;
                string name = layer.Name ?? kind + (count + 1);
                if (layer is TransformerEncoderAttribute encoder)
                {
                    CheckInitialArguments(encoder, path + name, place);
                    previous = Layers(EncoderLayers.Of(Checked(encoder, path + name, place, declared is not null)), path + name + ".", Resolve(layer.From, known) ?? previous, open, place, frozen || encoder.Frozen);
                    known[name] = previous;
                    isFirst = false;
                    continue;
                }

                known[name] = path + name;
                LayerAttribute copy = layer.Copy();
                copy.Name = path + name;
                copy.From = Resolve(layer.From, known);
                copy.Frozen |= frozen;
                if (copy is DenseAttribute { UnitsOf: not null } dense)
                    dense.UnitsOf = Resolve(dense.UnitsOf, known);
                if (copy is JoinAttribute join)
                    join.Sources = join.Sources.Select(source => Resolve(source, known)!).ToArray();

                // The first layer of a block reads the block's input, which need not be the layer before.
                bool readsPrevious = copy.From is null && (copy is not JoinAttribute || ((JoinAttribute)copy).Sources.Length == 0);
                if (isFirst && path.Length > 0 && readsPrevious)
                    copy.From = input;
                if (isFirst && path.Length > 0 && copy is JoinAttribute { From: null, Sources.Length: 1 } one)
                    one.Sources = [input, one.Sources[0]];
                if (path.Length > 0)
                    InBlock.Add(Flat.Count);
                Flat.Add(copy);
                Places.Add(place);
                previous = path + name;
                isFirst = false;
            }

            return previous;
        }

        private string Block(
            BlockAttribute block, string path, string input, Dictionary<string, string> known, Dictionary<string, int> counts, IReadOnlyList<string> open, int place, bool frozen)
        {
            string own = block.Name ?? "block";
            BlockModel? definition = model.Blocks.FirstOrDefault(candidate => candidate.Name == block.Definition);
            if (block.Repeat is < 1 or > 1_000)
            {
                Issues.Add(new Issue(RuleIds.ArgumentOutOfRange, Anchor.Layer(place, nameof(BlockAttribute.Repeat)),
                    new([path + own, "Repeat", block.Repeat.ToString(CultureInfo.InvariantCulture), "from 1 to 1,000"])));
                return input;
            }

            CheckInitialArguments(block, path + own, place);
            if (definition is null || definition.Layers.Count == 0)
            {
                Issues.Add(new Issue(RuleIds.NotABlock, Anchor.Layer(place), new([block.Definition])));
                return input;
            }

            if (open.Contains(block.Definition))
            {
                Issues.Add(new Issue(RuleIds.BlockInItself, Anchor.Layer(place), new([block.Definition])));
                return input;
            }

            for (int i = 0; i < block.Repeat; i++)
            {
                counts.TryGetValue("block", out int count);
                counts["block"] = count + 1;
                string name = block.Name is null ? $"block{count + 1}" : block.Repeat == 1 ? block.Name : $"{block.Name}{i + 1}";
                input = Layers(definition.Layers, path + name + ".", input, [.. open, block.Definition], place, frozen);
                known[name] = input;
            }

            return input;
        }

        private void CheckInitialArguments(LayerAttribute block, string name, int place)
        {
            foreach (string argument in InitialArguments(block))
                Issues.Add(new Issue(RuleIds.ArgumentOutOfRange, Anchor.Layer(place, argument), new([name, argument, "a value", "left out: the layers of a block have their own"])));
        }

        private static IEnumerable<string> InitialArguments(LayerAttribute block)
        {
            if (block.Init != Init.Default)
                yield return nameof(block.Init);
            if (block.InitialGain is not null)
                yield return nameof(block.InitGain);
            if (block.InitialValue is not null)
                yield return nameof(block.InitValue);
            if (block.InitialBias is not null)
                yield return nameof(block.InitBias);
        }

        // What is wrong with an encoder's own arguments is said once, and its layers go on with what is right.
        private TransformerEncoderAttribute Checked(TransformerEncoderAttribute encoder, string name, int place, bool isInBlock)
        {
            var valid = (TransformerEncoderAttribute)encoder.Copy();
            valid.Heads = Is(encoder.Heads >= 1, "heads", encoder.Heads, "at least 1") ? encoder.Heads : 1;
            valid.FeedForward = Is(encoder.FeedForward >= 1, "feedForward", encoder.FeedForward, "at least 1") ? encoder.FeedForward : 1;
            valid.Dropout = Is(encoder.Dropout is >= 0 and <= 1, nameof(encoder.Dropout), encoder.Dropout, "from 0 to 1") ? encoder.Dropout : 0;
            valid.Epsilon = Is(encoder.Epsilon is >= 1e-20 and <= 1, nameof(encoder.Epsilon), encoder.Epsilon, "from 1E-20 to 1") ? encoder.Epsilon : 1;
            return valid;

            bool Is(bool right, string argument, IFormattable value, string range)
            {
                if (!right)
                    Issues.Add(new Issue(RuleIds.ArgumentOutOfRange, Anchor.Layer(place, isInBlock ? null : argument), new([name, argument, value.ToString(null, CultureInfo.InvariantCulture), range])));
                return right;
            }
        }

        // Names of the scope become full; others stay, and are reported as unknown.
        private static string? Resolve(string? names, Dictionary<string, string> known) => names is null
            ? null
            : string.Join(", ", names.Split(',').Select(name => name.Trim()).Select(name => known.TryGetValue(name, out string? full) ? full : name));
    }
}

/// <summary>A declaration without blocks, and where each of its layers was declared.</summary>
internal sealed record ExpandedNetwork(NetworkModel Model, IReadOnlyList<int> Places, HashSet<int> InBlock, IReadOnlyList<Issue> Issues)
{
    public bool IsInBlock(int layer) => InBlock.Contains(layer);

    /// <summary>The anchor in the declaration as it was written.</summary>
    public Anchor Declared(Anchor anchor)
    {
        if (anchor.Target != AnchorTarget.Layer)
            return anchor;
        return IsInBlock(anchor.Index) ? Anchor.Layer(Places[anchor.Index]) : anchor with { Index = Places[anchor.Index] };
    }
}

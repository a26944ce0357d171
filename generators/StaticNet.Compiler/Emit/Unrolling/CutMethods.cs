using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>
/// The text of straight-line code. What is longer than the JIT likes in one method is cut into several, best where no sum is under
/// way; what is still needed behind a cut travels by reference and is in a register in between.
/// </summary>
internal sealed class CutMethods
{
    /// <summary>
    /// The most statements of a method. The JIT keeps vectors in registers up to some 1,000, and the processor its decoded
    /// instructions up to about as many bytes as 600 take.
    /// </summary>
    public const int MostStatements = 500;

    private const int Short = 32;

    private readonly StraightLine code;
    private readonly string name, suffix, parameters;
    private readonly string[] given;
    private readonly List<(string Name, string Parameters, string Body)> parts = [];

    private CutMethods(StraightLine code, string name, string suffix, string parameters)
    {
        this.code = code;
        this.name = name;
        this.suffix = suffix;
        this.parameters = parameters;
        given = [.. parameters.Split([", "], StringSplitOptions.RemoveEmptyEntries).Select(parameter => parameter.Split(' ')[1])];
    }

    /// <summary>Writes the body of a method, and further methods that it calls.</summary>
    /// <param name="code">What it does.</param>
    /// <param name="name">The kernel's name; methods that it calls get "Part1" and so on behind it.</param>
    /// <param name="suffix">What follows behind that: the instruction set.</param>
    /// <param name="parameters">Its parameters, as declared.</param>
    public static KernelBody Run(StraightLine code, string name, string suffix, string parameters)
    {
        var cut = new CutMethods(code, name, suffix, parameters);
        var text = new SourceWriter();
        cut.Write(text, code.Pieces, [], []);
        return new KernelBody(suffix, text.ToString(), cut.parts);
    }

    // Declared are the variables that there are already; needed those that are read behind these pieces.
    private void Write(SourceWriter text, IReadOnlyList<Piece> pieces, HashSet<string> declared, HashSet<string> needed)
    {
        HashSet<string>[] alive = Alive(pieces, needed);
        bool fits = pieces.Sum(piece => piece.Count) <= MostStatements;

        // What one piece tells another is declared out here; what only one of them knows, inside.
        var shared = new HashSet<string>(alive.SelectMany(names => names));
        shared.UnionWith(pieces.Where(piece => piece is not Piece.Compound).SelectMany(piece => piece.Writes));
        for (int at = 0, end; at < pieces.Count; at = end)
        {
            end = fits ? at + 1 : End(pieces, alive, at);
            Piece[] chunk = [.. pieces.Skip(at).Take(end - at)];
            int size = chunk.Sum(piece => piece.Count);

            // A single piece that is too long is a condition or a loop over samples: it is cut inside. What is short is not worth a call.
            if (size > Short && size <= MostStatements && !fits)
            {
                Part(text, chunk, declared, alive[at], alive[end]);
                continue;
            }

            for (int i = 0; i < chunk.Length; i++)
                Write(text, chunk[i], declared, shared, alive[at + i + 1]);
        }
    }

    // As far as the limit allows, but better a little earlier where fewer variables are alive.
    private static int End(IReadOnlyList<Piece> pieces, HashSet<string>[] alive, int at)
    {
        int end = at, size = 0;
        while (end < pieces.Count && size + pieces[end].Count <= MostStatements)
            size += pieces[end++].Count;
        if (end == pieces.Count)
            return end;
        if (end == at)
            return at + 1;
        int best = end;
        for (int i = end; i > at + (end - at) / 2; i--)
        {
            if (alive[i].Count < alive[best].Count)
                best = i;
        }

        return best;
    }

    // For each place between two statements, the variables whose values are still read.
    private HashSet<string>[] Alive(IReadOnlyList<Piece> pieces, HashSet<string> needed)
    {
        var alive = new HashSet<string>[pieces.Count + 1];
        alive[pieces.Count] = needed;
        for (int i = pieces.Count - 1; i >= 0; i--)
        {
            var here = new HashSet<string>(alive[i + 1]);
            if (pieces[i] is Piece.Assign assign)
                here.Remove(assign.Name);
            here.UnionWith(pieces[i].Reads.Where(IsVariable));
            alive[i] = here;
        }

        return alive;
    }

    private bool IsVariable(string id) => code.Types.ContainsKey(id) && Array.IndexOf(given, id) < 0;

    private void Part(SourceWriter text, IReadOnlyList<Piece> pieces, HashSet<string> declared, HashSet<string> before, HashSet<string> behind)
    {
        if (pieces.Any(piece => piece is Piece.Jump))
            throw new NotStraightException("returns early, which a part of it cannot");
        string[] written = [.. pieces.SelectMany(piece => piece.Writes).Where(behind.Contains).Distinct()];
        string[] read = [.. Piece.Exposed(pieces).Where(before.Contains).Except(written)];
        string part = $"{name}Part{SourceWriter.Literal(parts.Count + 1)}{suffix}";
        int place = parts.Count;
        parts.Add((part, "", ""));
        var body = new SourceWriter();
        foreach (string id in written)
            body.Line($"{code.Types[id]} {id} = {id}Kept;");
        Write(body, pieces, [.. written, .. read], behind);
        foreach (string id in written)
            body.Line($"{id}Kept = {id};");
        IEnumerable<string> all = given.Length == 0 ? [] : [parameters];
        parts[place] = (part, string.Join(", ", all.Concat(read.Select(id => $"{code.Types[id]} {id}")).Concat(written.Select(id => $"ref {code.Types[id]} {id}Kept"))), body.ToString());

        foreach (string id in written.Where(declared.Add))
            text.Line($"{code.Types[id]} {id} = default;");
        text.Line($"{part}({string.Join(", ", given.Concat(read).Concat(written.Select(id => $"ref {id}")))});");
    }

    private void Write(SourceWriter text, Piece piece, HashSet<string> declared, HashSet<string> shared, HashSet<string> behind)
    {
        switch (piece)
        {
            case Piece.Assign assign:
                bool isNew = IsVariable(assign.Name) && declared.Add(assign.Name);
                text.Line($"{(isNew ? code.Types[assign.Name] + " " : "")}{assign.Name} = {assign.Value};");
                break;
            case Piece.Other other:
                text.Line($"{other.Expression};");
                break;
            case Piece.Jump jump:
                text.Line($"{jump.Word};");
                break;
            case Piece.Comment comment:
                text.Line(comment.Text);
                break;
            case Piece.Compound compound:
                foreach (string id in compound.Writes.Where(IsVariable).Where(shared.Contains).Where(declared.Add).ToArray())
                    text.Line($"{code.Types[id]} {id};");
                Inside(text, compound.Head, compound, compound.Body, declared, behind);
                if (compound.Else is { } otherwise)
                    Inside(text, "else", compound, otherwise, declared, behind);
                break;
        }
    }

    private void Inside(SourceWriter text, string head, Piece.Compound compound, IReadOnlyList<Piece> pieces, HashSet<string> declared, HashSet<string> behind)
    {
        // What a loop reads first may be what it wrote in the round before.
        HashSet<string> needed = [.. behind, .. compound.Own is null ? [] : Piece.Exposed(pieces).Where(IsVariable)];
        using (text.Open(head))
            Write(text, pieces, compound.Own is null ? [.. declared] : [.. declared, compound.Own], needed);
    }
}

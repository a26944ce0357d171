using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using StaticNet.Compiler.Text;

namespace StaticNet.Compiler.Kernels;

/// <summary>
/// Kernels of the same work on tensors that lie otherwise, have more rows, or more channels: all that differs in their text are numbers,
/// which their method is told. Numbers that all have in common stay in the text.
/// </summary>
internal sealed class NumberFamily : IKernelFamily
{
    private readonly HashSet<string> told;
    private readonly string[] names;
    private readonly IReadOnlyDictionary<Simd, string> texts;
    private readonly Dictionary<Kernel, KernelNumbers> numbersOf = new(ByReference.Comparer);

    private NumberFamily(IReadOnlyList<Member> members, HashSet<string> told, IReadOnlyDictionary<Simd, string> texts)
    {
        First = members[0].Kernel;
        this.told = told;
        this.texts = texts;
        names = [.. members[0].Numbers.Names.Where(told.Contains)];
        Formula = First.Formula + (members.Any(member => member.Kernel.Formula != First.Formula) ? ", and of other shapes" : "");
        Parameters = string.Join(", ", new[] { First.Parameters }.Concat(names.Select(name => $"int {name}")));
        foreach (Member member in members)
            numbersOf[member.Kernel] = member.Numbers;
    }

    public Kernel First { get; }

    public string Role => First.Role;

    public string Formula { get; }

    public string Parameters { get; }

    /// <summary>The family of kernels of one key; null where there is nothing to tell, or where they cannot share a method.</summary>
    public static NumberFamily? Of(IReadOnlyList<Member> members)
    {
        var told = new HashSet<string>(members.SelectMany(member => member.Numbers.All).GroupBy(number => number.Name)
            .Where(group => group.Select(number => number.Value).Distinct().Skip(1).Any()).Select(group => group.Key));
        if (told.Count == 0)
            return null;

        // Those with the same numbers have the same text.
        Member[] different = [.. members.GroupBy(member => string.Join(" ", member.Numbers.All)).Select(group => group.First())];
        var texts = new Dictionary<Simd, string>();
        foreach (Simd simd in Simd.Of(members[0].Kernel))
        {
            var numbers = new KernelNumbers(told);
            texts[simd] = Text(different[0].Kernel, different[0].Placement, simd, numbers);
            if (!IsMovable(texts[simd], numbers, told) || different.Skip(1).Any(member => Text(member.Kernel, member.Placement, simd, new KernelNumbers(told)) != texts[simd]))
                return null;
        }

        return new NumberFamily(members, told, texts);
    }

    public IEnumerable<string> Arguments(Kernel kernel, IPlacement placement, IReadOnlyList<string> places, IEnumerable<string> others)
    {
        KernelNumbers numbers = numbersOf[kernel];
        IEnumerable<string> moved = kernel.Operands.Zip(places, (operand, place) =>
            told.Contains(KernelNumbers.Moved(operand.Letter)) ? KernelWriter.At(place, numbers.Origins[operand.Letter]) : place);
        return moved.Concat(others).Concat(names.Select(name => $"{name}: {KernelWriter.N(numbers[name])}"));
    }

    public string Text(Simd simd) => texts[simd];

    // A pointer that the caller moves must not be used but as one to the first pixel.
    private static bool IsMovable(string text, KernelNumbers numbers, HashSet<string> told) =>
        numbers.Origins.Keys.Where(letter => told.Contains(KernelNumbers.Moved(letter))).All(letter => Regex.Matches(text, $@"\b{letter}\b").Count == numbers.Firsts(letter));

    private static string Text(Kernel kernel, IPlacement placement, Simd simd, KernelNumbers numbers)
    {
        var text = new SourceWriter();
        kernel.Emit(new KernelWriter(text, simd, placement) { Numbers = numbers });
        return text.ToString();
    }

    /// <summary>A kernel with where its tensors lie and the numbers in its text.</summary>
    /// <param name="Kernel">The kernel.</param>
    /// <param name="Placement">Where its tensors lie.</param>
    /// <param name="Key">The texts for all instruction sets with names in the place of numbers: kernels of one key may share a method.</param>
    /// <param name="Numbers">The numbers.</param>
    public sealed record Member(Kernel Kernel, IPlacement Placement, string Key, KernelNumbers Numbers)
    {
        /// <summary>A kernel as a member; null where its text has no such numbers.</summary>
        public static Member? Of(Kernel kernel, IPlacement placement)
        {
            if (!kernel.NamesNumbers)
                return null;
            var numbers = new KernelNumbers(null);
            string text = string.Join("\n", Simd.Of(kernel).Select(simd => Text(kernel, placement, simd, numbers)));
            return numbers.All.Any() ? new Member(kernel, placement, $"{kernel.Role}\n{kernel.Parameters}\n{text}", numbers) : null;
        }
    }
}

namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Every row of <see cref="JointCases"/> before the judges.</summary>
public class JointTests
{
    public static TheoryData<string> Names => new(JointCases.All.Select(row => row.Name));

    [Theory, MemberData(nameof(Names))]
    public void Predictions_are_the_interpreters(string name) => Check(name, Judges.Predictions);

    [Theory, MemberData(nameof(Names))]
    public void Gradients_are_the_interpreters(string name) => Check(name, Judges.Gradients);

    [Theory, MemberData(nameof(Names))]
    public void Memory_is_written_inside_its_bounds_and_read_where_it_was_written(string name) => Check(name, MemoryJudge.Run);

    [Theory, MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name) => Check(name, AllocationJudge.Run);

    private static void Check(string name, Func<EmittedNetwork, IEnumerable<string>> judge)
    {
        EmittedNetwork network = JointCases.Networks[name];
        string[] complaints = [.. judge(network)];
        Assert.True(complaints.Length == 0, $"{network.Case}\n{string.Join("\n", complaints)}");
    }
}

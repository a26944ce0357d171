namespace StaticNet.Generator.Tests.Emitted;

/// <summary>Numbers at the edge of what floats hold: right, and no NaN from finite ones.</summary>
public class EdgeTests
{
    public static TheoryData<int> Rows => new(Enumerable.Range(0, EdgeCases.All.Count));

    public static TheoryData<int> NotNumbers => new(Enumerable.Range(0, EdgeCases.NotNumbers.Count));

    [Theory, MemberData(nameof(Rows))]
    public void Prediction_loss_and_gradients_are_finite_and_right(int row)
    {
        EdgeCase edge = EdgeCases.All[row];
        string[] complaints = [.. EdgeCases.Complaints(edge)];
        Assert.True(complaints.Length == 0, $"{edge.Name}\n{string.Join("\n", complaints)}");
    }

    [Theory, MemberData(nameof(NotNumbers))]
    public void What_is_no_number_goes_where_PyTorch_lets_it(int row)
    {
        EdgeCase edge = EdgeCases.NotNumbers[row];
        string[] output = EdgeCases.Predicted(edge);
        Assert.Equal(EdgeCases.Repeated(edge.Output, output.Length).Select(value => value.ToString("g6", System.Globalization.CultureInfo.InvariantCulture)), output);
    }
}

using Digits.Terminal;

namespace Samples.Tests;

public class RecognitionTests
{
    [Fact]
    public void Confusion_mistakes_and_extremes_follow_from_the_probabilities()
    {
        // Each row: the digit taken for, how sure, the label.
        var recognition = Of((3, .9f, 3), (3, .6f, 8), (5, .4f, 5), (1, .8f, 7), (1, .99f, 1));
        Assert.Equal(3, recognition.Right);
        Assert.Equal(.6, recognition.Accuracy, 12);
        Assert.Equal([3, 1], recognition.Mistakes);
        Assert.Equal((4, 2), recognition.Extremes());
        Assert.Equal((1, 1, 0), (recognition.Confusion[8, 3], recognition.Confusion[7, 1], recognition.Confusion[3, 8]));
    }

    [Fact]
    public void The_confusion_table_has_dots_for_zeros_and_a_share_for_each_digit()
    {
        string[] lines = ConfusionTable.Render(Of((3, .9f, 3), (8, .6f, 3), (0, .9f, 0)).Confusion).Split('\n');
        Assert.Equal("    0      1     ·     ·     ·     ·     ·     ·     ·     ·     ·  100.0 %", lines[2]);
        Assert.Equal("    3      ·     ·     ·     1     ·     ·     ·     ·     1     ·   50.0 %", lines[5]);
        Assert.EndsWith("-", lines[3]);
    }

    [Fact]
    public void A_picture_without_colours_has_14_lines_and_a_bar_for_each_digit()
    {
        var image = new float[784];
        image.AsSpan(0, 56).Fill(1);
        Recognition recognition = Of((7, .525f, 7));
        string[] lines = DigitPicture.Render(image, recognition.Probabilities(0), "a 7", colour: false).Split('\n');
        Assert.Equal(15, lines.Length);
        Assert.Empty(lines[14]);
        Assert.Equal(new string('█', 28), lines[0]);
        Assert.Equal(new string(' ', 28) + "   a 7", lines[1]);
        Assert.Equal(new string(' ', 28) + "   7 ██████████▌           52.5 % ◂", lines[10]);
    }

    private static Recognition Of(params (int Predicted, float Certainty, int Label)[] rows)
    {
        var probabilities = new float[rows.Length * 10];
        for (int i = 0; i < rows.Length; i++)
        {
            probabilities.AsSpan(i * 10, 10).Fill((1 - rows[i].Certainty) / 9);
            probabilities[i * 10 + rows[i].Predicted] = rows[i].Certainty;
        }
        return new Recognition(probabilities, [.. rows.Select(row => row.Label)]);
    }
}

namespace Samples.Tests;

public class OptionsTests
{
    [Theory]
    [InlineData("--epoch 3", "there is no option '--epoch'; did you mean '--epochs'?")]
    [InlineData("--treads 2", "there is no option '--treads'; did you mean '--threads'?")]
    [InlineData("--dwonload", "there is no option '--dwonload'; did you mean '--download'?")]
    [InlineData("7", "there is no option '7'")]
    [InlineData("--epochs", "--epochs needs a whole number from 1 to 1,000")]
    [InlineData("--epochs none", "--epochs needs a whole number from 1 to 1,000, but has 'none'")]
    [InlineData("--threads 0", "--threads needs a whole number from 1 to 256, but has '0'")]
    [InlineData("--data --quick", "--data needs a folder")]
    public void A_wrong_command_line_is_explained(string line, string message) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => Options.Parse(line.Split(' '))).Message);

    [Fact]
    public void Options_are_read()
    {
        Options options = Options.Parse(["--data", "here", "--epochs", "3", "--seed", "-4", "--threads", "2", "--quick"]);
        Assert.Equal(("here", 3, -4L, 2, true, false), (options.DataFolder, options.Epochs, options.Seed, options.Threads, options.Quick, options.Download));
    }

    [Theory]
    [InlineData("--download", "artifacts/mnist")]
    [InlineData("--download there", "there")]
    [InlineData("--data here --download", "here")]
    [InlineData("--download --quick", "artifacts/mnist")]
    public void Download_knows_its_folder(string line, string folder)
    {
        Options options = Options.Parse(line.Split(' '));
        Assert.True(options.Download);
        Assert.Equal(folder, options.DataFolder!.Replace('\\', '/'));
    }
}

using System.ComponentModel;
using System.Diagnostics;
using StaticNet.Tests.Support;
using StaticNet.Weights;

namespace StaticNet.Tests.Robustness;

/// <summary>Saving where it goes well, and where it cannot: then the older file is as it was, and nothing is left beside it.</summary>
public sealed class SavingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("staticnet").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("with spaces/the weights.safetensors")]
    [InlineData("Gewichte für Größe/Übung.safetensors")]
    [InlineData("重み/数字.safetensors")]
    [InlineData("веса/سلام 🙂.safetensors")]
    [InlineData("100% #1 & 'two'/a;b.safetensors")]
    public void Paths_may_have_spaces_and_any_script(string path)
    {
        string full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        using var net = new LinearNet(3, 2, seed: 1);
        net.Save(full);
        using var other = new LinearNet(3, 2, seed: 2);
        other.LoadWeights(full);
        Assert.All(net.Parameters.Zip(other.Parameters), pair => Assert.Equal(pair.First.ToArray(), pair.Second.ToArray()));
        Assert.Equal([full], Directory.GetFiles(Path.GetDirectoryName(full)!));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.Contains("gone", Assert.Throws<DirectoryNotFoundException>(() => new LinearNet(3, 2).Save(Path.Combine(folder, "gone", "a.safetensors"))).Message);

    [Fact]
    public void Whatever_fails_in_the_middle_the_older_file_survives()
    {
        string path = Path.Combine(folder, "net.onnx");
        WholeFile.Write(path, stream => stream.Write("the older one"u8));
        Assert.Throws<NotSupportedException>(() => WholeFile.Write(path, stream =>
        {
            stream.Write("half of"u8);
            throw new NotSupportedException();
        }));
        Assert.Equal("the older one", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [MountFact]
    public void On_a_full_disk_the_older_file_survives() => OnSmallDisk("size=64k", remount: null, (path, net) =>
    {
        using var large = new LinearNet(300, 200, seed: 2);
        Assert.ThrowsAny<IOException>(() => large.Save(path));
    });

    [MountFact]
    public void On_a_read_only_disk_the_older_file_survives() => OnSmallDisk("size=64k", remount: "ro", (path, net) =>
        Assert.True(Record.Exception(() => net.Save(path)) is IOException or UnauthorizedAccessException));

    private void OnSmallDisk(string options, string? remount, Action<string, Network> fail)
    {
        MountFactAttribute.Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder);
        try
        {
            string path = Path.Combine(folder, "old.safetensors");
            using var net = new LinearNet(3, 2, seed: 1);
            net.Save(path);
            byte[] before = File.ReadAllBytes(path);
            if (remount is not null)
                MountFactAttribute.Run("mount", "-o", "remount," + remount, folder);
            fail(path, net);
            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFiles(folder));
        }
        finally
        {
            MountFactAttribute.Run("umount", folder);
        }
    }

    /// <summary>A fact that is skipped, with the reason, where no file system can be mounted.</summary>
    private sealed class MountFactAttribute : FactAttribute
    {
        public MountFactAttribute() => Skip = Missing();

        public static int Run(string program, params string[] arguments)
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }

        private static string? Missing()
        {
            if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
                return "needs root on Linux, to mount a small disk";
            string trial = Directory.CreateTempSubdirectory("staticnet").FullName;
            try
            {
                return Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", trial) == 0 && Run("umount", trial) == 0 ? null : "needs the right to mount a tmpfs";
            }
            catch (Win32Exception)
            {
                return "needs mount and umount";
            }
            finally
            {
                Directory.Delete(trial);
            }
        }
    }
}

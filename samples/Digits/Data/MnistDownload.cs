using System.IO.Compression;
using System.Security.Cryptography;

namespace Digits.Data;

/// <summary>
/// Fetches MNIST's four files. The checksums are of the unpacked bytes, so that a mirror may have packed them anew; nothing is
/// kept that does not match, and a file that is there and matches is not fetched again.
/// </summary>
public static class MnistDownload
{
    /// <summary>Where the files lie, in the order of asking.</summary>
    public static readonly string[] Mirrors =
    [
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
    ];

    /// <summary>The files, and the SHA-256 of each one unpacked.</summary>
    public static readonly (string Name, string Sha256)[] Files =
    [
        (MnistFolder.TrainingImages, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        (MnistFolder.TrainingLabels, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        (MnistFolder.TestImages, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        (MnistFolder.TestLabels, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ];

    /// <summary>Fetches what is missing into a folder.</summary>
    /// <param name="folder">Created if need be.</param>
    /// <param name="client">Asks the mirrors.</param>
    /// <param name="log">Receives a line for each file.</param>
    /// <exception cref="DataException">No mirror gave a file with the right checksum.</exception>
    public static async Task FetchAsync(string folder, HttpClient client, Action<string> log)
    {
        Directory.CreateDirectory(folder);
        foreach ((string name, string sha256) in Files)
        {
            string path = Path.Combine(folder, name + ".gz");
            if (File.Exists(path) && HasChecksum(path, sha256))
            {
                log($"{name}.gz is there already");
                continue;
            }
            byte[] gzip = await FetchAsync(name + ".gz", sha256, client);
            // Under another name first, so that a run that is stopped leaves no half file.
            await File.WriteAllBytesAsync(path + ".part", gzip);
            File.Move(path + ".part", path, overwrite: true);
            log($"{name}.gz fetched, {gzip.Length:N0} bytes, checksum right");
        }
    }

    private static async Task<byte[]> FetchAsync(string file, string sha256, HttpClient client)
    {
        var failures = new List<string>();
        foreach (string mirror in Mirrors)
        {
            try
            {
                byte[] gzip = await client.GetByteArrayAsync(mirror + file);
                if (Sha256OfUnpacked(gzip) == sha256)
                    return gzip;
                failures.Add($"{mirror}: another checksum than {sha256}");
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException or InvalidDataException)
            {
                failures.Add($"{mirror}: {e.Message}");
            }
        }
        throw new DataException($"{file} could not be fetched: {string.Join("; ", failures)}. "
            + "Fetch it by hand and use --data, or leave --download out to train on drawn digits");
    }

    private static bool HasChecksum(string path, string sha256)
    {
        try
        {
            return Sha256OfUnpacked(File.ReadAllBytes(path)) == sha256;
        }
        catch (InvalidDataException)
        {
            return false; // not gzip, or cut short
        }
    }

    private static string Sha256OfUnpacked(byte[] gzip)
    {
        using var unpacked = new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress);
        return Convert.ToHexStringLower(SHA256.HashData(unpacked));
    }
}

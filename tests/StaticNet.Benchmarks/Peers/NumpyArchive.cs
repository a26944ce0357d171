using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace StaticNet.Benchmarks.Peers;

/// <summary>The arrays of a NumPy archive (.npz) of single-precision numbers, in the file's order; arrays of other types are passed over.</summary>
internal static partial class NumpyArchive
{
    /// <summary>Names, shapes and values.</summary>
    /// <exception cref="InvalidDataException">An entry is no array in C's order.</exception>
    public static IReadOnlyList<(string Name, int[] Shape, float[] Values)> Read(string path)
    {
        var arrays = new List<(string, int[], float[])>();
        using ZipArchive archive = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            using Stream stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            byte[] file = bytes.ToArray();
            int headerLength = file[6] == 1 ? BitConverter.ToUInt16(file, 8) : (int)BitConverter.ToUInt32(file, 8), begin = (file[6] == 1 ? 10 : 12) + headerLength;
            string header = System.Text.Encoding.Latin1.GetString(file, 0, begin);
            if (!header.Contains("'fortran_order': False", StringComparison.Ordinal))
                throw new InvalidDataException($"{path}: {entry.Name} is not in C's order");
            if (header.Contains("'<f4'", StringComparison.Ordinal))
            {
                int[] shape = [.. Shape().Match(header).Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(int.Parse)];
                arrays.Add((Path.ChangeExtension(entry.Name, null), shape, MemoryMarshal.Cast<byte, float>(file.AsSpan(begin)).ToArray()));
            }
        }

        return arrays;
    }

    [GeneratedRegex(@"'shape': \(([^)]*)\)")]
    private static partial Regex Shape();
}

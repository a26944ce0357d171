namespace StaticNet.Tests.Robustness;

/// <summary>Damages files as disks, networks and attackers do: from a seed, so that every finding can be made again.</summary>
internal static class Mutation
{
    // What headers are made of, and numbers at which arithmetic goes wrong.
    private static readonly byte[][] Pieces = [.. ((string[])["{", "}", "[", "]", "\"", ",", ":", "0", "1", "-1", "4294967296", "9223372036854775807", "18446744073709551616", "1e9", "null", "\\ud800", "F64", "shape", "data_offsets", "__metadata__"])
        .Select(text => System.Text.Encoding.UTF8.GetBytes(text)), [0xFF], [0x00, 0x00, 0x00, 0x00], [0x7F, 0xFF, 0xFF, 0xFF], [0x1F, 0x8B]];

    /// <summary>One to four changes of a file.</summary>
    public static byte[] Apply(ReadOnlySpan<byte> file, int seed)
    {
        var random = new Random(seed);
        var bytes = new List<byte>(file.ToArray());
        for (int change = random.Next(1, 5); change > 0; change--)
            Change(bytes, random);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        int at = random.Next(bytes.Count + 1), some = Math.Min(random.Next(1, 17), bytes.Count - at);
        byte[] piece = Pieces[random.Next(Pieces.Length)];
        switch (random.Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3:
                bytes.RemoveRange(at, some);
                break;
            case 4:
                bytes.InsertRange(at, bytes.GetRange(at, some));
                break;
            case 5:
                bytes.InsertRange(at, piece);
                break;
            default:
                // In place of as many bytes, so that lengths before it still hold.
                for (int i = 0; i < piece.Length && at + i < bytes.Count; i++)
                    bytes[at + i] = piece[i];
                break;
        }
    }
}

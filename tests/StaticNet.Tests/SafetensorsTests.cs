using System.Buffers.Binary;
using System.Text;
using StaticNet.Tests.Support;
using StaticNet.Weights;

namespace StaticNet.Tests;

public class SafetensorsTests
{
    // name, header, bytes of data, a part of the message
    public static TheoryData<string, string, int, string> Malformed => new()
    {
        { "no brace", """ {"a":1}""", 0, "must start with '{'" },
        { "no JSON", """{"a":""", 0, "not valid JSON" },
        { "something behind", """{}x""", 0, "not valid JSON" },
        { "no object", """{"a":[]}""", 0, "Tensor 'a' must be an object (at byte 13)" },
        { "name twice", Tensor("a", "F32", "[1]", 0, 4) + Tensor("a", "F32", "[1]", 4, 8), 8, "'a' stands twice in the header" },
        { "field twice", """{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4, "'dtype' stands twice in tensor 'a'" },
        { "unknown field", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", 4, "unknown field 'x'" },
        { "no dtype", """{"a":{"shape":[1],"data_offsets":[0,4]}}""", 4, "has no dtype" },
        { "no shape", """{"a":{"dtype":"F32","data_offsets":[0,4]}}""", 4, "has no shape" },
        { "no offsets", """{"a":{"dtype":"F32","shape":[1]}}""", 4, "has no data_offsets" },
        { "unknown dtype", Tensor("a", "F4", "[1]", 0, 4), 4, "Tensor 'a' has dtype 'F4', but only" },
        { "dtype no string", """{"a":{"dtype":1,"shape":[1],"data_offsets":[0,4]}}""", 4, "The dtype of tensor 'a' must be a string" },
        { "negative axis", Tensor("a", "F32", "[-1]", 0, 4), 4, "The shape of tensor 'a' must be whole numbers from 0" },
        { "fraction", Tensor("a", "F32", "[1.5]", 0, 4), 4, "must be whole numbers" },
        { "huge axis", Tensor("a", "F32", "[99999999999999999999]", 0, 4), 4, "must be whole numbers" },
        { "overflow", Tensor("a", "F32", "[4294967296,4294967296]", 0, 4), 4, "more than a file can hold" },
        { "one offset", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4, "needs two data_offsets, but has 1" },
        { "end before begin", Tensor("a", "F32", "[1]", 4, 0), 4, "ends at 0, before it begins at 4" },
        { "size", Tensor("a", "F32", "[3]", 0, 8), 8, "Tensor 'a' of F32 [3] needs 12 bytes, but its data_offsets span 8" },
        { "hole", Tensor("a", "F32", "[1]", 0, 4) + Tensor("b", "F32", "[1]", 8, 12), 12, "Tensor 'b' begins at byte 8 of the data, but tensor 'a' ends at 4: a hole" },
        { "hole at the start", Tensor("a", "F32", "[1]", 4, 8), 8, "a hole" },
        { "overlap", Tensor("a", "F32", "[2]", 0, 8) + Tensor("b", "F32", "[1]", 4, 8), 8, "they overlap" },
        { "cut off", Tensor("a", "F32", "[2]", 0, 8), 7, "The tensors have 8 bytes of data, but the file has 7: it is cut off" },
        { "too long", Tensor("a", "F32", "[2]", 0, 8), 9, "something follows the last tensor" },
        { "metadata no string", """{"__metadata__":{"a":1}}""", 0, "__metadata__ 'a' must be a string" },
        { "metadata no object", """{"__metadata__":"a"}""", 0, "__metadata__ must be an object" },
        { "metadata twice", """{"__metadata__":{"a":"1","a":"2"}}""", 0, "'a' stands twice in __metadata__" },
    };

    [Theory, MemberData(nameof(Malformed))]
    public void Malformed_files_are_refused_and_say_why(string name, string header, int dataBytes, string message)
    {
        _ = name;
        var error = Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(Bytes(Joined(header), new byte[dataBytes])));
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Lengths_that_cannot_be_are_refused()
    {
        Assert.Contains("has only 7 bytes", Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(new byte[7])).Message);
        Assert.Contains("over the limit of 100000000", Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(Prefix(100_000_001))).Message);
        Assert.Contains("over the limit", Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(Prefix(ulong.MaxValue))).Message);
        Assert.Contains("the file is cut off", Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(Prefix(50))).Message);
        Assert.Contains("must start with '{'", Assert.Throws<SafetensorsException>(() => SafetensorsFile.Read(Prefix(0))).Message);
    }

    [Fact]
    public void No_file_of_random_damage_escapes_with_another_exception()
    {
        byte[] good = Bytes(Joined(Tensor("a", "F32", "[1,2]", 0, 8) + Tensor("bb", "U8", "[3]", 8, 11)), new byte[11]);
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++)
        {
            byte[] bad = (byte[])good.Clone();
            for (int flips = random.Next(1, 4); flips > 0; flips--)
                bad[random.Next(bad.Length)] = (byte)random.Next(256);
            try
            {
                SafetensorsFile.Read(bad.AsMemory(0, random.Next(4) == 0 ? random.Next(bad.Length) : bad.Length));
            }
            catch (SafetensorsException)
            {
            }
        }
    }

    [Fact]
    public void All_types_are_read_from_unaligned_places_and_any_order_of_keys()
    {
        byte[] data = new byte[1 + 2 + 2 + 4 + 4 + 8 + 8 + 1];
        data[0] = 200;
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(1), (Half)(-1.5));
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(3), 0x4049); // 3.140625
        BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(5), -70000);
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(9), float.NegativeInfinity);
        BinaryPrimitives.WriteInt64LittleEndian(data.AsSpan(13), 1L << 40);
        BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(21), 0.1);
        data[29] = 0x80;
        string header = Joined(Tensor("f64", "F64", "[]", 21, 29) + Tensor("i8", "I8", "[1]", 29, 30) + Tensor("u8", "U8", "[1]", 0, 1) + Tensor("f16", "F16", "[1]", 1, 3)
            + Tensor("bf16", "BF16", "[1]", 3, 5) + Tensor("i32", "I32", "[1]", 5, 9) + Tensor("f32", "F32", "[1,1]", 9, 13) + Tensor("i64", "I64", "[1]", 13, 21) + Tensor("none", "F32", "[3,0]", 9, 9));

        // One space more shifts every tensor to another alignment.
        foreach (string shifted in new[] { header, header + " ", header + "   " })
        {
            SafetensorsFile file = SafetensorsFile.Read(Bytes(shifted, data));
            Assert.Equal(
                [200, -1.5f, 3.140625f, -70000, float.NegativeInfinity, 1L << 40, 0.1f, -128],
                new[] { "u8", "f16", "bf16", "i32", "f32", "i64", "f64", "i8" }.Select(x => file[x].ToArray().Single()));
            Assert.Empty(file["none"].ToArray());
            Assert.Equal([3, 0], file["none"].Shape);
            Assert.Empty(file["f64"].Shape);
        }
    }

    [Fact]
    public void What_is_written_is_read_again_bit_by_bit()
    {
        float[] values = [1, -0f, float.NaN, float.PositiveInfinity, float.Epsilon, 0.1f];
        var writer = new SafetensorsWriter();
        writer.Add("w", [2, 3], values);
        writer.Add("steps", [], [long.MaxValue]);
        writer.Add("empty", [0, 4], (ReadOnlySpan<float>)[]);
        writer.AddMetadata("who", "\"StaticNet\" ü");
        SafetensorsFile file = SafetensorsFile.Read(Written(writer));
        Assert.Equal(Array.ConvertAll(values, BitConverter.SingleToUInt32Bits), Array.ConvertAll(file["w"].ToArray(), BitConverter.SingleToUInt32Bits));
        Assert.Equal([2, 3], file["w"].Shape);
        Assert.Equal(TensorType.I64, file["steps"].Type);
        Assert.Equal(long.MaxValue, BinaryPrimitives.ReadInt64LittleEndian(file["steps"].Bytes));
        Assert.Equal(0, file["empty"].Length);
        Assert.Equal("\"StaticNet\" ü", file.Metadata["who"]);
    }

    [Fact]
    public void Files_are_byte_stable_sorted_and_padded_as_the_references()
    {
        var writer = new SafetensorsWriter();
        writer.Add("b", [1], [2f]);
        writer.Add("a", [1], [1f]);
        writer.Add("z", [], [3L]);
        byte[] bytes = Written(writer);
        const string header = """{"z":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},"b":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}}""";
        int padded = (header.Length + 7) / 8 * 8;
        byte[] expected = [.. Prefix((ulong)padded), .. Encoding.UTF8.GetBytes(header.PadRight(padded)), 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40];
        Assert.Equal(expected, bytes);
    }

    [Fact]
    public void Tensors_of_a_file_from_elsewhere_survive_being_written_again()
    {
        byte[] original = File.ReadAllBytes(GoldenFiles.PathOf("opt_adam.safetensors"));
        SafetensorsFile file = SafetensorsFile.Read(original);
        var writer = new SafetensorsWriter();
        foreach (var (key, value) in file.Metadata)
            writer.AddMetadata(key, value);
        foreach (SafetensorsEntry tensor in file.Tensors.Reverse())
        {
            if (tensor.Type == TensorType.I64)
                writer.Add(tensor.Name, [.. tensor.Shape], Array.ConvertAll(tensor.ToArray(), x => (long)x));
            else
                writer.Add(tensor.Name, [.. tensor.Shape], tensor.ToArray());
        }

        SafetensorsFile again = SafetensorsFile.Read(Written(writer));
        Assert.Equal(file.Tensors.Select(x => x.Name).Order(StringComparer.Ordinal), again.Tensors.Select(x => x.Name).Order(StringComparer.Ordinal));
        foreach (SafetensorsEntry tensor in file.Tensors)
            Assert.Equal(tensor.Bytes, again[tensor.Name].Bytes);
    }

    [Fact]
    public void A_failed_save_leaves_the_old_file_and_no_other()
    {
        string folder = Directory.CreateTempSubdirectory("staticnet").FullName;
        try
        {
            string path = Path.Combine(folder, "weights.safetensors");
            File.WriteAllText(path, "old");
            var net = new LinearNet(3, 2);
            net.Dispose();
            Assert.Throws<ObjectDisposedException>(() => net.Save(path));
            Assert.Equal("old", File.ReadAllText(path));

            // The move fails, as a folder stands in the way.
            string blocked = Path.Combine(folder, "blocked");
            Directory.CreateDirectory(Path.Combine(blocked, "inner"));
            Assert.ThrowsAny<Exception>(() => new SafetensorsWriter().Write(blocked));
            Assert.Equal(["blocked", "weights.safetensors"], new DirectoryInfo(folder).GetFileSystemInfos().Select(x => x.Name).Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_writer_refuses_what_no_reader_would_take()
    {
        var writer = new SafetensorsWriter();
        writer.Add("a", [1], [1f]);
        Assert.Throws<ArgumentException>(() => writer.Add("a", [1], [1f]));
        Assert.Throws<ArgumentException>(() => writer.Add("__metadata__", [1], [1f]));
        Assert.Throws<ArgumentException>(() => writer.Add("b", [2], [1f]));
    }

    private static string Tensor(string name, string type, string shape, long begin, long end) =>
        $$$"""{"{{{name}}}":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":[{{{begin}}},{{{end}}}]}}""";

    // Headers of one tensor each become one header.
    private static string Joined(string headers) => headers.Replace("}{", ",");

    private static byte[] Prefix(ulong length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        return bytes;
    }

    private static byte[] Bytes(string header, byte[] data)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        return [.. Prefix((ulong)text.Length), .. text, .. data];
    }

    private static byte[] Written(SafetensorsWriter writer)
    {
        using var stream = new MemoryStream();
        writer.Write(stream);
        return stream.ToArray();
    }
}

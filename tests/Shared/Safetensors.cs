using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace StaticNet.Tests.Shared;

/// <summary>Just enough of the format to read golden vectors: F32 and I64, everything in memory. Not the reader that users get.</summary>
internal static class Safetensors
{
    public static Dictionary<string, GoldenTensor> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int length = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        using JsonDocument header = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, length));
        var tensors = new Dictionary<string, GoldenTensor>();
        foreach (JsonProperty entry in header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
        {
            int[] offsets = Ints(entry.Value.GetProperty("data_offsets"));
            ReadOnlySpan<byte> data = bytes.AsSpan(8 + length + offsets[0], offsets[1] - offsets[0]);
            string type = entry.Value.GetProperty("dtype").GetString()!;
            int width = type switch { "F32" => 4, "I64" => 8, _ => throw new NotSupportedException($"{entry.Name} is {type}") };
            var values = new double[data.Length / width];
            for (int i = 0; i < values.Length; i++)
            {
                ReadOnlySpan<byte> value = data.Slice(i * width, width);
                values[i] = type == "F32" ? BinaryPrimitives.ReadSingleLittleEndian(value) : BinaryPrimitives.ReadInt64LittleEndian(value);
            }

            tensors.Add(entry.Name, new GoldenTensor(Ints(entry.Value.GetProperty("shape")), values));
        }

        return tensors;
    }

    private static int[] Ints(JsonElement array) => array.EnumerateArray().Select(element => element.GetInt32()).ToArray();
}

/// <summary>A tensor of a golden case, the batch first.</summary>
internal sealed record GoldenTensor(int[] Shape, double[] Values);

namespace StaticNet.Weights;

/// <summary>A safetensors file is malformed. The message says what is wrong and where.</summary>
public sealed class SafetensorsException : Exception
{
    /// <summary>Reports a malformed file.</summary>
    public SafetensorsException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}

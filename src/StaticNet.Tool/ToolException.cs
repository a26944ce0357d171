namespace StaticNet.Tool;

/// <summary>What was asked for cannot be done; the message says why and, where there is one, the way out.</summary>
internal sealed class ToolException(string message, Exception? inner = null) : Exception(message, inner);

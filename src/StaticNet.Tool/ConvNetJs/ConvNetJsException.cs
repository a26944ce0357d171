namespace StaticNet.Tool.ConvNetJs;

/// <summary>The file is no network of ConvNetJS, or one that cannot be expressed; the message names the layer.</summary>
internal sealed class ConvNetJsException(string message, Exception? inner = null) : Exception(message, inner);

using System;

namespace StaticNet.Compiler.Emit.Unrolling;

/// <summary>A body that cannot be written without loops; the message goes on behind "it".</summary>
internal sealed class NotStraightException(string message) : Exception(message);

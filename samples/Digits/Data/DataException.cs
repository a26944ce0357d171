namespace Digits.Data;

/// <summary>Data that is missing or not what it should be; the message says which file, where, and what to do.</summary>
public sealed class DataException(string message) : Exception(message);

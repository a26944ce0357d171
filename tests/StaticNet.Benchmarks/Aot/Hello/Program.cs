using System.Diagnostics;

// When it started, four times, as the programs do that predict.
long entered = Stopwatch.GetTimestamp();
Console.WriteLine(FormattableString.Invariant($"{entered} {entered} {entered} {entered}"));

using System.Diagnostics;
using StaticNet.Benchmarks.Measuring;

// NETWORK: two predictions, and when they were done. Exit code 2 and how to call it where the command line is another.
long entered = Stopwatch.GetTimestamp();
return FirstPrediction.Run(args is [var network] ? network : null, entered);

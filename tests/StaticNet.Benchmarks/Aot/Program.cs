using System.Diagnostics;
using StaticNet.Benchmarks.Measuring;

// NETWORK: two predictions, and when they were done.
long entered = Stopwatch.GetTimestamp();
return FirstPrediction.Run(args[0], entered);

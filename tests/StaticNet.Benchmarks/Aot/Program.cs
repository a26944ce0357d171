using System.Diagnostics;
using StaticNet.Benchmarks.Measuring;

// first NETWORK: two predictions, and when they were done. Otherwise: how long predictions and training steps take.
long entered = Stopwatch.GetTimestamp();
return args is ["first", var network] ? FirstPrediction.Run(network, entered) : KernelTimes.Run();

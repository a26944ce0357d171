using StaticNet.Benchmarks.Measuring;

// How long predictions and training steps of all workloads take.
return KernelTimes.Run();

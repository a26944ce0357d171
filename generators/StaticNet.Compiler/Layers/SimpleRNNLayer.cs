using StaticNet.Compiler.Kernels.Recurrent;

namespace StaticNet.Compiler.Layers;

/// <summary>h[t] = tanh(W x[t] + b + U h[t-1] + c).</summary>
internal sealed class SimpleRNNLayer() : RecurrentLayer<SimpleRNNAttribute>(RecurrentCell.Simple);

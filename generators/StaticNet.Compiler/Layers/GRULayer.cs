using StaticNet.Compiler.Kernels.Recurrent;

namespace StaticNet.Compiler.Layers;

/// <summary>Gated recurrent units, with the reset gate behind the product.</summary>
internal sealed class GRULayer() : RecurrentLayer<GRUAttribute>(RecurrentCell.Gru);

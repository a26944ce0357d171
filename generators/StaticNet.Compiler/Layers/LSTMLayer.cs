using StaticNet.Compiler.Kernels.Recurrent;

namespace StaticNet.Compiler.Layers;

/// <summary>Long short-term memory.</summary>
internal sealed class LSTMLayer() : RecurrentLayer<LSTMAttribute>(RecurrentCell.Lstm);

using StaticNet.Compiler.Kernels;

namespace StaticNet.Compiler.Graph;

/// <summary>
/// Runs a program slowly, in double: what it means, and what emitted code is checked against. The caller puts inputs, targets
/// and parameters into the frame and takes the results out.
/// </summary>
internal static class Interpreter
{
    public static void Run(KernelProgram program, Frame frame)
    {
        foreach (Kernel kernel in program.Kernels)
        {
            frame.Begin(kernel);
            kernel.Evaluate(frame);
        }
    }
}

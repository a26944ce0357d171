using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Compiler.Text;
using static StaticNet.Compiler.Kernels.KernelWriter;

namespace StaticNet.Compiler.Kernels.Winograd;

/// <summary>e = M d for a small matrix M: as numbers, which say what it means, and as vector text that shares what its rows have in common.</summary>
internal sealed class LinearMap(double[][] matrix, (string Name, float Value)[] constants, Func<Simd, (string Name, string Value)[]> lines)
{
    public int Inputs => matrix[0].Length;

    public int Outputs => matrix.Length;

    /// <summary>Numbers that the text multiplies by, under their names.</summary>
    public IReadOnlyList<(string Name, float Value)> Constants => constants;

    /// <summary>M d M^T.</summary>
    public double[,] OfBothAxes(double[,] d)
    {
        var e = new double[Outputs, Outputs];
        for (int i = 0; i < Outputs; i++)
        {
            for (int j = 0; j < Outputs; j++)
            {
                for (int k = 0; k < Inputs; k++)
                {
                    for (int l = 0; l < Inputs; l++)
                        e[i, j] += matrix[i][k] * d[k, l] * matrix[j][l];
                }
            }
        }

        return e;
    }

    /// <summary>Declares the constants of several maps.</summary>
    public static void Declare(KernelWriter writer, params LinearMap[] maps)
    {
        foreach ((string name, float value) in maps.SelectMany(map => map.Constants).Distinct())
            writer.Vector(name, writer.Simd.Create(SourceWriter.Literal(value)));
    }

    /// <summary>Reads d0, d1, ... so many floats from each other and declares e0, e1, ...</summary>
    public void Load(KernelWriter writer, string from, long step) => Load(writer, i => writer.Simd.Load(At(from, i * step)));

    /// <summary>Declares d0, d1, ... and e0, e1, ...</summary>
    public void Load(KernelWriter writer, Func<int, string> d)
    {
        for (int i = 0; i < Inputs; i++)
            writer.Vector($"d{i}", d(i));
        foreach ((string name, string value) in lines(writer.Simd))
            writer.Vector(name, value);
    }

    /// <summary>The same, and stores the e so many floats from each other.</summary>
    public void LoadAndStore(KernelWriter writer, string from, long fromStep, string to, long toStep)
    {
        Load(writer, from, fromStep);
        for (int i = 0; i < Outputs; i++)
            writer.Line(writer.Simd.Store(At(to, i * toStep), $"e{i}"));
    }
}

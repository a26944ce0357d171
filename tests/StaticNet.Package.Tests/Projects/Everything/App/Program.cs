using System;
using System.Globalization;
using Library;

[assembly: CLSCompliant(false)]

namespace App;

internal static class Program
{
    private static void Main()
    {
        float[] two = new float[2];
        using First first = new(seed: 1);
        first.Predict([1, 2, 3], two);
        Print("first", two);
        Console.WriteLine(first.Sum([1, 2, 3]).Equals(two[0] + two[1]));

        using Second second = new(seed: 2);
        second.Predict(new float[Second.InputLength], two);
        Print("second", two);

        using Outer.Middle<int>.Inner inner = new(seed: 3);
        inner.Predict([1, 2, 3], two);
        Print("inner", two);

        using Own own = new(seed: 4);
        own.Predict([1, 2, 3], two);
        Print("own", two);
    }

    private static void Print(string name, float[] values) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {values[0]:R} {values[1]:R}"));
}

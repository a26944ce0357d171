using System.Diagnostics;
using System.Globalization;
using Garden;

// A forager learns to eat apples and to leave toadstools, by trying. 0: done; 2: the command line is wrong.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int moves = 20_000, seed = 1;
if (args.Length > 2 || (args.Length > 0 && (!int.TryParse(args[0], out moves) || moves < 1)) || (args.Length > 1 && !int.TryParse(args[1], out seed)))
{
    Console.Error.WriteLine("usage: garden [MOVES [SEED]]   (20000 moves and seed 1 unless told)");
    return 2;
}

using var net = new ForagerNet(seed);
using var learner = new Learner(net, seed);
Console.WriteLine(ForagerNet.Summary);
Console.WriteLine($"\nseed {seed}; in each 100 moves:\n\n  moves   apples  toadstools");

var world = new World(seed);
long start = Stopwatch.GetTimestamp();
int stretch = Math.Max(moves / 10, 1), apples = 0, toadstools = 0;
for (int move = 1; move <= moves; move++)
{
    learner.Move(world, curiosity: Math.Max(0.05, 1 - 2.0 * move / moves));
    if (move % stretch == 0)
    {
        Console.WriteLine($"{move,7:N0} {100.0 * (world.Apples - apples) / stretch,8:F1} {100.0 * (world.Toadstools - toadstools) / stretch,11:F1}");
        (apples, toadstools) = (world.Apples, world.Toadstools);
    }
}

double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;

// What was learned, in a garden that it has not seen. Without a move by chance now and then it would go to and fro where it sees nothing.
var test = new World(seed + 1);
float[] view = new float[ForagerNet.InputLength];
Console.WriteLine($"\na new garden:\n{test}");
for (int move = 0; move < 1_000; move++)
{
    test.See(view);
    test.Move(learner.Choose(view, curiosity: 0.05));
}

Console.WriteLine($"after 1,000 moves:\n{test}");
Console.WriteLine($"garden: {test.Apples} apples and {test.Toadstools} toadstools in 1,000 moves, learned in {seconds:F1} s");
return 0;

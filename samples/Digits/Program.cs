using Digits;
using Digits.Data;
using StaticNet;

// 0: done; 1: data are missing or wrong, or training failed; 2: the command line is wrong.
try
{
    var options = Options.Parse(args);
    if (!options.ShowHelp)
        return await DigitsRun.RunAsync(options) ? 0 : 1;
    Console.WriteLine(Options.Help);
    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine($"digits: {e.Message}\n\n{Options.Help}");
    return 2;
}
catch (Exception e) when (e is DataException or TrainingDivergedException)
{
    Console.Error.WriteLine($"digits: {e.Message}");
    return 1;
}

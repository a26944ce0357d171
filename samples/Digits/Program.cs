using Digits;
using Digits.Data;

// 0: done; 1: data are missing or wrong; 2: the command line is wrong.
try
{
    var options = Options.Parse(args);
    if (options.ShowHelp)
        Console.WriteLine(Options.Help);
    else
        await DigitsRun.RunAsync(options);
    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine($"digits: {e.Message}\n\n{Options.Help}");
    return 2;
}
catch (DataException e)
{
    Console.Error.WriteLine($"digits: {e.Message}");
    return 1;
}

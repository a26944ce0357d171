using System.CommandLine;
using System.CommandLine.Help;
using StaticNet.Tool;
using StaticNet.Tool.Commands;

// 0: done; 1: what was asked for failed, and standard error says why; 2: the command line is wrong.
// A root command of System.CommandLine's own would show the assembly's name in its help, which is not the tool's.
var root = new Command("staticnet", "Looks at StaticNet's networks and at files of weights, measures, and converts.")
{
    new HelpOption(),
    new VersionOption(),
    SummaryCommand.Create(),
    InspectCommand.Create(),
    BenchCommand.Create(),
    ConvertCommand.Create(),
    OnnxCommand.Create(),
    NewCommand.Create(),
};
ParseResult line = root.Parse(args);
if (line.Errors.Count > 0)
{
    foreach (string message in line.Errors.Select(error => error.Message).Distinct())
        Console.Error.WriteLine($"staticnet: {message}");
    Console.Error.WriteLine("staticnet --help tells what there is");
    return 2;
}

try
{
    return line.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is ToolException or StaticNet.Tool.ConvNetJs.ConvNetJsException or StaticNet.Weights.SafetensorsException or StaticNet.Weights.WeightsException or IOException or UnauthorizedAccessException or BadImageFormatException)
{
    Console.Error.WriteLine($"staticnet: {e.Message}");
    return 1;
}

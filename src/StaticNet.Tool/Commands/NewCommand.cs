using System.CommandLine;
using System.Diagnostics;

namespace StaticNet.Tool.Commands;

/// <summary>staticnet new: a project from one of the templates.</summary>
internal static class NewCommand
{
    private const int NoSuchTemplate = 103;

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "The project's name, and its folder's" };
        var kind = new Option<string>("--kind") { Description = "classifier, regressor or audio", DefaultValueFactory = _ => "classifier" };
        kind.AcceptOnlyFromAmong("classifier", "regressor", "audio");
        Option<bool> json = Output.JsonOption();
        var command = new Command("new", "Make a project that trains a network within seconds, from a template") { name, kind, json };
        command.SetAction(line => Run(line.GetValue(name)!, line.GetValue(kind)!, line.GetValue(json)));
        return command;
    }

    private static int Run(string name, string kind, bool asJson)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", ["new", "staticnet-" + kind, "-o", name]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == NoSuchTemplate)
            throw new ToolException("the templates are not installed; 'dotnet new install StaticNet.Templates' installs them");
        if (process.ExitCode != 0)
            throw new ToolException($"dotnet new ended with {process.ExitCode}: {(output + error.Result).Trim()}");
        if (asJson)
            Output.Json(new System.Text.Json.Nodes.JsonObject { ["folder"] = Path.GetFullPath(name), ["template"] = "staticnet-" + kind });
        else
            Console.WriteLine($"made {name}; 'dotnet run -c Release --project {name}' trains its network");
        return 0;
    }
}

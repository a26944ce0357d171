using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;

namespace StaticNet.Tool.Networks;

/// <summary>The networks of an assembly, or of a project, which is built first.</summary>
internal static class NetworkAssembly
{
    /// <summary>The classes that the generator completed.</summary>
    /// <param name="path">An assembly, a project, or a folder with one project.</param>
    /// <param name="name">Only the network of this name; null for all.</param>
    /// <exception cref="ToolException">There is nothing at the path, it does not build, or it declares no such network.</exception>
    public static IReadOnlyList<Type> Load(string path, string? name)
    {
        string full = Path.GetFullPath(path);
        string file = Path.GetExtension(full).ToLowerInvariant() is ".dll" or ".exe" ? full : Build(full);
        if (!File.Exists(file))
            throw new ToolException($"there is no file {file}");
        Type[] networks = [.. Types(file).Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsSubclassOf(typeof(Network)))];
        if (networks.Length == 0)
            throw new ToolException($"{Path.GetFileName(file)} declares no network; a network is a partial class marked [Network]");
        Type[] chosen = [.. networks.Where(type => name is null || type.Name == name || type.FullName == name)];
        return chosen.Length > 0 ? chosen : throw new ToolException($"{Path.GetFileName(file)} has no network '{name}'; it has {string.Join(", ", networks.Select(type => type.Name))}");
    }

    /// <summary>A network with its first weights.</summary>
    public static Network Create(Type type) => (Network)Activator.CreateInstance(type, 0L)!;

    private static Type[] Types(string file)
    {
        try
        {
            return new UserContext(file).LoadFromAssemblyPath(file).GetTypes();
        }
        catch (ReflectionTypeLoadException e)
        {
            throw new ToolException($"{file} cannot be loaded: {e.LoaderExceptions.FirstOrDefault()?.Message ?? e.Message}", e);
        }
    }

    private static string Build(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new ToolException($"there is neither a file nor a folder {path}");
        Run(path, "build", path, "-c", "Release", "-v", "q", "--nologo");
        return Run(path, "msbuild", path, "-p:Configuration=Release", "-getProperty:TargetPath").Trim();
    }

    private static string Run(string path, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new ToolException($"{path} does not build:\n{output.Trim()}");
    }

    // The assembly's own dependencies come from beside it; the runtime library is the tool's, so that Network is one type.
    private sealed class UserContext(string file) : AssemblyLoadContext
    {
        private readonly AssemblyDependencyResolver resolver = new(file);

        protected override Assembly? Load(AssemblyName name) =>
            name.Name != "StaticNet" && resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}

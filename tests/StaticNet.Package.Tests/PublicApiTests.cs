using System.Reflection;
using System.Runtime.Loader;

namespace StaticNet.Package.Tests;

/// <summary>
/// The public API is a promise: it changes only together with PublicApi.txt, so that a change is seen where it is reviewed.
/// STATICNET_UPDATE_API=1 writes the file anew and fails.
/// </summary>
[Collection(PackageCollection.Name)]
public class PublicApiTests(PackageFeed feed)
{
    [Fact]
    public void The_public_API_is_the_one_that_is_listed()
    {
        string path = Path.Combine(RepositoryFolder.Path, "tests", "StaticNet.Package.Tests", "PublicApi.txt");
        string actual = string.Join('\n', Describe()) + "\n";
        string listed = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (actual == listed)
            return;
        if (Environment.GetEnvironmentVariable("STATICNET_UPDATE_API") == "1")
            File.WriteAllText(path, actual);
        string[] before = listed.Split('\n'), now = actual.Split('\n');
        Assert.Fail($"The public API differs from {path}; STATICNET_UPDATE_API=1 writes it anew.\nmissing:\n  {string.Join("\n  ", before.Except(now))}\nnew:\n  {string.Join("\n  ", now.Except(before))}");
    }

    private List<string> Describe()
    {
        string folder = Directory.CreateTempSubdirectory("staticnet-api-").FullName;
        var context = new AssemblyLoadContext("api", isCollectible: true);
        try
        {
            System.IO.Compression.ZipFile.ExtractToDirectory(feed.File("StaticNet"), folder);
            using FileStream file = File.OpenRead(Path.Combine(folder, "lib", "net10.0", "StaticNet.dll"));
            var lines = new List<string>();
            foreach (Type type in context.LoadFromStream(file).GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                lines.Add($"{Kind(type)} {Name(type)}{(type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum) ? " : " + Name(parent) : "")}");
                lines.AddRange(type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                    .Select(Member).OfType<string>().Order(StringComparer.Ordinal).Select(line => "    " + line));
            }

            return lines;
        }
        finally
        {
            context.Unload();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsInterface ? "interface" : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    // Null for what users cannot reach, and for what the compiler adds to records and properties.
    private static string? Member(MemberInfo member) => member switch
    {
        _ when member.Name.Contains('<') => null,
        ConstructorInfo { IsPublic: true } or ConstructorInfo { IsFamily: true } => $"new({Parameters((ConstructorInfo)member)})",
        MethodInfo { IsSpecialName: false } method when method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly =>
            $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property when Accessors(property) is { Length: > 0 } accessors => $"{(property.GetAccessors(true)[0].IsStatic ? "static " : "")}{Name(property.PropertyType)} {property.Name} {{ {accessors} }}",
        FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily =>
            $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? " = " + Convert.ToString(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture) : "")}",
        EventInfo happening => $"event {Name(happening.EventHandlerType!)} {happening.Name}",
        _ => null,
    };

    private static string Accessors(PropertyInfo property) => string.Join(' ', new[] { (property.GetMethod, "get;"), (property.SetMethod, "set;") }
        .Where(pair => pair.Item1 is { } accessor && (accessor.IsPublic || accessor.IsFamily)).Select(pair => pair.Item2));

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (Convert.ToString(parameter.RawDefaultValue, System.Globalization.CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "default") : "")}"));

    private static string Name(Type type) =>
        type.IsByRef ? "ref " + Name(type.GetElementType()!)
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : type.IsPointer ? Name(type.GetElementType()!) + "*"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Namespace is { } space && space.StartsWith("StaticNet", StringComparison.Ordinal) ? type.FullName ?? type.Name : type.Name;
}

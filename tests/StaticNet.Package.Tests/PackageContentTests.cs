using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace StaticNet.Package.Tests;

[Collection(PackageCollection.Name)]
public class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void The_package_holds_the_library_the_analyzers_and_what_projects_import()
    {
        string[] expected =
        [
            "LICENSE", "README.md", "StaticNet.nuspec", "icon.png",
            "analyzers/dotnet/cs/StaticNet.Generator.dll",
            "lib/net10.0/StaticNet.dll", "lib/net10.0/StaticNet.xml", "lib/net9.0/StaticNet.dll", "lib/net9.0/StaticNet.xml",
            .. Directory.GetFiles(Path.Combine(RepositoryFolder.Path, "src", "StaticNet", "buildTransitive")).Select(file => "buildTransitive/" + Path.GetFileName(file)),
            .. Directory.Exists(Path.Combine(RepositoryFolder.Path, "generators", "StaticNet.CodeFixes")) ? new[] { "analyzers/dotnet/cs/StaticNet.CodeFixes.dll" } : [],
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Entries("StaticNet"));
    }

    // Anything else would have to be found by the compiler or the editor, which have no such file; these it has itself. The command-line compiler has no Workspaces either.
    [Theory]
    [InlineData("StaticNet.Generator", "Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerAttribute", "netstandard", "System.Collections.Immutable", "System.Memory", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp")]
    [InlineData("StaticNet.CodeFixes", "Microsoft.CodeAnalysis.CodeFixes.ExportCodeFixProviderAttribute", "netstandard", "System.Collections.Immutable", "System.Memory", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel")]
    public void What_the_compiler_loads_needs_nothing_but_the_compiler(string name, string exported, params string[] allowed)
    {
        using ZipArchive zip = ZipFile.OpenRead(feed.File("StaticNet"));
        using var bytes = new MemoryStream();
        using (Stream stream = zip.GetEntry($"analyzers/dotnet/cs/{name}.dll")!.Open())
            stream.CopyTo(bytes);
        bytes.Position = 0;
        using var file = new PEReader(bytes);
        MetadataReader metadata = file.GetMetadataReader();
        Assert.Empty(metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name)).Except(allowed));
        Assert.Contains(exported, metadata.TypeReferences.Select(metadata.GetTypeReference).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"));
    }

    [Fact]
    public void The_package_depends_on_nothing()
    {
        XElement metadata = Nuspec("StaticNet");
        XElement[] groups = [.. metadata.Elements().Single(x => x.Name.LocalName == "dependencies").Elements()];
        Assert.Equal(["net10.0", "net9.0"], groups.Select(group => group.Attribute("targetFramework")!.Value));
        Assert.All(groups, group => Assert.Empty(group.Elements()));
    }

    [Theory]
    [InlineData("StaticNet")]
    [InlineData("StaticNet.Templates")]
    [InlineData("StaticNet.Tool")]
    public void A_package_says_what_it_is(string id)
    {
        XElement metadata = Nuspec(id);
        foreach (string name in (string[])["description", "tags", "license", "readme", "icon", "projectUrl", "repository"])
            Assert.Contains(metadata.Elements(), element => element.Name.LocalName == name);
        Assert.Contains("README.md", Entries(id));
    }

    [Fact]
    public void Symbols_come_in_a_package_of_their_own()
    {
        using ZipArchive zip = ZipFile.OpenRead(feed.File("StaticNet", "snupkg"));
        Assert.Contains(zip.Entries, entry => entry.FullName == "lib/net9.0/StaticNet.pdb");
        Assert.Contains(zip.Entries, entry => entry.FullName == "lib/net10.0/StaticNet.pdb");
    }

    [Fact]
    public void No_file_knows_the_folder_it_was_built_in()
    {
        byte[] folder = Encoding.UTF8.GetBytes(RepositoryFolder.Path + "/");
        foreach (string extension in (string[])["nupkg", "snupkg"])
        {
            using ZipArchive zip = ZipFile.OpenRead(feed.File("StaticNet", extension));
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                using var bytes = new MemoryStream();
                using (Stream stream = entry.Open())
                    stream.CopyTo(bytes);
                Assert.True(bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf(folder) < 0, $"{entry.FullName} holds '{RepositoryFolder.Path}'");
            }
        }
    }

    private XElement Nuspec(string id)
    {
        using ZipArchive zip = ZipFile.OpenRead(feed.File(id));
        using Stream stream = zip.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private string[] Entries(string id)
    {
        using ZipArchive zip = ZipFile.OpenRead(feed.File(id));
        return [.. zip.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml").Order(StringComparer.Ordinal)];
    }
}

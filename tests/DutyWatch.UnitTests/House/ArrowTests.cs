using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DutyWatch.UnitTests.House;

/// <summary>Arrows point one way: what a project does not refer to it cannot use.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["DutyWatch.Core"] = [],
        ["DutyWatch.Contracts"] = [],
        ["DutyWatch.Postgres"] = ["DutyWatch.Core"],
        // The phone box and the alert doors answer in the words of the outer contract.
        ["DutyWatch.Alerts"] = ["DutyWatch.Contracts", "DutyWatch.Postgres"],
        // One DutyWatch files with another as any unit's program does.
        ["DutyWatch.Server"] = ["DutyWatch.Alerts", "DutyWatch.Client", "DutyWatch.Contracts"],
        ["DutyWatch.Client"] = ["DutyWatch.Contracts"],
        ["CountyFiler"] = ["DutyWatch.Client"],
        ["DutyWatch.Replay"] = ["DutyWatch.Client"],
    };

    // Frameworks that only one place may name: where they must be used is design, everywhere else is drift.
    private static readonly Dictionary<string, string[]> Homes = new()
    {
        ["ImageMagick"] = ["src/DutyWatch.Server/Attachments/"],
        ["PdfSharp"] = ["src/DutyWatch.Server/Attachments/"],
        ["DocumentFormat"] = ["src/DutyWatch.Server/Search/"],
        ["Quartz"] = ["src/DutyWatch.Server/Sweeps/", "src/DutyWatch.Server/Hosting/"],
        ["Serilog"] = ["src/DutyWatch.Server/Hosting/"],
        ["OpenTelemetry"] = ["src/DutyWatch.Server/Hosting/", "src/DutyWatch.Server/Health/"],
    };

    [Fact]
    public void Projects_refer_to_each_other_one_way_only()
    {
        var projects = Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !f.StartsWith("tests/", StringComparison.Ordinal)).ToList();

        Assert.All(projects, project => Assert.Equal(Arrows[Path.GetFileNameWithoutExtension(project)], References(project)));
        Assert.NotEmpty(projects);
    }

    [Fact]
    public void Core_and_the_contract_take_no_packages() =>
        Assert.All(
            new[] { "src/DutyWatch.Core/DutyWatch.Core.csproj", "src/DutyWatch.Contracts/DutyWatch.Contracts.csproj" },
            project => Assert.Empty(Items(project, "PackageReference").Concat(Items(project, "FrameworkReference"))));

    [Fact]
    public void A_framework_is_named_only_where_it_is_at_home()
    {
        var strays = SourceCode.Product.Nodes<UsingDirectiveSyntax>()
            .Select(n => (n.File, Name: n.Node.NamespaceOrType.ToString().Split('.')[0]))
            .Where(n => Homes.TryGetValue(n.Name, out var homes) && !homes.Any(h => n.File.Path.StartsWith(h, StringComparison.Ordinal)))
            .Select(n => $"{n.File.Path} uses {n.Name}");

        Exceptions.None("strays", strays);
    }

    [Fact]
    public void Core_reads_no_file_no_network_and_no_clock()
    {
        string[] banned = ["System.IO", "System.Net", "System.Data", "System.Diagnostics", "Microsoft", "Npgsql"];

        var strays = SourceCode.Files.Where(f => f.Path.StartsWith("src/DutyWatch.Core/", StringComparison.Ordinal)).Nodes<UsingDirectiveSyntax>()
            .Where(n => banned.Any(b => n.Node.NamespaceOrType.ToString().StartsWith(b, StringComparison.Ordinal)))
            .Select(n => n.File.At(n.Node));

        Exceptions.None("strays", strays);
    }

    private static IEnumerable<string> References(string project) =>
        Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Parse(Repository.Read(project)).Descendants(kind).Select(item => item.Attribute("Include")!.Value);
}

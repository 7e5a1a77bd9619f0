using System.Text.RegularExpressions;
using DutyWatch.Server.Site;

namespace DutyWatch.UnitTests.Site;

/// <summary>A copy of the Ganzi pack that a test may spoil.</summary>
internal sealed partial class PackCopy : IDisposable
{
    private static readonly Lazy<string> Original = new(FindOriginal);
    private static readonly Lazy<Dictionary<string, string>> Whole = new(() => Directory.EnumerateFiles(Original.Value, "*.json").ToDictionary(file => Path.GetFileName(file), File.ReadAllText));
    private static readonly Lazy<Dictionary<string, string>> Small = new(() => Whole.Value.ToDictionary(file => file.Key, file => WithoutTownships(file.Value)));

    /// <param name="townships">False keeps one township only: for tests that read a pack a hundred times.</param>
    public PackCopy(bool townships = true)
    {
        foreach (var (file, content) in townships ? Whole.Value : Small.Value)
        {
            Write(file, content);
        }
        // Texts of our own: what the tests ask of the file must not change with its wording.
        var checkIns = CheckInChecks.Texts.Select(kind => $$"""{ "kind": "{{kind}}", "language": "zh", "body": "平安报" }""");
        Write("texts.json", $$"""
            [
              { "kind": "late", "language": "zh", "body": "{unit}应于{due}前报告" },
              { "kind": "late", "language": "en", "body": "{unit} owes a report by {due}" },
              {{string.Join(",\n  ", checkIns)}}
            ]
            """);
    }

    public static string OriginalFolder => Original.Value;

    public string Folder { get; } = Directory.CreateTempSubdirectory("site-pack-").FullName;

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);

    public string[] Lines(string file) => File.ReadAllLines(Path.Combine(Folder, file));

    /// <summary>Changes the first line that holds a text, and says which line it was.</summary>
    public int Change(string file, string lineWith, Func<string, string> change)
    {
        var lines = Lines(file);
        var index = Array.FindIndex(lines, line => line.Contains(lineWith, StringComparison.Ordinal));
        Assert.True(index >= 0, $"no line of {file} holds {lineWith}");
        var changed = change(lines[index]);
        Assert.NotEqual(lines[index], changed);
        lines[index] = changed;
        File.WriteAllLines(Path.Combine(Folder, file), lines);
        return index + 1;
    }

    public int Replace(string file, string lineWith, string old, string with) => Change(file, lineWith, line => line.Replace(old, with, StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // A township has a code of nine digits; one object stands on a line, and the last has no comma.
    private static string WithoutTownships(string content)
    {
        var kept = content.Split('\n').Where(line => !Township().IsMatch(line));
        return CommaBeforeTheEnd().Replace(string.Join('\n', kept), "$1");
    }

    [GeneratedRegex("""^ *\{.*("(code|unit)": "(?!513322100)\d{9}",|"(within|outside)": \["\d{9}")""")]
    private static partial Regex Township();

    [GeneratedRegex(@",(\n\]\n)\z")]
    private static partial Regex CommaBeforeTheEnd();

    private static string FindOriginal()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DutyWatch.sln")))
        {
            folder = folder.Parent;
        }
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository"), "ops", "sites", "ganzi");
    }
}

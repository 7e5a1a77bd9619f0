using System.Diagnostics;

namespace DutyWatch.UnitTests.House;

/// <summary>The files of the repository as they would be committed.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<string>> All = new(List);

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Files => All.Value;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => File.Exists(Path.Combine(Root, path));

    public static IEnumerable<string> FilesIn(string folder, params string[] endings) =>
        Files.Where(f => f.StartsWith(folder + "/", StringComparison.Ordinal) && endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DutyWatch.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("These tests read the repository and run inside it");
        }
        return folder.FullName;
    }

    // New files count before they are committed: that is when a rule can still help.
    private static List<string> List()
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 && files.Length > 0
            ? [.. files.Where(Has).Order(StringComparer.Ordinal)]
            : throw new InvalidOperationException("The repository's files could not be listed: git ls-files failed");
    }
}

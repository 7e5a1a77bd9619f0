using System.Globalization;
using System.Text.RegularExpressions;

namespace DutyWatch.Postgres.Private;

/// <summary>A folder whose PostgreSQL answered, and the major version it said.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    /// <summary>Set by ops/run to the folder of the npm package.</summary>
    public const string FolderVariable = "DUTYWATCH_POSTGRES_BIN";

    private const string DebianRoot = "/usr/lib/postgresql";
    private const int OldestMajor = 15;
    private const int NewestMajor = 18;

    public string Postgres => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>In order of preference: what was asked for, Debian's from the newest down, what the environment names.</summary>
    public static async Task<IReadOnlyList<PostgresBinaries>> FindAll(string? askedFor, ServiceAccount account, CancellationToken ct)
    {
        string?[] folders = [askedFor, .. DebianFolders(), Environment.GetEnvironmentVariable(FolderVariable)];
        var found = new List<PostgresBinaries>();
        foreach (var folder in folders.Where(folder => !string.IsNullOrEmpty(folder)))
        {
            if (await Probe(Path.GetFullPath(folder!), account, ct) is { } binaries)
            {
                found.Add(binaries);
            }
        }
        return found;
    }

    /// <summary>An existing cluster decides: another version would silently begin an empty database beside the real one.</summary>
    public static PostgresBinaries Choose(IReadOnlyList<PostgresBinaries> found, DataPlace place)
    {
        if (found.Count == 0)
        {
            throw new PrivatePostgresException(
                $"用户 {place.Account.Name} 没有可用的 PostgreSQL 程序：请由 ops/run 安装，或给出连接串 / "
                + $"no PostgreSQL that {place.Account.Name} can run was found: let ops/run install it, or give a connection string");
        }
        var majors = place.Majors();
        var needed = string.Join(", ", majors);
        var there = string.Join(", ", found.Select(binaries => $"{binaries.Major} ({binaries.Folder})"));
        return found.FirstOrDefault(binaries => majors.Count == 0 || majors.Contains(binaries.Major))
            ?? throw new PrivatePostgresException(
                $"{place.Asked} 中的数据属于 PostgreSQL {needed}，而本机只有 {there} / "
                + $"the data in {place.Asked} belong to PostgreSQL {needed}, and this machine has only {there}");
    }

    /// <summary>Asked as the account that will run it: a file that exists may dangle, lack a library or lie in a private home.</summary>
    private static async Task<PostgresBinaries?> Probe(string folder, ServiceAccount account, CancellationToken ct)
    {
        var answer = await Command.Run(account.Wrap(Path.Combine(folder, "postgres"), "--version"), ct);
        var initdb = await Command.Run(account.Wrap(Path.Combine(folder, "initdb"), "--version"), ct);
        var major = VersionLine().Match(answer.Output);
        return answer.ExitCode == 0 && initdb.ExitCode == 0 && major.Success
            && int.Parse(major.Groups[1].Value, CultureInfo.InvariantCulture) is >= OldestMajor and <= NewestMajor and var number
            ? new PostgresBinaries(folder, number)
            : null;
    }

    private static IEnumerable<string> DebianFolders() => !Directory.Exists(DebianRoot)
        ? []
        : from folder in Directory.EnumerateDirectories(DebianRoot)
          let major = int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0
          orderby major descending
          select Path.Combine(folder, "bin");

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex VersionLine();
}

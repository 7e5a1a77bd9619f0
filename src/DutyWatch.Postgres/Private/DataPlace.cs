using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DutyWatch.Postgres.Private;

/// <summary>Where the clusters of a data folder really lie, and whose they are.</summary>
/// <param name="Asked">The data folder as the operator knows it.</param>
/// <param name="Folder">The same, or a folder that a service user can reach, linked from it.</param>
internal sealed record DataPlace(string Asked, string Folder, ServiceAccount Account)
{
    private const string StateRoot = "/var/lib/dutywatch";

    private bool IsLinked => Asked != Folder;

    public static async Task<DataPlace> Find(string dataFolder, CancellationToken ct)
    {
        Directory.CreateDirectory(dataFolder);
        var asked = await Command.Demand(["realpath", "-e", "--", dataFolder], ct);
        var existing = Directory.EnumerateFileSystemEntries(asked, "pg??").FirstOrDefault(entry => MajorOf(entry) is not null);
        var account = ServiceAccount.Choose(await Owner(existing, ct), await File.ReadAllTextAsync("/etc/passwd", ct));
        if (existing is not null && new FileInfo(existing).LinkTarget is { } target)
        {
            return Directory.Exists(target)
                ? new DataPlace(asked, Path.GetDirectoryName(target)!, account)
                : throw new PrivatePostgresException(
                    $"{existing} 指向的 {target} 已不存在：请恢复数据，或删除该链接以重新开始 / "
                    + $"{existing} leads to {target}, which is gone: bring the data back, or delete the link to begin anew");
        }
        return existing is not null || await CanReach(account, asked, ct)
            ? new DataPlace(asked, asked, account)
            : await PrepareStateFolder(asked, account, ct);
    }

    public string ClusterOf(int major) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"pg{major}"));

    public IReadOnlyList<int> Majors() =>
        [.. Directory.EnumerateDirectories(Folder, "pg??").Select(MajorOf).OfType<int>().Where(major => !IsLinked || IsLinkedFrom(major))];

    /// <summary>
    /// A cluster that nothing links to any more belongs to a data folder that was deleted to begin anew. It is neither taken up
    /// again nor thrown away.
    /// </summary>
    public string? SetAsideUnlinked(int major, DateTimeOffset now)
    {
        var cluster = ClusterOf(major);
        if (!IsLinked || IsLinkedFrom(major) || !Directory.Exists(cluster))
        {
            return null;
        }
        var aside = string.Create(CultureInfo.InvariantCulture, $"{cluster}.unlinked-{now.ToUnixTimeMilliseconds()}");
        Directory.Move(cluster, aside);
        return aside;
    }

    public void Link(int major)
    {
        if (IsLinked && !IsLinkedFrom(major))
        {
            Directory.CreateSymbolicLink(AskedName(major), ClusterOf(major));
        }
    }

    /// <summary>Short and always the same for a folder: a socket's path may have 107 bytes and no more.</summary>
    public static string NameFor(string folder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];

    private bool IsLinkedFrom(int major) => new FileInfo(AskedName(major)).LinkTarget == ClusterOf(major);

    private string AskedName(int major) => Path.Combine(Asked, Path.GetFileName(ClusterOf(major)));

    private static async Task<DataPlace> PrepareStateFolder(string asked, ServiceAccount account, CancellationToken ct)
    {
        var folder = Path.Combine(StateRoot, NameFor(asked));
        Directory.CreateDirectory(folder);
        await Command.Demand(["chmod", "755", StateRoot, folder], ct);
        return new DataPlace(asked, folder, account);
    }

    private static async Task<bool> CanReach(ServiceAccount account, string folder, CancellationToken ct) =>
        account.IsOneself || (await Command.Run(account.Wrap("test", "-x", folder), ct)).ExitCode == 0;

    private static async Task<int?> Owner(string? entry, CancellationToken ct)
    {
        var answer = entry is null ? null : await Command.Run(["stat", "--dereference", "--format=%u", "--", entry], ct);
        return answer is { ExitCode: 0 } ? int.Parse(answer.Output, CultureInfo.InvariantCulture) : null;
    }

    private static int? MajorOf(string path) =>
        int.TryParse(Path.GetFileName(path).AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
}

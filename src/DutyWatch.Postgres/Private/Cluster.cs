using System.Security.Cryptography;

namespace DutyWatch.Postgres.Private;

/// <summary>A database cluster on disk, and the programs of its own major version.</summary>
internal sealed record Cluster(string Folder, PostgresBinaries Binaries, ServiceAccount Account, string SocketFolder)
{
    public const string Role = "dutywatch";

    /// <summary>Inside the cluster, so that the two cannot part.</summary>
    private const string PasswordName = "dutywatch.password";

    public string LockFile => Path.Combine(Folder, "postmaster.pid");

    public string LogFile => Path.Combine(Folder, "dutywatch-server.log");

    public static async Task<Cluster> Open(DataPlace place, PostgresBinaries binaries, bool durable, CancellationToken ct)
    {
        var folder = place.ClusterOf(binaries.Major);
        if (!Directory.Exists(folder))
        {
            await Create(folder, binaries, place.Account, durable, ct);
        }
        place.Link(binaries.Major);
        return new Cluster(folder, binaries, place.Account, await PrepareSocketFolder(folder, place.Account, ct));
    }

    public static string SocketFolderOf(string folder) => "/tmp/dutywatch-" + DataPlace.NameFor(folder);

    public static Task<string> ReadPassword(string folder, CancellationToken ct) => File.ReadAllTextAsync(Path.Combine(folder, PasswordName), ct);

    /// <summary>A server that ended in order has taken its socket along; what is not empty is left for the next start to judge.</summary>
    public void RemoveSocketFolder()
    {
        if (!Directory.EnumerateFileSystemEntries(SocketFolder).Any())
        {
            Directory.Delete(SocketFolder);
        }
    }

    /// <summary>Made beside and renamed: a start that is cut off leaves nothing that looks like a cluster.</summary>
    private static async Task Create(string folder, PostgresBinaries binaries, ServiceAccount account, bool durable, CancellationToken ct)
    {
        var side = folder + ".new";
        var password = side + ".password";
        await Command.Demand(["rm", "-rf", "--", side, password], ct);
        Directory.CreateDirectory(side);
        await WriteSecret(password, RandomNumberGenerator.GetHexString(40, lowercase: true), ct);
        await HandOver(account, [side, password], ct);

        await Command.Demand(account.Wrap([binaries.InitDb, .. InitSwitches(side, password, binaries.Major, durable)]), ct);

        File.Move(password, Path.Combine(side, PasswordName));
        Directory.Move(side, folder);
    }

    /// <summary>C.UTF-8 and not C: under C the trigrams of pg_trgm would drop every Chinese character.</summary>
    private static IEnumerable<string> InitSwitches(string folder, string password, int major, bool durable) =>
    [
        "--pgdata", folder, "--username", Role, "--pwfile", password, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-instructions",
        .. major >= 17 ? ["--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"] : Array.Empty<string>(),
        .. durable ? Array.Empty<string>() : ["--no-sync"],
    ];

    /// <summary>Anybody may have made a folder in /tmp under our name: only one that is the account's own and closed will do.</summary>
    private static async Task<string> PrepareSocketFolder(string clusterFolder, ServiceAccount account, CancellationToken ct)
    {
        var folder = SocketFolderOf(clusterFolder);
        if (!Path.Exists(folder))
        {
            await Command.Demand(["mkdir", "--mode=700", "--", folder], ct);
            await HandOver(account, [folder], ct);
        }
        var state = await Command.Demand(["stat", "--format=%F %a %U", "--", folder], ct);
        return state == $"directory 700 {account.Name}"
            ? folder
            : throw new PrivatePostgresException(
                $"{folder} 应是 {account.Name} 的私有目录，请删除它 / {folder} should be a private folder of {account.Name} and is '{state}': delete it");
    }

    private static async Task HandOver(ServiceAccount account, IReadOnlyList<string> paths, CancellationToken ct)
    {
        if (!account.IsOneself)
        {
            await Command.Demand(["chown", $"{account.UserId}:{account.GroupId}", "--", .. paths], ct);
        }
    }

    private static async Task WriteSecret(string path, string secret, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(secret.AsMemory(), ct);
    }
}

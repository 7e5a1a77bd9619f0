using DutyWatch.Core.Time;
using DutyWatch.Postgres.Backup;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.House;
using Npgsql;

namespace DutyWatch.SystemTests.Backup;

/// <summary>A folder for backups, and the two verbs on it.</summary>
internal sealed class Copies : IDisposable
{
    private static readonly Clocks Clocks = new(new MachineTime(), new MachineTime());

    private readonly string folder = Directory.CreateTempSubdirectory("dutywatch-copies-").FullName;

    public string File => Path.Combine(folder, "one.backup");

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Beside(string name) => Path.Combine(folder, name);

    public Task<Manifest> Take(NpgsqlDataSource source, string? file = null, Action<TableDone>? told = null) => new TakeBackup(source, Clocks).Run(file ?? File, told ?? (_ => { }), Ct);

    public Task<Manifest> PutBack(NpgsqlDataSource source, string? file = null) => new RestoreBackup(source, Clocks).Run(file ?? File, _ => { }, Ct);

    /// <summary>What must be the same on both sides: everything but the epoch, which a restore raises.</summary>
    public static IEnumerable<(string Name, long Rows, string Sha256)> Hashes(Manifest manifest) => manifest.Tables.Where(t => t.Name != "feed_epoch").Select(t => (t.Name, t.Rows, t.Sha256));

    public static async Task<bool> IsEmpty(NpgsqlDataSource source) => (await Catalogue.List(source, "select relname::text from pg_class where relnamespace = 'public'::regnamespace")).Count == 0;

    public static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

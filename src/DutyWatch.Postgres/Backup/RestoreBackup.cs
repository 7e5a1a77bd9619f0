using DutyWatch.Core.Time;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Schema;
using Npgsql;

namespace DutyWatch.Postgres.Backup;

/// <summary>
/// Fills an empty database from a backup in one transaction: the schema of the backup, its rows, the same hashes read back, then the
/// migrations that came since. Either all of it is there afterwards or nothing.
/// </summary>
public sealed class RestoreBackup(NpgsqlDataSource source, Clocks clocks)
{
    /// <exception cref="BackupException">The file is damaged or foreign, the database is not empty, or the rows read back differ.</exception>
    public async Task<Manifest> Run(string path, Action<TableDone> told, CancellationToken ct)
    {
        using var file = await BackupFile.Open(path, ct);
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var tx = new DutyTransaction(connection, transaction, ct);
        await Table.Settle(tx);
        await tx.Execute(Sql.Lock);
        await DemandEmpty(tx);
        await Migrator.Lay(tx, file.Manifest.Migrations.Count);
        await Fill(tx, connection, file, told);
        await Migrator.Continue(tx, file.Manifest.Migrations.Count, clocks.MachineNow);
        await tx.Execute(Sql.RaiseEpoch, new { seconds = clocks.MachineNow.ToUnixTimeSeconds() });
        await Analyze(tx);
        Fault.Point("restore.committing");
        await transaction.CommitAsync(ct);
        Fault.Point("restore.committed");
        return file.Manifest;
    }

    private static async Task DemandEmpty(DutyTransaction tx)
    {
        if (await tx.One<bool>(Sql.HasRelations))
        {
            throw new BackupException("数据库不是空的，恢复只写入空库，未作任何更改 / the database is not empty: a restore goes into an empty one only, nothing was changed");
        }
    }

    private async Task Fill(DutyTransaction tx, NpgsqlConnection connection, BackupFile file, Action<TableDone> told)
    {
        var tables = await Pair(tx, file.Manifest);
        var shell = await Shell.Read(tx);
        await Shell.Run(tx, shell.Off);
        var took = new Dictionary<string, TimeSpan>();
        foreach (var (table, said) in tables)
        {
            var began = clocks.Machine.GetTimestamp();
            await CopyIn(connection, table, file.Open(said), tx.Ct);
            Fault.Point("restore.half");
            took[table.Name] = clocks.Machine.GetElapsedTime(began);
        }
        await Shell.Run(tx, shell.On);
        foreach (var sequence in file.Manifest.Sequences)
        {
            await tx.One<long>(Sql.SetSequence, new { table = sequence.Table, column = sequence.Column, last = sequence.Last });
        }
        foreach (var (table, said) in tables)
        {
            await DemandSame(connection, table, said, tx.Ct);
            told(new TableDone(table.Name, said.Rows, took[table.Name]));
        }
    }

    private static async Task<List<(Table Table, ManifestTable Said)>> Pair(DutyTransaction tx, Manifest manifest)
    {
        var tables = await Table.All(tx);
        var said = manifest.Tables.ToDictionary(t => t.Name);
        if (tables.Count != said.Count || !tables.All(t => said.TryGetValue(t.Name, out var s) && s.Columns.SequenceEqual(t.Columns)))
        {
            throw new BackupException("备份的表与其版本不符，未作任何更改 / the tables of this backup do not fit its release, nothing was changed");
        }
        return [.. tables.Select(t => (t, said[t.Name]))];
    }

    private static async Task CopyIn(NpgsqlConnection connection, Table table, Stream rows, CancellationToken ct)
    {
        await using var from = rows;
        await using var into = (StreamWriter)await connection.BeginTextImportAsync(table.CopyIn, ct);
        await from.CopyToAsync(into.BaseStream, ct);
    }

    private static async Task DemandSame(NpgsqlConnection connection, Table table, ManifestTable said, CancellationToken ct)
    {
        using var rows = (StreamReader)await connection.BeginTextExportAsync(table.CopyOut, ct);
        if (!(await Copied.Through(rows.BaseStream, Stream.Null, ct)).Fits(said))
        {
            throw new BackupException($"表 {table.Name} 读回后与备份不同，未作任何更改 / table {table.Name} reads back differently, nothing was changed");
        }
    }

    private static async Task Analyze(DutyTransaction tx)
    {
        foreach (var statement in await tx.List<string>(Sql.Analyze))
        {
            await tx.Execute(statement);
        }
    }

    public static class Sql
    {
        // The migrator's own lock: no server lays its schema meanwhile.
        public const string Lock = "select pg_advisory_xact_lock(51330001)";

        public const string HasRelations = """
            select exists (select 1 from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S'))
            """;

        public const string SetSequence = "select setval(pg_get_serial_sequence(@table, @column), @last)";

        // One more is not enough: the same backup restored twice would give two feeds one epoch, and a console's cursor of the first would skip in the second.
        public const string RaiseEpoch = """
            update feed_epoch
            set epoch = greatest(epoch + 1, @seconds),
                system_identifier = (select s.system_identifier::text from pg_control_system() s),
                timeline = (select c.timeline_id from pg_control_checkpoint() c)
            """;

        public const string Analyze = """
            select format('analyze %I', c.relname)
            from pg_class c
            where c.relnamespace = 'public'::regnamespace
              and c.relkind = 'r'
            """;
    }
}

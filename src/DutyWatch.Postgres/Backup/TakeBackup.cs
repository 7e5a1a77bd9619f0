using System.Data;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Faults;
using Npgsql;

namespace DutyWatch.Postgres.Backup;

/// <summary>
/// Copies every table out of one snapshot into one file. The transaction only reads and so never has an id: however long it takes,
/// the event feed, which waits for the oldest running id, does not wait for it.
/// </summary>
public sealed class TakeBackup(NpgsqlDataSource source, Clocks clocks)
{
    private const string PartialEnding = ".partial";

    /// <exception cref="BackupException">The file is there already, or the database holds nothing of ours.</exception>
    public async Task<Manifest> Run(string file, Action<TableDone> told, CancellationToken ct)
    {
        if (Path.Exists(file))
        {
            throw new BackupException($"{file} 已存在，不会覆盖 / {file} exists and is not overwritten");
        }
        var partial = file + PartialEnding;
        File.Delete(partial);
        try
        {
            var manifest = await Write(partial, told, ct);
            Fault.Point("backup.written");
            File.Move(partial, file, overwrite: false);
            Fault.Point("backup.named");
            return manifest;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private async Task<Manifest> Write(string partial, Action<TableDone> told, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var tx = new DutyTransaction(connection, transaction, ct);
        await tx.Execute(Sql.ReadOnly);
        await Table.Settle(tx);
        await using var stream = OpenSecret(partial);
        Manifest manifest;
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            manifest = await Describe(tx, connection.PostgreSqlVersion.ToString(), await WriteTables(tx, connection, archive, told));
            await WriteManifest(archive, manifest, ct);
        }
        stream.Flush(flushToDisk: true);
        return manifest;
    }

    private async Task<List<ManifestTable>> WriteTables(DutyTransaction tx, NpgsqlConnection connection, ZipArchive archive, Action<TableDone> told)
    {
        var tables = await Table.All(tx);
        if (tables.All(t => t.Name != "migration"))
        {
            throw new BackupException("数据库里没有值守通的表 / this database holds no tables of DutyWatch");
        }
        var written = new List<ManifestTable>();
        foreach (var table in tables)
        {
            var began = clocks.Machine.GetTimestamp();
            var copied = await WriteTable(connection, archive, table, tx.Ct);
            written.Add(new ManifestTable(table.Name, table.Columns, copied.Rows, copied.Sha256));
            Fault.Point("backup.half");
            told(new TableDone(table.Name, copied.Rows, clocks.Machine.GetElapsedTime(began)));
        }
        return written;
    }

    private static async Task<Copied> WriteTable(NpgsqlConnection connection, ZipArchive archive, Table table, CancellationToken ct)
    {
        using var rows = (StreamReader)await connection.BeginTextExportAsync(table.CopyOut, ct);
        await using var entry = await archive.CreateEntry($"data/{table.Name}", CompressionLevel.Fastest).OpenAsync(ct);
        return await Copied.Through(rows.BaseStream, entry, ct);
    }

    private async Task<Manifest> Describe(DutyTransaction tx, string server, List<ManifestTable> tables) => new(
        Manifest.CurrentFormat,
        typeof(TakeBackup).Assembly.GetName().Version?.ToString() ?? "",
        server,
        clocks.MachineNow,
        await tx.First<long?>(Sql.Epoch),
        await tx.List<ManifestMigration>(Sql.Migrations),
        tables,
        // Read last: a sequence obeys no snapshot, and one that has run ahead is harmless.
        await tx.List<ManifestSequence>(Sql.Sequences));

    private static async Task WriteManifest(ZipArchive archive, Manifest manifest, CancellationToken ct)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest, Manifest.Json);
        await WriteEntry(archive, Manifest.EntryName, bytes, ct);
        await WriteEntry(archive, Manifest.DigestName, SHA256.HashData(bytes), ct);
    }

    private static async Task WriteEntry(ZipArchive archive, string name, byte[] bytes, CancellationToken ct)
    {
        await using var entry = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }

    /// <summary>It holds telephone numbers and keys: nobody else may read it, not even while it is written.</summary>
    private static FileStream OpenSecret(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        return new FileStream(path, options);
    }

    public static class Sql
    {
        public const string ReadOnly = "set transaction read only";

        public const string Epoch = "select epoch from feed_epoch";

        public const string Migrations = "select number, checksum from migration order by number";

        public const string Sequences = """
            select c.relname::text as "table", a.attname::text as "column", q.last_value as last
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
            join pg_depend d on d.refobjid = c.oid and d.refobjsubid = a.attnum and d.classid = 'pg_class'::regclass and d.deptype = 'i'
            join pg_class s on s.oid = d.objid and s.relkind = 'S'
            join pg_sequences q on q.schemaname = 'public' and q.sequencename = s.relname
            where c.relnamespace = 'public'::regnamespace
              and q.last_value is not null
            order by c.relname collate "C"
            """;
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using DutyWatch.Postgres.Schema;

namespace DutyWatch.Postgres.Backup;

/// <summary>A backup opened for reading, verified from end to end before anybody sees it.</summary>
internal sealed class BackupFile : IDisposable
{
    private readonly ZipArchive archive;

    private BackupFile(ZipArchive archive, Manifest manifest)
    {
        this.archive = archive;
        Manifest = manifest;
    }

    public Manifest Manifest { get; }

    /// <exception cref="BackupException">It is no backup, is damaged, or comes from a newer release.</exception>
    public static async Task<BackupFile> Open(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            throw new BackupException($"没有文件 {path} / there is no file {path}");
        }
        ZipArchive? archive = null;
        try
        {
            archive = await ZipFile.OpenReadAsync(path, ct);
            var file = new BackupFile(archive, await ReadManifest(archive, ct));
            file.DemandKnownSchema();
            await file.DemandWhole(ct);
            return file;
        }
        catch (Exception e)
        {
            archive?.Dispose();
            if (e is InvalidDataException or JsonException or EndOfStreamException)
            {
                throw Damaged(path);
            }
            throw;
        }
    }

    public Stream Open(ManifestTable table) => Entry(archive, table.EntryName).Open();

    public void Dispose() => archive.Dispose();

    private static BackupException Damaged(string what) =>
        new($"{what} 不是完整的值守通备份，未作任何更改 / {what} is not a whole backup of DutyWatch, nothing was changed");

    private static ZipArchiveEntry Entry(ZipArchive archive, string name) => archive.GetEntry(name) ?? throw Damaged(name);

    private static async Task<Manifest> ReadManifest(ZipArchive archive, CancellationToken ct)
    {
        var bytes = await ReadEntry(archive, Manifest.EntryName, ct);
        var digest = await ReadEntry(archive, Manifest.DigestName, ct);
        if (!digest.AsSpan().SequenceEqual(SHA256.HashData(bytes)))
        {
            throw Damaged(Manifest.EntryName);
        }
        return JsonSerializer.Deserialize<Manifest>(bytes, Manifest.Json) is { Format: Manifest.CurrentFormat, Tables: not null, Migrations: not null, Sequences: not null } manifest
            ? manifest
            : throw new BackupException("备份的格式本版不认识 / this release does not know the format of this backup");
    }

    private static async Task<byte[]> ReadEntry(ZipArchive archive, string name, CancellationToken ct)
    {
        await using var entry = await Entry(archive, name).OpenAsync(ct);
        using var bytes = new MemoryStream();
        await entry.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }

    private void DemandKnownSchema()
    {
        var carried = Migrator.Carried.Select(m => new ManifestMigration(m.Number, m.Checksum)).ToList();
        if (Manifest.Migrations.Count == 0 || Manifest.Migrations.Count > carried.Count || !Manifest.Migrations.SequenceEqual(carried.Take(Manifest.Migrations.Count)))
        {
            throw new BackupException("备份来自更新或不同的版本，请用那个版本恢复 / this backup comes from a newer or another release: restore it with that one");
        }
    }

    private async Task DemandWhole(CancellationToken ct)
    {
        foreach (var table in Manifest.Tables)
        {
            await using var rows = Open(table);
            if (!(await Copied.Through(rows, Stream.Null, ct)).Fits(table))
            {
                throw Damaged(table.EntryName);
            }
        }
    }
}

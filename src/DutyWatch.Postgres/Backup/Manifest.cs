using System.Text.Json;

namespace DutyWatch.Postgres.Backup;

/// <summary>What a backup says of itself: enough to judge the whole file before anything is touched.</summary>
/// <param name="Format">Of the file, not of the program.</param>
/// <param name="Migrations">Those applied when it was taken, in order: the schema that its rows fit.</param>
public sealed record Manifest(
    int Format, string Product, string Server, DateTimeOffset TakenAt, long? Epoch,
    IReadOnlyList<ManifestMigration> Migrations, IReadOnlyList<ManifestTable> Tables, IReadOnlyList<ManifestSequence> Sequences)
{
    public const int CurrentFormat = 1;
    public const string EntryName = "manifest.json";
    public const string DigestName = "manifest.sha256";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}

public sealed record ManifestMigration(int Number, string Checksum);

/// <param name="Sha256">Of the table's rows as COPY writes them, in the order of the primary key.</param>
public sealed record ManifestTable(string Name, string[] Columns, long Rows, string Sha256)
{
    public string EntryName => $"data/{Name}";
}

/// <summary>The last value that an identity column gave out.</summary>
public sealed record ManifestSequence(string Table, string Column, long Last);

/// <summary>How long one table took, for whoever watches.</summary>
public sealed record TableDone(string Name, long Rows, TimeSpan Took);

/// <summary>A backup or restore that cannot be; nothing was changed.</summary>
public sealed class BackupException(string message) : Exception(message);

using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using DutyWatch.Core.Time;
using DutyWatch.Postgres.Faults;
using Npgsql;

namespace DutyWatch.Postgres.Schema;

/// <summary>Applies the numbered, forward-only migrations that the program carries, one transaction each, under an advisory lock.</summary>
public sealed class Migrator(NpgsqlDataSource source, Clocks clocks)
{

    public static IReadOnlyList<Migration> Carried { get; } = Load();

    /// <summary>Brings the schema up to date and returns how many migrations were applied.</summary>
    /// <exception cref="SchemaException">A released migration was edited, or the database is newer than this program.</exception>
    public async Task<int> Run(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await Execute(connection, Sql.Lock, ct);
        try
        {
            Fault.Point("startup.locked");
            await Execute(connection, Sql.CreateTable, ct);
            var applied = await Applied(connection, ct);
            Check(applied);
            var pending = Carried.Where(m => !applied.ContainsKey(m.Number)).ToList();
            foreach (var migration in pending)
            {
                await Apply(connection, migration, ct);
            }
            return pending.Count;
        }
        finally
        {
            await Execute(connection, Sql.Unlock, CancellationToken.None);
        }
    }

    /// <summary>Lays the schema of an older release inside a transaction and notes nothing: the notes come with the rows of a backup.</summary>
    internal static async Task Lay(DutyTransaction tx, int count)
    {
        await tx.Execute(Sql.CreateTable);
        foreach (var migration in Carried.Take(count))
        {
            await tx.Execute(migration.Text);
        }
    }

    /// <summary>Applies and notes, inside a transaction, what came after the first <paramref name="count"/> migrations.</summary>
    internal static async Task Continue(DutyTransaction tx, int count, DateTimeOffset now)
    {
        foreach (var migration in Carried.Skip(count))
        {
            await tx.Execute(migration.Text);
            await tx.Execute(Sql.Note, new { number = migration.Number, name = migration.Name, checksum = migration.Checksum, now });
        }
    }

    private static void Check(Dictionary<int, string> applied)
    {
        foreach (var (number, checksum) in applied)
        {
            var carried = Carried.FirstOrDefault(m => m.Number == number)
                ?? throw new SchemaException($"The database has migration {number:0000}, which this release does not know: run the newer release.");
            if (carried.Checksum != checksum)
            {
                throw new SchemaException($"Migration {carried.Name} differs from the one that was applied: released migrations are never edited.");
            }
        }
    }

    private async Task Apply(NpgsqlConnection connection, Migration migration, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Execute(connection, migration.Text, ct);
        await using var note = new NpgsqlCommand(Sql.Note, connection, transaction);
        Arguments.AddTo(note.Parameters, new { number = migration.Number, name = migration.Name, checksum = migration.Checksum, now = clocks.MachineNow });
        await note.ExecuteNonQueryAsync(ct);
        Fault.Point("startup.migrating");
        await transaction.CommitAsync(ct);
    }

    private static async Task<Dictionary<int, string>> Applied(NpgsqlConnection connection, CancellationToken ct)
    {
        var applied = new Dictionary<int, string>();
        await using var command = new NpgsqlCommand(Sql.Applied, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            applied.Add(reader.GetInt32(0), reader.GetString(1));
        }
        return applied;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static List<Migration> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("migrations/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                return new Migration(Path.GetFileNameWithoutExtension(name), reader.ReadToEnd());
            })];
    }

    public static class Sql
    {
        public const string Lock = "select pg_advisory_lock(51330001)";

        public const string Unlock = "select pg_advisory_unlock(51330001)";

        public const string CreateTable = """
            create table if not exists migration (
                number int primary key,
                name text not null,
                checksum text not null,
                applied_at timestamptz not null
            )
            """;

        public const string Applied = "select number, checksum from migration order by number";

        public const string Note = "insert into migration (number, name, checksum, applied_at) values (@number, @name, @checksum, @now)";
    }
}

/// <summary>One numbered `.sql` file.</summary>
public sealed record Migration(string Name, string Text)
{
    public int Number => int.Parse(Name[..4], CultureInfo.InvariantCulture);

    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}

public sealed class SchemaException(string message) : Exception(message);

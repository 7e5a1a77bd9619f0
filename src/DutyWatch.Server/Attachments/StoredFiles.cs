using DutyWatch.Postgres;

namespace DutyWatch.Server.Attachments;

/// <summary>Takes files away when no row names them any more. A row goes first: a file too many does no harm, one too few does.</summary>
internal sealed class StoredFiles(Database database, AttachmentFolder folder)
{
    /// <summary>Two that name the same bytes wait for each other.</summary>
    public static Task Lock(DutyTransaction tx, byte[] sha256) => tx.One<int>(Sql.Lock, new { sha256 = Convert.ToHexStringLower(sha256) });

    /// <param name="delete">Deletes rows and says which.</param>
    public async Task<int> Remove(Func<DutyTransaction, Task<List<Removed>>> delete, CancellationToken ct)
    {
        var removed = await database.Do(delete, ct);
        foreach (var (id, sha256) in removed)
        {
            folder.DropPart(id);
            if (sha256 is not null)
            {
                await Drop(sha256, ct);
            }
        }
        return removed.Count;
    }

    private Task Drop(byte[] sha256, CancellationToken ct) => database.Do(async tx =>
    {
        await Lock(tx, sha256);
        if (!await tx.One<bool>(Sql.IsNamed, new { sha256 }))
        {
            folder.Drop(sha256);
        }
    }, ct);

    internal sealed record Removed(Guid Id, byte[]? Sha256);

    public static class Sql
    {
        public const string Lock = "select 1 from pg_advisory_xact_lock(hashtextextended(@sha256, 16))";

        public const string IsNamed = "select exists (select 1 from attachment where sha256 = @sha256)";
    }
}

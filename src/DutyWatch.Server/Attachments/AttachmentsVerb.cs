using System.Globalization;
using System.Security.Cryptography;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Attachments;

/// <summary>`dutywatch attachments verify`: whether every file that a row names lies in the folder, byte for byte; and how much lies there.</summary>
internal static class AttachmentsVerb
{
    private const int Batch = 500;

    public static async Task<int> Run(IReadOnlyList<string> args, string folder, Database database, TextWriter to)
    {
        if (args is not ["verify", ..])
        {
            await to.WriteLineAsync("用法 / usage: dutywatch attachments verify");
            return 2;
        }
        var files = new AttachmentFolder(folder, new AttachmentOptions());
        var (whole, bad, named) = (0, 0, new HashSet<string>(StringComparer.Ordinal));
        await foreach (var row in Rows(database))
        {
            named.Add(Convert.ToHexStringLower(row.Sha256));
            if (await Fault(files.File(row.Sha256), row) is { } fault)
            {
                bad++;
                await to.WriteLineAsync($"{row.Id} {row.Name}  {fault}");
            }
            else
            {
                whole++;
            }
        }
        var strays = files.Files().Count(file => !named.Contains(file.Name));
        await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{whole} 完好 / whole, {bad} 缺失或损坏 / missing or damaged, {strays} 无主 / of no row; {folder}"));
        return bad == 0 ? 0 : 1;
    }

    /// <summary>For who takes a backup: how much there is to copy beside it.</summary>
    public static string ToCopy(string folder)
    {
        var (count, bytes) = new AttachmentFolder(folder, new AttachmentOptions()).Files().Aggregate((Count: 0, Bytes: 0L), (sum, file) => (sum.Count + 1, sum.Bytes + file.Size));
        return string.Create(CultureInfo.InvariantCulture, $"附件另存：{folder}，{count} 个文件，{bytes} 字节，请一并复制 / attachments are apart: copy {folder} too, {count} files, {bytes} bytes");
    }

    private static async IAsyncEnumerable<Row> Rows(Database database)
    {
        var after = Guid.Empty;
        List<Row> rows;
        do
        {
            rows = await database.Read(tx => tx.List<Row>(Sql.Whole, new { after, take = Batch }), CancellationToken.None);
            foreach (var row in rows)
            {
                yield return row;
                after = row.Id;
            }
        }
        while (rows.Count == Batch);
    }

    private static async Task<string?> Fault(string path, Row row)
    {
        if (!File.Exists(path))
        {
            return "缺失 / missing";
        }
        await using var file = AttachmentFolder.Read(path);
        return file.Length == row.Size && (await SHA256.HashDataAsync(file)).AsSpan().SequenceEqual(row.Sha256) ? null : "损坏 / damaged";
    }

    private sealed record Row(Guid Id, string Name, long Size, byte[] Sha256);

    public static class Sql
    {
        public const string Whole = """
            select id, name, size, sha256
            from attachment
            where id > @after
              and completed_at is not null
            order by id
            limit @take
            """;
    }
}

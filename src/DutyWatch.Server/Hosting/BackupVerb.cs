using System.Globalization;
using DutyWatch.Postgres.Backup;

namespace DutyWatch.Server.Hosting;

/// <summary>`dutywatch backup FILE` and `dutywatch restore FILE`: what a clerk sees of them.</summary>
internal static class BackupVerb
{
    private const int Misused = 2;

    public static Task<int> Backup(IReadOnlyList<string> args, DatabaseParts parts) =>
        Run(args, "backup", (file, told) => new TakeBackup(parts.Source, parts.Clocks).Run(file, told, CancellationToken.None),
            $"{Attachments.AttachmentsVerb.ToCopy(AttachmentFolder(args))}\n已备份，此文件含个人信息和密钥，请妥善保管 / backed up; the file holds personal data and keys, keep it secret");

    public static Task<int> Restore(IReadOnlyList<string> args, DatabaseParts parts) =>
        Run(args, "restore", (file, told) => new RestoreBackup(parts.Source, parts.Clocks).Run(file, told, CancellationToken.None),
            "已恢复，各表哈希一致；附件另行复制后运行 attachments verify / restored, the hash of every table is the same; copy the attachments and run attachments verify");

    public static string AttachmentFolder(IEnumerable<string> args) => Settings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build(), [.. args]).AttachmentFolder;

    private static async Task<int> Run(IReadOnlyList<string> args, string verb, Func<string, Action<TableDone>, Task<Manifest>> work, string ending)
    {
        if (args is not [{ } file, ..] || file.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"用法 / usage: dutywatch {verb} FILE");
            return Misused;
        }
        try
        {
            var manifest = await work(Path.GetFullPath(file), Print);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{manifest.Tables.Count} tables, {manifest.Tables.Sum(t => t.Rows)} rows, {manifest.TakenAt:yyyy-MM-ddTHH:mm:ssK}"));
            Console.WriteLine(ending);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(e.Message);
        }
    }

    private static void Print(TableDone done) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done.Name,-24} {done.Rows,12} {done.Took.TotalSeconds,8:0.0} s  sha256 ok"));
}

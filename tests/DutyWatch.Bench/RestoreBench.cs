using System.Diagnostics;
using System.Globalization;
using DutyWatch.Postgres.Backup;
using Npgsql;

namespace DutyWatch.Bench;

/// <summary>How long a million reports take into a file and back into an empty database, hashes compared.</summary>
internal static class RestoreBench
{
    private const int ReachSeconds = 300;

    public static async Task<IReadOnlyList<Figure>> Run(Ground ground)
    {
        await using var source = NpgsqlDataSource.Create(await MadeReports.In(ground, 1_000_000) + ";Command Timeout=0");
        await using var target = NpgsqlDataSource.Create(await ground.NewDatabase("restore_into") + ";Command Timeout=0");
        var folder = Directory.CreateTempSubdirectory("dutywatch-restore-");
        try
        {
            var file = Path.Combine(folder.FullName, "million.backup");
            var backup = Stopwatch.StartNew();
            var manifest = await new TakeBackup(source, Ground.Clocks).Run(file, _ => { }, CancellationToken.None);
            var backupSeconds = backup.Elapsed.TotalSeconds;
            var restore = Stopwatch.StartNew();
            await new RestoreBackup(target, Ground.Clocks).Run(file, _ => { }, CancellationToken.None);
            var restoreSeconds = restore.Elapsed.TotalSeconds;
            var size = string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length / 1048576.0:0} MiB, {manifest.Tables.Sum(t => t.Rows):#,0} rows; backup {backupSeconds:0} s");
            var ours = string.Create(CultureInfo.InvariantCulture, $"{restoreSeconds:0} s");
            return [new Figure("restore of 1,000,000 reports into an empty database", ours, size, ours, "≤ 300 s", restoreSeconds <= ReachSeconds)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

using DutyWatch.Postgres;

namespace DutyWatch.Server.Site;

/// <summary>`dutywatch site apply DIR [--dry-run]`: what a clerk sees of it.</summary>
internal static class SiteVerb
{
    private const int Done = 0;
    private const int NotApplied = 1;
    private const int Misused = 2;

    /// <param name="args">What follows `site apply`.</param>
    /// <param name="open">Asked for only when the pack is valid.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(
        IReadOnlyList<string> args, Func<CancellationToken, Task<Database>> open, DateTimeOffset now, TextWriter output, CancellationToken ct)
    {
        var dryRun = args.Contains("--dry-run");
        var words = args.Where(word => word != "--dry-run").ToList();
        if (words is not [{ } folder] || folder.StartsWith('-'))
        {
            await output.WriteLineAsync("用法 / usage: dutywatch site apply DIR [--dry-run]");
            return Misused;
        }
        var (pack, errors) = SitePack.Read(folder);
        foreach (var error in errors)
        {
            await output.WriteLineAsync(error.ToString());
        }
        if (pack is null)
        {
            await output.WriteLineAsync($"{errors.Count} 处错误，未作任何更改 / {errors.Count} errors, nothing was changed");
            return NotApplied;
        }
        var difference = await SiteApply.Run(await open(ct), pack, now, dryRun, ct);
        await output.WriteAsync(Printed(difference, dryRun));
        return difference.StillUsed.Count == 0 ? Done : NotApplied;
    }

    private static string Printed(SiteDifference difference, bool dryRun)
    {
        if (difference.Unchanged)
        {
            return "站点包未变，无需更新 / this pack is in force already, nothing to do\n";
        }
        var lines = difference.Parts.Where(part => part.Any).Select(part => $"{part.Part}: +{part.Added} ~{part.Changed} -{part.Removed}")
            .Concat(difference.Rules.Select(rule => $"  {rule.Part} {rule.Key}\n    - {rule.Before ?? "无 / none"}\n    + {rule.After ?? "无 / none"}"))
            .Concat(difference.StillUsed.Select(used =>
                $"{used.What} {used.Key}: 仍被事件、报告或账号引用，不能删除 / incidents, reports or accounts still point at it, keep it"));
        if (difference.KeptPeople > 0)
        {
            lines = lines.Append($"people: {difference.KeptPeople} 人仅留作记录 / {difference.KeptPeople} kept for the record only");
        }
        return string.Concat(lines.Append(Ending(difference, dryRun)).Select(line => line + "\n"));
    }

    private static string Ending(SiteDifference difference, bool dryRun) => (difference.Applied, dryRun) switch
    {
        (true, _) => "已生效 / applied",
        (_, true) => "试运行，未作任何更改 / dry run, nothing was changed",
        _ => "未作任何更改 / nothing was changed",
    };
}

using DutyWatch.Postgres;

namespace DutyWatch.Server.Site;

/// <summary>`dutywatch site apply DIR [--dry-run | --yes]`: what a clerk sees of it. The difference is shown first; nothing is written that was not agreed to.</summary>
internal static class SiteVerb
{
    private const int Done = 0;
    private const int NotApplied = 1;
    private const int Misused = 2;

    private const string NothingChanged = "未作任何更改 / nothing was changed";

    // All rules are shown; of a whole new roster a clerk reads the beginning and its count.
    private const int ShownOfAPart = 10;

    private static readonly string[] Agreements = ["y", "yes", "是", "好"];

    /// <param name="args">What follows `site apply`.</param>
    /// <param name="open">Asked for only when the pack is valid.</param>
    /// <param name="input">Where somebody answers; null when nobody sits there.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(
        IReadOnlyList<string> args, Func<CancellationToken, Task<Database>> open, DateTimeOffset now, TextWriter output, TextReader? input, CancellationToken ct)
    {
        var options = args.Where(word => word is "--dry-run" or "--yes").ToList();
        var words = args.Except(options).ToList();
        if (words is not [{ } folder] || folder.StartsWith('-') || options.Count > 1)
        {
            await output.WriteLineAsync("用法 / usage: dutywatch site apply DIR [--dry-run | --yes]");
            return Misused;
        }
        if (await Read(folder, output) is not { } pack)
        {
            return NotApplied;
        }
        var database = await open(ct);
        var shown = await SiteApply.Run(database, pack, now, dryRun: true, ct);
        await output.WriteAsync(Printed(shown));
        var (code, says) = shown switch
        {
            { Unchanged: true } => (Done, "站点包未变，无需更新 / this pack is in force already, nothing to do"),
            _ when options is ["--dry-run"] => (shown.StillUsed.Count == 0 ? Done : NotApplied, "试运行，未作任何更改 / dry run, nothing was changed"),
            { StillUsed.Count: > 0 } => (NotApplied, NothingChanged),
            _ when !await Agreed(options is ["--yes"], output, input, ct) => (NotApplied, NothingChanged),
            _ => await Apply(database, pack, shown, now, ct),
        };
        await output.WriteLineAsync(says);
        return code;
    }

    private static async Task<(int Code, string Says)> Apply(Database database, SitePack pack, SiteDifference shown, DateTimeOffset now, CancellationToken ct) =>
        (await SiteApply.Confirm(database, pack, shown, now, ct)).Applied
            ? (Done, "已生效 / applied")
            : (NotApplied, "其间另一个站点包已生效，未作任何更改，请重来 / another pack was applied meanwhile, nothing was changed: start again");

    private static async Task<SitePack?> Read(string folder, TextWriter output)
    {
        var (pack, errors) = SitePack.Read(folder);
        foreach (var error in errors)
        {
            await output.WriteLineAsync(error.ToString());
        }
        if (pack is null)
        {
            await output.WriteLineAsync($"{errors.Count} 处错误，未作任何更改 / {errors.Count} errors, nothing was changed");
        }
        return pack;
    }

    private static async Task<bool> Agreed(bool beforehand, TextWriter output, TextReader? input, CancellationToken ct)
    {
        if (beforehand)
        {
            return true;
        }
        if (input is null)
        {
            await output.WriteLineAsync("看过以上差异后，加 --yes 使之生效 / when you have read the difference, apply it with --yes");
            return false;
        }
        await output.WriteAsync("使以上差异生效吗？是请输入 y / apply this difference? type y for yes: ");
        return await input.ReadLineAsync(ct) is { } answer && Agreements.Contains(answer.Trim().ToLowerInvariant());
    }

    private static string Printed(SiteDifference difference)
    {
        var lines = difference.Parts.Where(part => part.Any).Select(part => $"{part.Part}: +{part.Added} ~{part.Changed} -{part.Removed}")
            .Concat(difference.Rules.Select(Change))
            .Concat(difference.Others.GroupBy(record => record.Part).SelectMany(Beginning))
            .Concat(difference.StillUsed.Select(used =>
                $"{used.What} {used.Key}: 仍被事件、报告或账号引用，不能删除 / incidents, reports or accounts still point at it, keep it"));
        if (difference.KeptPeople > 0)
        {
            lines = lines.Append($"people: {difference.KeptPeople} 人仅留作记录 / {difference.KeptPeople} kept for the record only");
        }
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static IEnumerable<string> Beginning(IEnumerable<RecordChange> part)
    {
        var all = part.ToList();
        var lines = all.Take(ShownOfAPart).Select(Change);
        return all.Count <= ShownOfAPart ? lines : lines.Append($"  {all[0].Part} … 另 {all.Count - ShownOfAPart} 条 / {all.Count - ShownOfAPart} more");
    }

    private static string Change(RecordChange record) => $"  {record.Part} {record.Key}\n    - {record.Before ?? "无 / none"}\n    + {record.After ?? "无 / none"}";
}

using DutyWatch.Core.Incidents;

namespace DutyWatch.Core.Obligations;

/// <summary>Whose clock it is: the county's towards the prefecture, or the prefecture's towards the province.</summary>
public enum StatutorySide
{
    County,
    Prefecture,
}

/// <summary>A time limit that a law sets for one kind of incident, beside the duty office's own.</summary>
/// <param name="Kinds">Beginnings of kinds.</param>
/// <param name="Levels">From this level on; <see cref="Level.Unknown"/> for every one.</param>
/// <param name="Below">Only while the incident is less serious than this; null for any.</param>
public sealed record StatutoryRow(string Id, IReadOnlyList<string> Kinds, StatutorySide Side, TimeSpan After, Level Levels, Level? Below, string Zh, string En);

/// <param name="DueAt">Null while the clock has not begun: the second level's begins when the first has reported.</param>
/// <param name="MetAt">When the written report was made.</param>
public sealed record StatutoryClock(StatutoryRow Row, DateTimeOffset? DueAt, DateTimeOffset? MetAt)
{
    public int? LateSeconds => DueAt is { } due && MetAt is { } met ? Deadlines.LateSeconds(due, met) : null;
}

/// <summary>The clocks of the law (domain 1.5). They wake nobody: the duty office's are shorter. They are shown and judged on the record.</summary>
public static class Statutory
{
    public static IReadOnlyList<StatutoryRow> Rows { get; } =
    [
        new("safety-county", ["acc."], StatutorySide.County, TimeSpan.FromHours(2), Level.Unknown, null, "生产安全事故报告和调查处理条例第十条、第十一条", "Production safety accident regulation, arts 10 and 11"),
        new("safety-prefecture", ["acc."], StatutorySide.Prefecture, TimeSpan.FromHours(2), Level.III, null, "生产安全事故报告和调查处理条例第十条、第十一条", "Production safety accident regulation, arts 10 and 11"),
        new("environment-grave", ["acc.env"], StatutorySide.County, TimeSpan.FromHours(2), Level.II, null, "突发环境事件信息报告办法（环保部令第17号）", "Environmental incident reporting measures (decree 17)"),
        new("environment", ["acc.env"], StatutorySide.County, TimeSpan.FromHours(4), Level.Unknown, Level.II, "突发环境事件信息报告办法（环保部令第17号）", "Environmental incident reporting measures (decree 17)"),
        new("health-county", ["phs."], StatutorySide.County, TimeSpan.FromHours(2), Level.Unknown, null, "突发公共卫生事件应急条例第十九条、第二十条", "Public health emergency regulation, arts 19 and 20"),
        new("health-prefecture", ["phs."], StatutorySide.Prefecture, TimeSpan.FromHours(2), Level.Unknown, null, "突发公共卫生事件应急条例第十九条、第二十条", "Public health emergency regulation, arts 19 and 20"),
        new("animal-county", ["phs.animal"], StatutorySide.County, TimeSpan.FromHours(2), Level.Unknown, null, "重大动物疫情应急条例第十七条", "Major animal disease regulation, art. 17"),
        new("animal-prefecture", ["phs.animal"], StatutorySide.Prefecture, TimeSpan.FromHours(2), Level.Unknown, null, "重大动物疫情应急条例第十七条", "Major animal disease regulation, art. 17"),
        new("disaster-county", ["nat."], StatutorySide.County, TimeSpan.FromHours(2), Level.Unknown, null, "自然灾害情况统计调查制度（应急〔2020〕19号）", "Natural disaster statistics (Emergency 2020 no. 19)"),
        new("disaster-prefecture", ["nat."], StatutorySide.Prefecture, TimeSpan.FromHours(2), Level.Unknown, null, "自然灾害情况统计调查制度（应急〔2020〕19号）", "Natural disaster statistics (Emergency 2020 no. 19)"),
    ];

    /// <param name="knownAt">When the county learned of it: its clock begins there.</param>
    /// <param name="reportedAt">The county's first written report: it meets the county's clock and starts the prefecture's.</param>
    /// <param name="passedAt">The prefecture's first written report to the province.</param>
    public static IReadOnlyList<StatutoryClock> Clocks(string kind, Level level, DateTimeOffset knownAt, DateTimeOffset? reportedAt, DateTimeOffset? passedAt) =>
    [
        .. RowsFor(kind, level).Select(row => row.Side == StatutorySide.County
            ? new StatutoryClock(row, Deadlines.WholeSecond(knownAt) + row.After, reportedAt)
            : new StatutoryClock(row, reportedAt is { } from ? Deadlines.WholeSecond(from) + row.After : null, passedAt)),
    ];

    // Of two laws the one that names the kind more closely rules: pollution is no production accident, an animal disease no epidemic.
    private static IEnumerable<StatutoryRow> RowsFor(string kind, Level level)
    {
        var rows = Rows.Select(row => (row, Length: row.Kinds.Where(k => kind.StartsWith(k, StringComparison.Ordinal)).Select(k => k.Length).DefaultIfEmpty(0).Max())).Where(r => r.Length > 0).ToList();
        var closest = rows.Select(r => r.Length).DefaultIfEmpty(0).Max();
        return rows.Where(r => r.Length == closest && (r.row.Levels == Level.Unknown || level <= r.row.Levels) && (r.row.Below is not { } below || level > below)).Select(r => r.row);
    }
}

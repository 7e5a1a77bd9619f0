using System.Globalization;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Search;

/// <summary>Incidents as lines of a table: texts only, Chinese first, times as the clocks of the site show them.</summary>
internal static class ExportRows
{
    public static readonly string[] Head =
    [
        "编号 Number", "类别 Kind", "级别 Level", "状态 State", "标题 Title", "地点 Place", "县（市） County",
        "事发时间 Occurred", "获悉时间 Known", "开始时间 Opened", "报告数 Reports", "迟报漏报 Late obligations",
    ];

    internal static readonly Dictionary<Level, string> LevelNames = new()
    {
        [Level.I] = "I 特别重大", [Level.II] = "II 重大", [Level.III] = "III 较大", [Level.IV] = "IV 一般", [Level.Below] = "未达级 below", [Level.Unknown] = "未知 unknown",
    };

    internal static readonly Dictionary<IncidentState, string> StateNames = new()
    {
        [IncidentState.Lead] = "线索 lead",
        [IncidentState.Phone] = "电话已报 phone",
        [IncidentState.Written] = "书面已报 written",
        [IncidentState.Following] = "续报中 following",
        [IncidentState.ResponseEnded] = "响应结束 response ended",
        [IncidentState.Final] = "已终报 final",
        [IncidentState.Rejected] = "不属实 rejected",
        [IncidentState.Reopened] = "已重启 reopened",
        [IncidentState.Archived] = "已归档 archived",
        [IncidentState.Merged] = "已并案 merged",
    };

    public static async Task<List<string[]>> Load(DutyTransaction tx, Guid[] ids, string caller_unit, TimeZoneInfo zone) =>
        (await tx.List<Row>(Sql.ByIds, new { ids, caller_unit })).ConvertAll(row => Cells(row, zone));

    private static string[] Cells(Row row, TimeZoneInfo zone) =>
    [
        row.Number,
        $"{row.KindZh} {row.KindEn}",
        LevelNames[Words.Parse<Level>(row.Level)],
        StateNames[Words.Parse<IncidentState>(row.State)],
        row.Title,
        JsonSerializer.Deserialize<ReportPlace>(row.Place, Wire.Options)!.Text ?? "",
        $"{row.County} {row.CountyEn}",
        Local(row.OccurredAt, zone),
        Local(row.KnownAt, zone),
        Local(row.OpenedAt, zone),
        row.Reports.ToString(CultureInfo.InvariantCulture),
        row.Late.ToString(CultureInfo.InvariantCulture),
    ];

    private static string Local(DateTimeOffset? at, TimeZoneInfo zone) =>
        at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";

    private sealed record Row(
        string Number, string KindZh, string KindEn, string Level, string State, string Title, string Place, string County, string CountyEn,
        DateTimeOffset? OccurredAt, DateTimeOffset KnownAt, DateTimeOffset OpenedAt, long Reports, long Late);

    public static class Sql
    {
        public const string ByIds = """
            select i.number, k.zh as kind_zh, k.en as kind_en, i.level, i.state, i.title, i.place, u.name as county, u.name_en as county_en,
                   i.occurred_at, i.known_at, i.opened_at, r.reports, o.late
            from incident i
            join kind k on k.slug = i.kind
            join unit u on u.code = coalesce(i.place->>'countyCode', i.unit_code)
            cross join lateral (
                select count(*) as reports
                from report r
                where r.incident_id = i.id
                  and exists (select 1 from unit_ancestor a where a.unit_code = r.unit_code and a.ancestor_code = @caller_unit)
            ) r
            cross join lateral (
                select count(*) as late
                from obligation o
                where o.incident_id = i.id
                  and o.state in ('late', 'missing', 'met-late')
                  and exists (select 1 from unit_ancestor a where a.unit_code = o.unit_code and a.ancestor_code = @caller_unit)
            ) o
            where i.id = any(@ids)
              and exists (select 1 from incident_participant v where v.incident_id = i.id and v.unit_code = @caller_unit)
            order by i.opened_at desc, i.id desc
            """;
    }
}

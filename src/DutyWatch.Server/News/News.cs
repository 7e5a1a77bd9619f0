using System.Globalization;
using System.Text.Json;
using DutyWatch.Alerts;
using DutyWatch.Core.Checks;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.News;

/// <summary>The front door of news: somebody knows of an incident what a unit has not written yet, so that its next follow-up is due earlier (domain 3.4).</summary>
internal sealed class News(Obligations.Obligations obligations, AlertDesk desk, IPeopleOnDuty people)
{
    private static readonly string[] Told = ["owing.duty-officer"];

    /// <param name="Of">What is new, for each unit that may not have written it.</param>
    /// <param name="By">Whoever brings it need not be told.</param>
    internal sealed record Heard(Guid IncidentId, string Number, string Title, string Level, IReadOnlyDictionary<string, IReadOnlyList<KnownChange>> Of, Caller By);

    /// <summary>What each unit that owes a follow-up last wrote, and what <paramref name="speaker"/> had said before <paramref name="report"/>.</summary>
    public static async Task<IReadOnlyList<Writer>> Writers(DutyTransaction tx, Guid incident, string speaker, Guid report) =>
        (await tx.List<Row>(Sql.Writers, new { incident, speaker, report })).ConvertAll(row => new Writer(row.UnitCode, Facts(row.Figures, row.Impacts), Facts(row.SaidFigures, row.SaidImpacts)));

    /// <summary>Brings the follow-ups of these units forward and tells their officers. The incident is locked by the caller.</summary>
    public async Task Hasten(DutyTransaction tx, SiteRules site, Heard heard, DateTimeOffset now)
    {
        if (heard.Of.Values.All(changes => changes.Count == 0))
        {
            return;
        }
        var owed = (await Obligations.Obligations.Lock(tx, heard.IncidentId, null).List()).ConvertAll(row => row.ToOwing(site));
        var policy = site.PolicyAt(now);
        var hastened = heard.Of.Where(unit => unit.Value.Count > 0)
            .SelectMany(unit => Filing.Changed([.. owed.Where(o => o.Obligation.UnitCode == unit.Key)], new Opener(unit.Key, heard.IncidentId, policy, now, () => Ids.New(now))))
            .ToList();
        await obligations.Save(tx, [.. hastened.Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.changed"))], now);
        foreach (var follow in hastened.Select(o => o.Obligation).Where(o => o.UnitCode != heard.By.UnitCode))
        {
            await Tell(tx, site, heard, follow, now);
        }
    }

    private async Task Tell(DutyTransaction tx, SiteRules site, Heard heard, Obligation follow, DateTimeOffset now)
    {
        var changes = heard.Of[follow.UnitCode];
        var (zh, en) = (string.Join('、', changes.Select(c => c.Zh)), string.Join(", ", changes.Select(c => c.En)));
        var words = new Dictionary<string, string>
        {
            ["event"] = heard.Title,
            ["no"] = heard.Number[^2..],
            ["detail"] = zh,
            ["due"] = TimeZoneInfo.ConvertTime(follow.DueAt, site.Zone).ToString("HH:mm", CultureInfo.InvariantCulture),
        };
        await desk.Raise(tx, now,
        [
            new AlertToRaise(
                "obligation.hastened", Lane.Ladder, follow.UnitCode, heard.IncidentId, follow.Id, null, heard.Level, Urgent: false, $"情况有变，续报提前：{zh}", $"Something changed, the follow-up is due earlier: {en}",
                words, await people.Find(tx, follow.UnitCode, Told, now), [], follow.DueAt),
        ]);
    }

    private static KnownFacts Facts(string? figures, string? impacts) => new(
        figures is null ? Counts.None : new Counts(JsonSerializer.Deserialize<Dictionary<string, decimal>>(figures)!),
        impacts is null ? null : JsonSerializer.Deserialize<string[]>(impacts));

    internal sealed record Writer(string UnitCode, KnownFacts Written, KnownFacts Said);

    private sealed record Row(string UnitCode, string? Figures, string? Impacts, string? SaidFigures, string? SaidImpacts);

    public static class Sql
    {
        // A report that leaves a figure out does not take it back: the last one that was known counts.
        public const string Writers = """
            with told as (
                select r.unit_code, r.stage <> 'phone' as is_written, r.received_at, r.id, r.content->'figures' as figures, r.content->'impacts' as impacts
                from report r
                where r.incident_id = @incident
                  and r.id <> @report
            )
            select o.unit_code,
                   (select jsonb_object_agg(f.key, f.value order by t.received_at, t.id) from told t cross join lateral jsonb_each(t.figures) f where t.unit_code = o.unit_code and t.is_written and f.value <> 'null')::text as figures,
                   (select t.impacts from told t where t.unit_code = o.unit_code and t.is_written and t.impacts is not null order by t.received_at desc, t.id desc limit 1)::text as impacts,
                   (select jsonb_object_agg(f.key, f.value order by t.received_at, t.id) from told t cross join lateral jsonb_each(t.figures) f where t.unit_code = @speaker and f.value <> 'null')::text as said_figures,
                   (select t.impacts from told t where t.unit_code = @speaker and t.impacts is not null order by t.received_at desc, t.id desc limit 1)::text as said_impacts
            from (
                select distinct unit_code
                from obligation
                where incident_id = @incident
                  and kind = 'update'
                  and state in ('open', 'reminded')
            ) o
            order by o.unit_code
            """;
    }
}

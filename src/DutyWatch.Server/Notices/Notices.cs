using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Obligations;
using DutyWatch.Server.Rules;
using Level = DutyWatch.Core.Incidents.Level;
using ObligationState = DutyWatch.Core.Obligations.ObligationState;

namespace DutyWatch.Server.Notices;

/// <summary>The front door of notices to neighbours (毗邻通报): which counties an incident may reach, and which of them were told.</summary>
internal sealed class Notices(Obligations.Obligations obligations)
{
    /// <param name="County">Where it happened, or else who tells of it.</param>
    /// <param name="KnownAt">When it became known.</param>
    internal sealed record Heard(Guid IncidentId, string County, ReportPlace? Place, IReadOnlyList<string> Sensitive, Level Prospective, Level Level, DateTimeOffset KnownAt)
    {
        public Happening Happening => new(
            County, Place is { Longitude: { } longitude, Latitude: { } latitude } ? ((double)longitude, (double)latitude) : null, Sensitive.Contains(Neighbours.MaySpread), Prospective);
    }

    /// <summary>What was heard of an incident makes the prefecture owe a notice to the counties that it concerns and that know nothing of it. Nothing is asked when it concerns none.</summary>
    public async Task Owe(DutyTransaction tx, SiteRules site, Heard heard, DateTimeOffset now)
    {
        var concerned = Neighbours.Of(site.Counties, heard.Happening);
        if (concerned.Count == 0)
        {
            return;
        }
        var known = await tx.List<KnownRow>(Sql.Known, new { incident = heard.IncidentId });
        var counties = known.Select(row => row.County).ToHashSet();
        List<Concerned> owed = [.. concerned.Where(one => !counties.Contains(one.County))];
        var no = known.Select(row => row.No).DefaultIfEmpty(0).Max() + 1;
        var opener = new Opener(site.Site.PrefectureCode, heard.IncidentId, site.PolicyAt(heard.KnownAt), now, () => Ids.New(now));
        if (owed.Count == 0 || NeighbourNotices.Open(no, heard.Level, Deadlines.WholeSecond(heard.KnownAt), opener) is not { } opened)
        {
            return;
        }
        await obligations.Save(tx, [new Obligations.Obligations.Change(opened.Obligation, opened.Ladder, "obligation.opened")], now);
        tx.Send(Sql.Insert, new
        {
            obligation = opened.Obligation.Id,
            county = owed.Select(one => one.County).ToArray(),
            because = owed.Select(one => Words.Of(one.Because)).ToArray(),
        });
    }

    /// <summary>These counties were told, each by its own act: what that completes is met.</summary>
    public async Task<IReadOnlyList<Settling>> Told(DutyTransaction tx, SiteRules site, Guid incident, IReadOnlyDictionary<string, Guid> acts, DateTimeOffset now)
    {
        var owed = (await Obligations.Obligations.Lock(tx, incident, site.Site.PrefectureCode).List()).ConvertAll(row => row.ToOwing(site));
        await tx.Execute(Sql.Tell, new { incident, county = acts.Keys.ToArray(), act = acts.Values.ToArray() });
        var settled = NeighbourNotices.Meet(owed, await tx.List<Guid>(Sql.Waiting, new { incident }), now);
        await obligations.Save(
            tx, [.. settled.Select(s => new Obligations.Obligations.Change(
                s.Owing.Obligation, s.Owing.Ladder, $"obligation.{Words.Of(s.Owing.Obligation.State)}", LateSeconds: s.LateSeconds) { MetNotice = acts.Values.Max() })], now);
        return settled;
    }

    /// <summary>The counties that it concerns. Asks nothing where no notice is owed, or the caller may not see what is.</summary>
    public static async Task<IReadOnlyList<ConcernedCounty>> Of(DutyTransaction tx, Guid incident, IReadOnlyList<ObligationViews.Row> obligations) =>
        obligations.Any(o => o.Kind == Words.Of(ObligationKind.NeighbourNotice)) ? await tx.List<ConcernedCounty>(Sql.OfIncident, new { incident }) : [];

    /// <summary>What the timer finds at this instant: each county that was not told in time (R-P08).</summary>
    public static IReadOnlyList<Finding> Late(IReadOnlyList<ConcernedCounty> counties, IReadOnlyList<ObligationViews.Row> obligations, SiteRules site, DateTimeOffset now)
    {
        var late = obligations.Where(o => Words.Parse<ObligationState>(o.State) is ObligationState.Late or ObligationState.Missing).ToDictionary(o => o.Id, o => o.ClockStartAt);
        return [.. counties
            .Where(county => county.NoticedAt is null && late.ContainsKey(county.ObligationId))
            .Select(county => Overdue.FindUntold(site.Counties.First(one => one.Code == county.UnitCode).Name, late[county.ObligationId], now))
            .OfType<Core.Checks.Found>()
            .Select(Reports.ReportChecks.View)];
    }

    private sealed record KnownRow(string County, int No);

    public static class Sql
    {
        // Whoever takes part reads the file itself.
        public const string Known = """
            select n.county, o.no
            from obligation o
            join neighbour_notice n on n.obligation_id = o.id
            where o.incident_id = @incident
            union all
            select p.unit_code, 0
            from incident_participant p
            where p.incident_id = @incident
            union all
            select a.to_unit, 0
            from incident_act a
            where a.incident_id = @incident
              and a.act = 'noticed'
            """;

        public const string Insert = """
            insert into neighbour_notice (obligation_id, county, because)
            select @obligation, n.county, n.because
            from unnest(@county, @because) as n(county, because)
            """;

        public const string Tell = """
            update neighbour_notice n
            set notice_id = t.act
            from unnest(@county, @act) as t(county, act), obligation o
            where o.incident_id = @incident
              and n.obligation_id = o.id
              and n.county = t.county
              and n.notice_id is null
            """;

        public const string Waiting = """
            select distinct n.obligation_id
            from obligation o
            join neighbour_notice n on n.obligation_id = o.id
            where o.incident_id = @incident
              and n.notice_id is null
            """;

        public const string OfIncident = """
            select n.county as unit_code, n.because, n.obligation_id, a.acted_at as noticed_at
            from obligation o
            join neighbour_notice n on n.obligation_id = o.id
            left join incident_act a on a.id = n.notice_id
            where o.incident_id = @incident
            order by o.no, n.county
            """;
    }
}

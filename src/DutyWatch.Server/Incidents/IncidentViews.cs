using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Incidents;

/// <summary>Incidents as the API and the events show them.</summary>
internal static class IncidentViews
{
    /// <summary>Without figures and told, as events carry it.</summary>
    public static Asked<Row> AskForEvent(DutyTransaction tx, Guid id) => tx.Ask<Row>(Sql.ById, new { id });

    public static async Task<IncidentSummary?> Find(DutyTransaction tx, Guid id, string callerUnit) =>
        await tx.First<BoardRow>(Sql.BoardById, new { id, caller_unit = callerUnit }) is { } row ? View(row) : null;

    /// <summary>Those of these that the caller's unit takes part in, newest first.</summary>
    public static Asked<BoardRow> AskForBoard(DutyTransaction tx, Guid[] ids, string callerUnit) => tx.Ask<BoardRow>(Sql.BoardByIds, new { ids, caller_unit = callerUnit });

    public static IncidentSummary View(BoardRow row) => View(row.WithoutFigures()) with
    {
        Figures = Figures(row.Content),
        PreviousFigures = Figures(row.PreviousContent),
        FiguresAsOf = row.AsOf,
        Told = new ToldCount((int)row.Told, (int)row.Answered),
    };

    public static IncidentSummary View(Row r) => new(
        r.Id,
        r.Number,
        r.Kind,
        r.State,
        Enum.Parse<IncidentLevel>(Words.Parse<Core.Incidents.Level>(r.Level).ToString()),
        r.Sensitive,
        r.Title,
        JsonSerializer.Deserialize<ReportPlace>(r.Place, Wire.Options)!,
        r.UnitCode,
        r.OccurredAt,
        Enum.Parse<Precision>(r.OccurredPrecision, ignoreCase: true),
        r.KnownAt,
        r.OpenedAt,
        r.LeadId,
        r.LeadState,
        null,
        null,
        null,
        r.LastReportNo,
        null,
        r.Participants,
        r.Version)
    {
        Proposal = r.ProposalId is { } proposal ? new ProposalView(proposal, r.ProposedAct!, Link(r.ProposedInto, r.ProposedNumber), r.ProposedReason!, r.ProposedBy!, r.ProposedAt!.Value) : null,
        MergedInto = Link(r.MergedInto, r.MergedNumber),
    };

    private static IncidentLink? Link(Guid? id, string? number) => id is { } known ? new IncidentLink(known, number!) : null;

    private static Figures? Figures(string? content) =>
        content is null ? null : JsonSerializer.Deserialize<FileReportRequest>(content, Wire.Options)!.Figures;

    internal sealed record Row(
        Guid Id, string Number, string Kind, string State, string Level, string[] Sensitive, string Title, string Place, string UnitCode, DateTimeOffset? OccurredAt,
        string OccurredPrecision, DateTimeOffset KnownAt, DateTimeOffset OpenedAt, Guid? LeadId, string? LeadState, int LastReportNo, string[] Participants, long Version,
        Guid? MergedInto, string? MergedNumber, Guid? ProposalId, string? ProposedAct, Guid? ProposedInto, string? ProposedNumber,
        string? ProposedReason, string? ProposedBy, DateTimeOffset? ProposedAt);

    internal sealed record BoardRow(
        Guid Id, string Number, string Kind, string State, string Level, string[] Sensitive, string Title, string Place, string UnitCode, DateTimeOffset? OccurredAt,
        string OccurredPrecision, DateTimeOffset KnownAt, DateTimeOffset OpenedAt, Guid? LeadId, string? LeadState, int LastReportNo, string[] Participants, long Version,
        Guid? MergedInto, string? MergedNumber, Guid? ProposalId, string? ProposedAct, Guid? ProposedInto, string? ProposedNumber,
        string? ProposedReason, string? ProposedBy, DateTimeOffset? ProposedAt,
        string? Content, DateTimeOffset? AsOf, string? PreviousContent, long Told, long Answered)
    {
        public Row WithoutFigures() => new(
            Id, Number, Kind, State, Level, Sensitive, Title, Place, UnitCode, OccurredAt, OccurredPrecision, KnownAt, OpenedAt, LeadId, LeadState, LastReportNo, Participants, Version,
            MergedInto, MergedNumber, ProposalId, ProposedAct, ProposedInto, ProposedNumber, ProposedReason, ProposedBy, ProposedAt);
    }

    public static class Sql
    {
        private const string Columns = """
            select i.id, i.number, i.kind, i.state, i.level, i.sensitive, i.title, i.place, i.unit_code, i.occurred_at,
                   i.occurred_precision, i.known_at, i.opened_at, l.id as lead_id, l.state as lead_state, i.last_report_no, p.participants, i.version,
                   i.merged_into, m.number as merged_number, w.id as proposal_id, w.act as proposed_act, w.into_id as proposed_into, wi.number as proposed_number,
                   w.reason as proposed_reason, w.proposed_name as proposed_by, w.proposed_at
            """;

        private const string From = """

            from incident i
            left join incident m on m.id = i.merged_into
            left join incident_proposal w on w.incident_id = i.id and w.outcome is null
            left join incident wi on wi.id = w.into_id
            left join lateral (
                select l.id, l.state
                from lead l
                where l.incident_id = i.id
                order by l.recorded_at
                limit 1
            ) l on true
            cross join lateral (
                select coalesce(array_agg(distinct p.unit_code), '{}') as participants
                from incident_participant p
                where p.incident_id = i.id
                  and p.part <> 'ancestor'
            ) p

            """;

        // Figures are those of reports the caller may see; a foreign county's report stays its own.
        private const string BoardColumns = Columns + """
            , r.content, r.received_at as as_of, q.content as previous_content, t.told, t.answered
            """;

        private const string BoardFrom = From + """
            left join lateral (
                select r.content, r.received_at
                from report r
                where r.incident_id = i.id
                  and exists (select 1 from unit_ancestor a where a.unit_code = r.unit_code and a.ancestor_code = @caller_unit)
                order by r.received_at desc
                limit 1
            ) r on true
            left join lateral (
                select q.content
                from report q
                where q.incident_id = i.id
                  and q.received_at < r.received_at
                  and exists (select 1 from unit_ancestor a where a.unit_code = q.unit_code and a.ancestor_code = @caller_unit)
                order by q.received_at desc
                limit 1
            ) q on true
            cross join lateral (
                select count(distinct m.person_id) as told,
                       count(distinct m.person_id) filter (where m.state = 'answered') as answered
                from alert al
                join message m on m.alert_id = al.id
                where al.incident_id = i.id
                  and exists (select 1 from unit_ancestor a where a.unit_code = m.unit_code and a.ancestor_code = @caller_unit)
            ) t
            where exists (select 1 from incident_participant v where v.incident_id = i.id and v.unit_code = @caller_unit)

            """;

        public const string ById = Columns + From + """
            where i.id = @id
            """;

        public const string BoardById = BoardColumns + BoardFrom + """
              and i.id = @id
            """;

        public const string BoardByIds = BoardColumns + BoardFrom + """
              and i.id = any(@ids)
            order by i.opened_at desc, i.id desc
            """;

        public const string BoardPage = BoardColumns + BoardFrom + """
              and (@closed is null or (i.closed_at is not null) = @closed)
              and (i.opened_at, i.id) < (@before, @before_id)
            order by i.opened_at desc, i.id desc
            limit @take
            """;
    }
}

using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Upward;

/// <summary>What was passed on, as the API and the events show it. Only the prefecture sees it, and whoever stands above.</summary>
internal static class UpwardViews
{
    /// <summary>The times an incident was passed on, in order.</summary>
    public static async Task<List<UpwardView>> OfIncident(DutyTransaction tx, Guid incident, string caller_unit) =>
        (await tx.List<Row>(Sql.OfIncident, new { incident, caller_unit })).ConvertAll(View);

    /// <summary>Says what became of one on its way.</summary>
    public static async Task Tell(DutyTransaction tx, Guid id, long version, string eventKind, DateTimeOffset now)
    {
        var row = await tx.One<Row>(Sql.ById, new { id });
        await EventLog.Append(tx, new NewEvent(now, eventKind, $"upward:{id}", version, row.UnitCode, [row.UnitCode], JsonSerializer.Serialize(View(row), Wire.Options)));
    }

    private static UpwardView View(Row r) => new(
        r.Id, r.IncidentId, Enum.Parse<UpwardStage>(r.Stage, ignoreCase: true), r.PassedAt, r.PassedBy, r.ToldWho, r.Text, r.No, Read<FileReportRequest>(r.Content),
        Read<IReadOnlyList<Finding>>(r.Findings),
        r.State is null ? null : new UpwardExchangeView(
            r.State, r.QueuedAt!.Value, r.Attempts ?? 0, r.AnsweredAt, r.TheirNumber, r.ReceivedAt, Read<IReadOnlyList<Finding>>(r.TheirFindings), Read<RefusalBody>(r.Refusal)));

    private static T? Read<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, Wire.Options);

    private sealed record Row(
        Guid Id, Guid IncidentId, string Stage, DateTimeOffset PassedAt, string PassedBy, string? ToldWho, string? Text, int? No, string? Content, string? Findings,
        string? State, DateTimeOffset? QueuedAt, int? Attempts, DateTimeOffset? AnsweredAt, string? TheirNumber, DateTimeOffset? ReceivedAt, string? TheirFindings, string? Refusal, string UnitCode);

    public static class Sql
    {
        private const string Columns = """
            select u.id, u.incident_id, u.stage, u.passed_at, u.passed_by, u.told_who, u.text, u.no, u.content, u.findings,
                   e.state, e.queued_at, e.attempts, e.answered_at, e.their_number, e.received_at, e.findings as their_findings, e.refusal, s.prefecture_code as unit_code
            """;

        private const string From = """

            from upward_report u
            left join upward_exchange e on e.upward_id = u.id
            cross join site s

            """;

        public const string OfIncident = Columns + From + """
            where u.incident_id = @incident
              and exists (select 1 from unit_ancestor a where a.unit_code = s.prefecture_code and a.ancestor_code = @caller_unit)
            order by u.passed_at, u.id
            """;

        public const string ById = Columns + From + """
            where u.id = @id
            """;
    }
}

using System.Text.Json;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.TextReports;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Reports;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.TextReports;

/// <summary>Files a text that was read through the one door of reports, joins it to what is known already, and has it called back.</summary>
internal sealed class FileText(FileReport.Handler reports, RuleBook rules, UnfiledTexts unfiled)
{
    public Task<ReportTextAnswer> File(DutyTransaction tx, ReportByText.Received received, TextReport report, DateTimeOffset now) =>
        report.Stage == TextStage.First ? First(tx, received, report, now) : Further(tx, received, report, now);

    private async Task<ReportTextAnswer> First(DutyTransaction tx, ReportByText.Received received, TextReport report, DateTimeOffset now)
    {
        var request = TextRequest.Of(received, report);
        if ((await rules.Current(tx.Ct)).Kinds.All(k => k.Slug != request.Kind))
        {
            return await unfiled.Keep(tx, received, ReportTextOutcome.Unreadable, now);
        }
        if (TextReports.Same(await TextReports.Open(tx, request.UnitCode), TextReports.FactsOf(request, now)) is not { } same)
        {
            return await Through(tx, received, report, request, now);
        }
        if (await Last(tx, same.Id, request.UnitCode) is { } last && TextRequest.TellsNothingNew(report, request, last.Report))
        {
            await Keep(tx, received, (same.Id, last.Id), now);
            return new ReportTextAnswer(ReportTextOutcome.Again, ReportByText.NumberWords(same.Number));
        }
        return await Through(tx, received, report, request with { IncidentId = same.Id }, now);
    }

    private async Task<ReportTextAnswer> Further(DutyTransaction tx, ReportByText.Received received, TextReport report, DateTimeOffset now)
    {
        var request = TextRequest.Of(received, report);
        if (await Numbered(tx, request.UnitCode, report, now) is not { } about)
        {
            return await unfiled.Keep(tx, received, ReportTextOutcome.NoIncident, now, said: new() { ["no"] = report.IncidentNo ?? "" });
        }
        var corrects = report.Stage == TextStage.Correction ? (await Last(tx, about.Id, request.UnitCode))?.Id : null;
        return await Through(tx, received, report, request with { IncidentId = about.Id, Corrects = corrects }, now);
    }

    // The one door of reports, which may say no.
    private async Task<ReportTextAnswer> Through(DutyTransaction tx, ReportByText.Received received, TextReport report, FileReportRequest request, DateTimeOffset now)
    {
        var filed = await reports.Handle(tx, request, CallOf(received, tx.Ct), now);
        return filed.Refusal is { } refusal
            ? await unfiled.Keep(tx, received, ReportTextOutcome.Refused, now, said: new() { ["detail"] = refusal.Findings.Select(f => f.Zh).FirstOrDefault() ?? refusal.Zh })
            : await Filed(tx, received, report, filed.Reply, now);
    }

    private async Task<ReportTextAnswer> Filed(DutyTransaction tx, ReportByText.Received received, TextReport report, FileReportReply filed, DateTimeOffset now)
    {
        var site = await rules.Current(tx.Ct);
        await Keep(tx, received, (filed.IncidentId, filed.ReportId), now);
        var words = ReportHead.WithoutPassword(received.Text.Text);
        await LooseEnds.Open(tx, new LooseEnds.New("call-back", received.Text.Id, received.Sender!.UnitCode, filed.IncidentId, received.Text.Phone, words, "filed") { Marks = report.Marks }, received.Prefecture, now);
        return new ReportTextAnswer(ReportTextOutcomes.Of(report.Stage, report.Gap), TextRequest.AnswerWords(received, report, filed.IncidentNumber, site));
    }

    private static Task<int> Keep(DutyTransaction tx, ReportByText.Received received, (Guid Incident, Guid Report) about, DateTimeOffset now) =>
        tx.Execute(Sql.Receipt, new { inbound = received.Text.Id, unit_code = received.Sender!.UnitCode, incident = about.Incident, report = about.Report, now });

    // Each day counts from 01: of two open ones of a number the kind tells which, or an officer does.
    private static async Task<TextReports.OpenRow?> Numbered(DutyTransaction tx, string unit, TextReport report, DateTimeOffset now)
    {
        if (report.IncidentNo is not { } no)
        {
            return null;
        }
        var found = await tx.List<TextReports.OpenRow>(Sql.Numbered, new { unit_code = unit, no, since = now - KeepsItsNumber });
        var named = found.Count > 1 && report.Kind is { } kind ? found.FindAll(row => row.Kind == kind) : found;
        return named is [var only] ? only : null;
    }

    // A number of two digits is free again so long after its incident closed.
    private static readonly TimeSpan KeepsItsNumber = TimeSpan.FromDays(7);

    private static Call CallOf(ReportByText.Received received, CancellationToken ct)
    {
        var (_, _, sender, _) = received;
        return new Call(new Caller($"phone:{sender!.PersonId}", sender.PersonName!, sender.PersonName!, Role.CountyFiler, sender.UnitCode, sender.PersonId), "sms", null, null, ct);
    }

    private static Task<LastRow?> Last(DutyTransaction tx, Guid incident, string unit) => tx.First<LastRow>(Sql.Last, new { incident, unit_code = unit });

    private sealed record LastRow(Guid Id, string Content)
    {
        public FileReportRequest Report => JsonSerializer.Deserialize<FileReportRequest>(Content, Wire.Options)!;
    }

    public static class Sql
    {
        public const string Last = """
            select id, content
            from report
            where incident_id = @incident
              and unit_code = @unit_code
            order by received_at desc, id desc
            limit 1
            """;

        public const string Numbered = """
            select i.id, i.number, i.kind, i.occurred_at, i.opened_at, i.place::text
            from incident i
            where i.id in (select p.incident_id from incident_participant p where p.unit_code = @unit_code and p.part in ('filer', 'owing'))
              and right(i.number, 2) = @no
              and (i.closed_at is null or i.closed_at > @since)
            order by i.opened_at desc
            limit 5
            """;

        public const string Receipt = """
            insert into text_report (inbound_id, unit_code, incident_id, report_id, received_at)
            values (@inbound, @unit_code, @incident, @report, @now)
            """;
    }
}

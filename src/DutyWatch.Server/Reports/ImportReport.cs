using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Upward;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Reports;

/// <summary>`POST /exchange`: the file that a DutyWatch below wrote is filed here as that unit's report, by the way every report goes. The file proves nothing but that it is whole: the officer answers for where it came from.</summary>
internal static class ImportReport
{
    /// <summary>The door of a report that came as a file.</summary>
    public const string Door = "exchange";

    internal sealed class Handler(Database database, FileReport.Handler filing, SiteOptions options) : IHandle<ImportReportRequest, FileReportReply>
    {
        public static Action Action => Action.ReportUpward;

        public async Task<Answer<FileReportReply>> Handle(ImportReportRequest request, Call call)
        {
            var read = Open(request.File);
            if (read.Refusal is { } unreadable)
            {
                return unreadable;
            }
            var (file, report) = read.Reply;
            if (report.Drill != options.Drill)
            {
                return Refusals.ExchangeDrill;
            }
            var known = await database.Read(async tx => (
                IsBelow: await tx.One<bool>(Sql.IsBelow, new { code = file.Sender.UnitCode, caller_unit = call.Caller.UnitCode }),
                Incident: await tx.First<Guid?>(Sql.Incident, new { earlier = file.EarlierReports.ToArray(), unit_code = file.Sender.UnitCode })), call.Ct);
            if (!known.IsBelow || report.UnitCode != file.Sender.UnitCode)
            {
                return Refusals.ExchangeForeign;
            }
            if (known.Incident is null && report.Stage != ReportStage.First)
            {
                return Refusals.ExchangeFirstMissing;
            }
            var theirs = Outgoing.Report(report, known.Incident) with { CommandId = request.CommandId };
            return await filing.Handle(theirs, call with { Door = Door });
        }

        // What it is comes before what is in it: a newer file may hold what this program does not know.
        private static Answer<Opened> Open(JsonElement json)
        {
            if (Version(json) is not { } version)
            {
                return Refusals.ExchangeFormat;
            }
            if (version > ExchangeFile.NewestVersion)
            {
                return Refusals.ExchangeNewer;
            }
            var file = Wire.Read<ExchangeFile>(JsonSerializer.SerializeToUtf8Bytes(json));
            if (file.Refusal is { } refusal)
            {
                return refusal;
            }
            if (file.Reply.Sha256 != Outgoing.Hash(file.Reply.Report))
            {
                return Refusals.ExchangeAltered;
            }
            var report = Wire.Read<FileReportRequest>(JsonSerializer.SerializeToUtf8Bytes(file.Reply.Report));
            return report.Refusal ?? (Answer<Opened>)new Opened(file.Reply, report.Reply);
        }

        // Null for what is no such file at all.
        private static int? Version(JsonElement json) =>
            json.ValueKind == JsonValueKind.Object
            && json.TryGetProperty("format", out var format) && format.ValueKind == JsonValueKind.String && format.ValueEquals(ExchangeFile.FormatName)
            && json.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number > 0
                ? number
                : null;

        private sealed record Opened(ExchangeFile File, FileReportRequest Report);
    }

    public static class Sql
    {
        public const string IsBelow = """
            select exists (
                select 1
                from unit_ancestor a
                where a.unit_code = @code
                  and a.ancestor_code = @caller_unit
                  and a.ancestor_code <> a.unit_code
            )
            """;

        public const string Incident = """
            select incident_id
            from report
            where id = any(@earlier)
              and unit_code = @unit_code
            order by received_at
            limit 1
            """;
    }
}

using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Upward;

/// <summary>`GET /upward-reports/{id}/file`: a passed report as one file for another DutyWatch.</summary>
internal static class ExportReport
{
    internal sealed class Handler(Database database, RuleBook rules, Clocks clocks) : IQuery<ExchangeFile>
    {
        public static Action Action => Action.ReportUpward;

        public async Task<Answer<ExchangeFile>> Handle(IQueryCollection query, Call call)
        {
            var site = await rules.Current(call.Ct);
            var row = await database.Read(tx => tx.First<Row>(Sql.Passed, new { id = call.Id ?? Guid.Empty, caller_unit = call.Caller.UnitCode }), call.Ct);
            if (row is null)
            {
                return Refusals.NotFound;
            }
            var content = JsonSerializer.Deserialize<FileReportRequest>(row.Content, Wire.Options)!;
            var report = JsonSerializer.SerializeToElement(content, Wire.Options);
            return new ExchangeFile(
                ExchangeFile.FormatName, ExchangeFile.NewestVersion, clocks.Now, new ExchangeSender(site.Site.PrefectureCode, site.Site.Name), row.Number, row.No, row.Earlier, report,
                Outgoing.Hash(report));
        }
    }

    private sealed record Row(string Number, int No, string Content, Guid[] Earlier);

    public static class Sql
    {
        public const string Passed = """
            select i.number, u.no, u.content,
                   (select coalesce(array_agg(b.id order by b.no), '{}') from upward_report b where b.incident_id = u.incident_id and b.no < u.no) as earlier
            from upward_report u
            join incident i on i.id = u.incident_id
            cross join site s
            where u.id = @id
              and u.no is not null
              and exists (select 1 from unit_ancestor a where a.unit_code = s.prefecture_code and a.ancestor_code = @caller_unit)
            """;
    }
}

using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Upward;

/// <summary>`POST /incidents/{id}/upward/check`: what passing these words now would find. Passes nothing.</summary>
internal static class CheckUpward
{
    internal sealed class Handler(Database database, RuleBook rules, Clocks clocks) : IHandle<FileReportRequest, CheckReportReply>
    {
        public static Action Action => Action.ReportUpward;

        public async Task<Answer<CheckReportReply>> Handle(FileReportRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await database.Read<Answer<CheckReportReply>>(async tx =>
            {
                return await UpwardSubject.Find(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode) is { } subject
                    ? new CheckReportReply(await JudgedReport.Look(tx, subject, request, site, clocks.Now))
                    : Refusals.NotFound;
            }, call.Ct);
        }
    }
}

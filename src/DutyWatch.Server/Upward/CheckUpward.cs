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
                if (await UpwardSubject.Find(tx, call.Id ?? Guid.Empty, call.Caller.UnitCode) is not { } subject)
                {
                    return Refusals.NotFound;
                }
                var found = await JudgedReport.Check(tx, subject, request, site, clocks.Now);
                return found.Refusal ?? (Answer<CheckReportReply>)new CheckReportReply(found.Reply.Findings);
            }, call.Ct);
        }
    }
}

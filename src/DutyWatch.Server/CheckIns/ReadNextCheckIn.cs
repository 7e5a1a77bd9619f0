using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.CheckIns;

/// <summary>`GET /check-ins/next?unit=`: what a unit owes now or next, who is on duty there, and the question it answers.</summary>
internal static class ReadNextCheckIn
{
    internal sealed class Handler(Database database, RuleBook rules, Clocks clocks) : IQuery<NextCheckInView>
    {
        public static Action Action => Action.ReportFile;

        public async Task<Answer<NextCheckInView>> Handle(IQueryCollection query, Call call)
        {
            var unit = query["unit"].FirstOrDefault() ?? call.Caller.UnitCode;
            var site = await rules.Current(call.Ct);
            var now = clocks.Now;
            return await database.Read<Answer<NextCheckInView>>(async tx =>
            {
                if (await Units.Units.Reach(tx, unit, call.Caller.UnitCode).First() is null)
                {
                    return Refusals.UnitUnknown.At("unit");
                }
                var owed = (await Obligations.Obligations.OwedCheckIns(tx, unit)).ConvertAll(row => row.ToOwing(site).Obligation);
                var question = owed.MinBy(o => o.DueAt) is { } oldest ? await CheckInQuestions.For(tx, oldest, now) : null;
                var next = await CheckIns.NextAt(tx, site, unit, now);
                return new NextCheckInView(
                    unit, [.. owed.OrderBy(o => o.DueAt).Select(o => new OwedCheckIn(o.Id, o.ClockStartAt, o.DueAt))], next?.At, next is { } n ? Words.Of(n.Posture) : null,
                    question?.View, await CheckInQuestions.OnDuty(tx, unit, now));
            }, call.Ct);
        }
    }
}

using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Drill;

/// <summary>`PUT /api/v1/drill`: the player lets duty time run to his next entry, and learns when it is there.</summary>
internal static class HoldDrill
{
    internal sealed class Handler(Database database, Clocks clocks, DrillParts parts, SiteOptions site) : IHandle<HoldDrillRequest, HoldDrillReply>
    {
        public static Action Action => Action.DrillSteer;

        public async Task<Answer<HoldDrillReply>> Handle(HoldDrillRequest request, Call call)
        {
            if (!site.Drill || clocks.Duty is not DrillClock clock)
            {
                return Refusals.NotFound;
            }
            await database.Do(tx => tx.Execute(Sql.Hold, new { hold_at = request.HoldAt, skip_idle = request.SkipIdle }), call.Ct);
            var now = clocks.Now;
            var arrived = now >= request.HoldAt && await parts.IsDone(database, clocks, call.Ct);
            return new HoldDrillReply(now, clock.Speed, arrived);
        }
    }

    public static class Sql
    {
        public const string Hold = """
            update drill
            set hold_at = @hold_at, skip_idle = @skip_idle
            where (hold_at, skip_idle) is distinct from (@hold_at, @skip_idle)
            """;
    }
}

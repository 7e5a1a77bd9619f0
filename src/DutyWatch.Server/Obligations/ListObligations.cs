using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Obligations;

/// <summary>`GET /obligations?state=open,late&amp;unit=`: what is owed, by due instant; what is settled, newest first.</summary>
internal static class ListObligations
{
    private static readonly string[] Settled = ["met", "met-late", "excused"];
    private static readonly string[] States = ["open", "reminded", "late", "missing", .. Settled];

    internal sealed class Handler(Database database, RuleBook rules) : IQuery<Page<ObligationView>>
    {
        public static Action Action => Action.IncidentRead;

        public async Task<Answer<Page<ObligationView>>> Handle(IQueryCollection query, Call call)
        {
            if (Paging.Read(query) is not { } paging || Paging.Words(query, "state", States) is not { } states)
            {
                return Refusals.BodyMalformed;
            }
            var site = await rules.Current(call.Ct);
            var history = states.All(Settled.Contains);
            return await Paging.Read(database, paging, async tx =>
            {
                var rows = await tx.List<ObligationViews.Row>(history ? ObligationViews.Sql.SettledPage : ObligationViews.Sql.ListPage, new
                {
                    states,
                    unit = (string?)query["unit"],
                    caller_unit = call.Caller.UnitCode,
                    after_due = paging.After?.At ?? (history ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue),
                    after_id = paging.After?.Id ?? (history ? Guid.AllBitsSet : Guid.Empty),
                    take = paging.Take + 1,
                });
                return rows.ConvertAll(row => ObligationViews.View(row, site));
            }, view => new PagePosition(view.DueAt, view.Id), call.Ct);
        }
    }
}

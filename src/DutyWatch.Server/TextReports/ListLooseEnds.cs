using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.TextReports;

/// <summary>`GET /loose-ends?state=open|handled`: what texts left for the prefecture's room to do, newest first.</summary>
internal static class ListLooseEnds
{
    private static readonly string[] States = ["open", "handled"];

    internal sealed class Handler(Database database) : IQuery<Page<LooseEndView>>
    {
        public static Action Action => Action.TextHandle;

        public async Task<Answer<Page<LooseEndView>>> Handle(IQueryCollection query, Call call)
        {
            if (Paging.Read(query) is not { } paging || Paging.Words(query, "state", States) is not { } states)
            {
                return Refusals.BodyMalformed;
            }
            return await Paging.Read(database, paging, tx => tx.List<LooseEndView>(states is ["open"] ? Sql.Open : Sql.All, new
            {
                states,
                before = paging.After?.At ?? DateTimeOffset.MaxValue,
                before_id = paging.After?.Id ?? Guid.AllBitsSet,
                take = paging.Take + 1,
            }), view => new PagePosition(view.OpenedAt, view.Id), call.Ct);
        }
    }

    public static class Sql
    {
        public const string Open = """
            select l.id, l.kind, l.state, l.unit_code, l.phone, u.landline, l.words, l.reason, l.marks, l.incident_id, i.number as incident_number,
                   l.opened_at, l.handled_at, l.handled_by, l.confirmed_by, l.note, l.version
            from loose_end l
            left join unit u on u.code = l.unit_code
            left join incident i on i.id = l.incident_id
            where l.state = 'open'
              and l.state = any(@states)
              and (l.opened_at, l.id) < (@before, @before_id)
            order by l.opened_at desc, l.id desc
            limit @take
            """;

        public const string All = """
            select l.id, l.kind, l.state, l.unit_code, l.phone, u.landline, l.words, l.reason, l.marks, l.incident_id, i.number as incident_number,
                   l.opened_at, l.handled_at, l.handled_by, l.confirmed_by, l.note, l.version
            from loose_end l
            left join unit u on u.code = l.unit_code
            left join incident i on i.id = l.incident_id
            where l.state = any(@states)
              and (l.opened_at, l.id) < (@before, @before_id)
            order by l.opened_at desc, l.id desc
            limit @take
            """;
    }
}

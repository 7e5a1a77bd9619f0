using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.CheckIns;

/// <summary>`GET /check-ins?unit=`: what units within the caller's reach said, newest first.</summary>
internal static class ListCheckIns
{
    internal sealed class Handler(Database database) : IQuery<Page<CheckInView>>
    {
        public static Action Action => Action.IncidentRead;

        public async Task<Answer<Page<CheckInView>>> Handle(IQueryCollection query, Call call)
        {
            if (Paging.Read(query) is not { } paging)
            {
                return Refusals.BodyMalformed;
            }
            return await Paging.Read(database, paging, async tx =>
            {
                var rows = await tx.List<string>(Sql.Page, new
                {
                    unit = query["unit"].FirstOrDefault(),
                    caller_unit = call.Caller.UnitCode,
                    before = paging.After?.At ?? DateTimeOffset.MaxValue,
                    before_id = paging.After?.Id ?? Guid.AllBitsSet,
                    take = paging.Take + 1,
                });
                return rows.ConvertAll(content => JsonSerializer.Deserialize<CheckInView>(content, Wire.Options)!);
            }, view => new PagePosition(view.ReceivedAt, view.Id), call.Ct);
        }
    }

    public static class Sql
    {
        public const string Page = """
            select c.content
            from check_in c
            where (@unit::text is null or c.unit_code = @unit)
              and exists (select 1 from unit_ancestor a where a.unit_code = c.unit_code and a.ancestor_code = @caller_unit)
              and (c.received_at, c.id) < (@before, @before_id)
            order by c.received_at desc, c.id desc
            limit @take
            """;
    }
}

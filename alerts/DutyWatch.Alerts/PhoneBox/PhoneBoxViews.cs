using DutyWatch.Contracts;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.PhoneBox;

/// <summary>Reads phones as the phone box shows them. A held text has not been heard, so it is not shown.</summary>
internal static class PhoneBoxViews
{
    private const int TextsInList = 5;
    private const int TextsOfOne = 200;

    public static async Task<IReadOnlyList<PhoneView>> All(DutyTransaction tx) => await Read(tx, null, TextsInList);

    public static async Task<PhoneView?> One(DutyTransaction tx, string number) => (await Read(tx, number, TextsOfOne)).FirstOrDefault();

    private static async Task<List<PhoneView>> Read(DutyTransaction tx, string? number, int take)
    {
        var phones = await tx.List<PhoneRow>(Sql.Phones, new { number });
        var texts = (await tx.List<TextRow>(Sql.Texts, new { numbers = phones.Select(p => p.Number).ToArray(), take }))
            .ToLookup(t => t.Number, t => new PhoneText(t.Id, t.Direction, t.Body, t.At));
        return [.. phones.Select(p => new PhoneView(
            p.Number, p.OwnerName, p.UnitCode, p.UnitName, p.Mode, p.DelayMs, texts[p.Number].LastOrDefault()?.At, [.. texts[p.Number]]))];
    }

    private sealed record PhoneRow(string Number, string OwnerName, string UnitCode, string UnitName, string Mode, int DelayMs);

    private sealed record TextRow(string Number, long Id, string Direction, string Body, DateTimeOffset At);

    public static class Sql
    {
        public const string Phones = """
            select distinct on (n.number) n.number, p.name as owner_name, p.unit_code, u.name as unit_name,
                   coalesce(b.mode, 'normal') as mode, coalesce(b.delay_ms, 0) as delay_ms
            from person p
            cross join lateral unnest(p.phones) as n(number)
            join unit u on u.code = p.unit_code
            left join phone_box_phone b on b.number = n.number
            where @number is null or n.number = @number
            order by n.number, p.id
            """;

        public const string Texts = """
            select t.number, t.id, t.direction, t.body, t.at
            from unnest(@numbers) as n(number)
            cross join lateral (
                select number, id, direction, body, at
                from phone_box_text
                where number = n.number
                  and not held
                order by id desc
                limit @take
            ) t
            order by t.number, t.id
            """;
    }
}

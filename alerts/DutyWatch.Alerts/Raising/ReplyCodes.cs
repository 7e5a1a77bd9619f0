using System.Globalization;
using System.Security.Cryptography;
using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Raising;

/// <summary>
/// Gives each message a code that is free on every phone of its person. The primary key of `reply_code` decides who has it:
/// two transactions that draw the same code for the same phone wait for each other, and the second draws again.
/// </summary>
internal static class ReplyCodes
{
    private const int First = 1000;
    private const int AfterLast = 10000;
    private const int Draws = 50;

    public static async Task Allocate(DutyTransaction tx, DateTimeOffset now, IReadOnlyList<MessageDraft> messages)
    {
        var without = messages.ToList();
        for (var draw = 0; draw < Draws && without.Count > 0; draw++)
        {
            without = await Draw(tx, now, without);
        }
        if (without.Count > 0)
        {
            throw new InvalidOperationException("A phone has no free reply code left: something never closes its messages");
        }
    }

    // Returns those that drew a code which was taken on one of their phones.
    private static async Task<List<MessageDraft>> Draw(DutyTransaction tx, DateTimeOffset now, List<MessageDraft> messages)
    {
        var drawn = new HashSet<(string, string)>();
        foreach (var message in messages)
        {
            message.Code = Random();
            while (!message.Person.Phones.Distinct().All(phone => drawn.Add((phone, message.Code))))
            {
                message.Code = Random();
            }
        }
        // One order for everybody, so that two batches never wait for each other in a circle.
        var rows = messages
            .SelectMany(m => m.Person.Phones.Distinct().Select(phone => (Phone: phone, Code: m.Code!, m.Id)))
            .OrderBy(r => r.Phone, StringComparer.Ordinal).ThenBy(r => r.Code, StringComparer.Ordinal)
            .ToList();
        var got = (await tx.List<Guid>(Sql.Take, new
        {
            phone = rows.Select(r => r.Phone).ToArray(),
            code = rows.Select(r => r.Code).ToArray(),
            message_id = rows.Select(r => r.Id).ToArray(),
            now,
        })).CountBy(id => id).ToDictionary();
        var unlucky = messages.Where(m => got.GetValueOrDefault(m.Id) < m.Person.Phones.Distinct().Count()).ToList();
        if (unlucky.Count > 0)
        {
            await tx.Execute(Sql.GiveBack, new { message_id = unlucky.Select(m => m.Id).ToArray() });
        }
        return unlucky;
    }

    private static string Random() => RandomNumberGenerator.GetInt32(First, AfterLast).ToString(CultureInfo.InvariantCulture);

    public static class Sql
    {
        public const string Take = """
            insert into reply_code (phone, code, message_id, taken_at)
            select r.phone, r.code, r.message_id, @now
            from unnest(@phone, @code, @message_id) with ordinality as r(phone, code, message_id, place)
            order by r.place
            on conflict (phone, code) do update
            set message_id = excluded.message_id,
                taken_at = excluded.taken_at,
                free_at = 'infinity'
            where reply_code.free_at <= @now
            returning message_id
            """;

        public const string GiveBack = """
            delete from reply_code
            where message_id = any(@message_id)
            """;
    }
}

using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Inbound;

internal sealed record Writer(Guid Id, string Name, string UnitCode);

/// <summary>What the tables know of the phone that a text came from.</summary>
internal static class PhoneFacts
{
    /// <summary>Texts of one phone are taken one after another: guesses sent at once must not share their tries.</summary>
    public static Task Serialize(DutyTransaction tx, string phone) => tx.Execute(Sql.Serialize, new { phone });

    /// <summary>A duty room's phone may be several people's: the one whose message the code answers is found by the code.</summary>
    public static Task<Writer?> WriterOf(DutyTransaction tx, string phone) => tx.First<Writer>(Sql.Writer, new { phones = new[] { phone } });

    public static Task<Writer?> WriterOf(DutyTransaction tx, Guid messageId) => tx.First<Writer>(Sql.WriterOfMessage, new { message_id = messageId });

    public static async Task<PhoneState> Load(DutyTransaction tx, DateTimeOffset now, string phone, Writer writer, string? code)
    {
        var codes = await tx.List<HeldCode>(Sql.Codes, new { phone, now });
        var counts = await tx.One<Counts>(Sql.Tries, new
        {
            phone, wrong = ReplyRules.Wrong, since = now - ReplyRules.WrongTriesCount, code, unit_code = writer.UnitCode,
        });
        return new PhoneState(codes, counts.WrongTries, counts.OtherPhoneHolds);
    }

    public static Task<int> UnproductiveTexts(DutyTransaction tx, string phone) =>
        tx.One<int>(Sql.UnproductiveTexts, new { phone, productive = ReplyRules.Productive, unproductive = ReplyRules.Unproductive });

    private sealed record Counts(int WrongTries, bool OtherPhoneHolds);

    public static class Sql
    {
        public const string Serialize = "select pg_advisory_xact_lock(5133002, hashtext(@phone))";

        public const string Writer = """
            select id, name, unit_code
            from person
            where phones @> @phones
            order by id
            limit 1
            """;

        public const string WriterOfMessage = """
            select p.id, p.name, p.unit_code
            from message m
            join person p on p.id = m.person_id
            where m.id = @message_id
            """;

        public const string Codes = """
            select c.code, c.message_id, m.alert_id,
                   m.state in ('open', 'not-reached') and c.free_at = 'infinity' as is_open,
                   m.state = 'answered' as is_answered
            from reply_code c
            join message m on m.id = c.message_id
            where c.phone = @phone
              and c.free_at > @now
              and m.alert_id is not null
            order by c.taken_at, c.code
            """;

        public const string Tries = """
            select (
                       select count(*)::int
                       from inbound_text
                       where phone = @phone
                         and outcome = any(@wrong)
                         and received_at > @since
                   ) as wrong_tries,
                   exists (
                       select 1
                       from reply_code c
                       join message m on m.id = c.message_id
                       where c.code = @code
                         and c.phone <> @phone
                         and c.free_at = 'infinity'
                         and m.unit_code = @unit_code
                   ) as other_phone_holds
            """;

        public const string UnproductiveTexts = """
            select count(*)::int
            from inbound_text t
            where t.phone = @phone
              and t.outcome = any(@unproductive)
              and t.received_at > coalesce(
                  (select max(p.received_at) from inbound_text p where p.phone = @phone and p.outcome = any(@productive)),
                  '-infinity')
            """;
    }
}

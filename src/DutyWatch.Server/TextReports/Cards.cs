using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Core.TextReports;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;

namespace DutyWatch.Server.TextReports;

/// <summary>
/// The cards of one-time passwords that duty rooms have on paper. The database holds a keyed hash of each, so that nobody who lists cards reads one;
/// an issued card replaces the older one, whose passwords end with it.
/// </summary>
internal static class Cards
{
    internal enum Outcome
    {
        Accepted,

        /// <summary>The very text that used this password came again.</summary>
        Again,
        Wrong,

        /// <summary>Wrong once too often: from now on the card is blocked.</summary>
        BlockedNow,
        Blocked,
    }

    /// <param name="UsedBy">The text that used the password before.</param>
    internal sealed record Checked(Outcome Outcome, Guid? UsedBy = null);

    /// <param name="Text">Made comparable.</param>
    internal sealed record Try(string UnitCode, string Password, Guid InboundId, string Text);

    /// <summary>Accepts and burns a password, or counts a wrong one. Tries of one unit follow each other.</summary>
    public static async Task<Checked> Check(DutyTransaction tx, Try attempt, DateTimeOffset now)
    {
        if (await tx.First<CardRow>(Sql.Lock, new { unit_code = attempt.UnitCode }) is not { } card)
        {
            return new Checked(Outcome.Wrong);
        }
        var passwords = await tx.List<PasswordRow>(Sql.Passwords, new { id = card.Id });
        var named = passwords.Find(p => CryptographicOperations.FixedTimeEquals(p.Mac, Mac(card.Key, card.Id, p.Position, attempt.Password)));
        if (named is { UsedAt: { } usedAt, UsedBy: { } usedBy } && now - usedAt <= CardRules.Repeats && Comparable(ReplyText.Normalise(named.UsedText!)) == Comparable(attempt.Text))
        {
            return new Checked(Outcome.Again, usedBy);
        }
        if (card.BlockedAt is not null)
        {
            return new Checked(Outcome.Blocked);
        }
        var lastUsed = passwords.Where(p => p.UsedAt is not null).Select(p => p.Position).DefaultIfEmpty(0).Max();
        if (named is not null && CardRules.IsAccepted(named.Position, named.UsedAt is not null, lastUsed))
        {
            await tx.Execute(Sql.Burn, new { id = card.Id, position = named.Position, inbound = attempt.InboundId, now });
            return new Checked(Outcome.Accepted);
        }
        var blocks = card.WrongTries + 1 >= CardRules.WrongAllowed;
        await tx.Execute(Sql.CountWrong, new { id = card.Id, blocked_at = blocks ? now : (DateTimeOffset?)null });
        return new Checked(blocks ? Outcome.BlockedNow : Outcome.Wrong);
    }

    /// <summary>Makes a new card; its passwords are told this once. Null: no such unit, or one without a code for texts.</summary>
    public static async Task<Issued?> Issue(DutyTransaction tx, string unitCode, DateTimeOffset now)
    {
        if (await tx.First<UnitRow>(Sql.Unit, new { unit_code = unitCode }) is not { } unit)
        {
            return null;
        }
        await tx.Execute(Sql.MakeKey, new { key = RandomNumberGenerator.GetBytes(32), now });
        var key = await tx.One<byte[]>(Sql.Key);
        var id = Ids.New(now);
        var passwords = Distinct();
        await tx.Execute(Sql.Replace, new { unit_code = unitCode, now });
        await tx.Execute(Sql.Insert, new { id, unit_code = unitCode, now });
        await tx.Execute(Sql.InsertPasswords, new
        {
            id,
            position = Enumerable.Range(1, passwords.Count).ToArray(),
            mac = passwords.Select((password, i) => Mac(key, id, i + 1, password)).ToArray(),
        });
        return new Issued(unit.Name, unit.SmsCode, passwords);
    }

    public static Task<List<StateRow>> List(DutyTransaction tx) => tx.List<StateRow>(Sql.List);

    private static string Comparable(string plain) => ReplyText.TrimPunctuation(plain).ToUpperInvariant();

    private static List<string> Distinct()
    {
        var passwords = new List<string>();
        while (passwords.Count < CardRules.Passwords)
        {
            var next = RandomNumberGenerator.GetInt32(10_000).ToString("0000", CultureInfo.InvariantCulture);
            if (!passwords.Contains(next))
            {
                passwords.Add(next);
            }
        }
        return passwords;
    }

    private static byte[] Mac(byte[] key, Guid card, int position, string password) =>
        HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{card:N}/{position}/{password}")));

    internal sealed record Issued(string UnitName, string SmsCode, IReadOnlyList<string> Passwords);

    internal sealed record StateRow(string UnitCode, string Name, string SmsCode, DateTimeOffset? IssuedAt, int Used, int LastUsed, int WrongTries, DateTimeOffset? BlockedAt);

    private sealed record CardRow(Guid Id, int WrongTries, DateTimeOffset? BlockedAt, byte[] Key);

    private sealed record PasswordRow(int Position, byte[] Mac, DateTimeOffset? UsedAt, Guid? UsedBy, string? UsedText);

    private sealed record UnitRow(string Name, string SmsCode);

    public static class Sql
    {
        public const string Lock = """
            select c.id, c.wrong_tries, c.blocked_at, k.key
            from card c
            cross join card_key k
            where c.unit_code = @unit_code
              and c.replaced_at is null
            for update of c
            """;

        public const string Passwords = """
            select p.position, p.mac, p.used_at, p.used_by, t.body as used_text
            from card_password p
            left join inbound_text t on t.id = p.used_by
            where p.card_id = @id
            order by p.position
            """;

        public const string Burn = """
            with burnt as (
                update card_password
                set used_at = @now,
                    used_by = @inbound
                where card_id = @id
                  and position = @position
                returning card_id
            )
            update card c
            set wrong_tries = 0
            from burnt b
            where c.id = b.card_id
            """;

        public const string CountWrong = """
            update card
            set wrong_tries = wrong_tries + 1,
                blocked_at = @blocked_at
            where id = @id
            """;

        public const string Unit = """
            select name, sms_code
            from unit
            where code = @unit_code
              and sms_code is not null
            for no key update
            """;

        public const string MakeKey = "insert into card_key (key, made_at) values (@key, @now) on conflict (only_row) do nothing";

        public const string Key = "select key from card_key";

        public const string Replace = """
            update card
            set replaced_at = @now
            where unit_code = @unit_code
              and replaced_at is null
            """;

        public const string Insert = "insert into card (id, unit_code, issued_at) values (@id, @unit_code, @now)";

        public const string InsertPasswords = """
            insert into card_password (card_id, position, mac)
            select @id, p.position, p.mac
            from unnest(@position, @mac) as p(position, mac)
            """;

        public const string List = """
            select u.code as unit_code, u.name, u.sms_code, c.issued_at,
                   coalesce(p.used, 0)::int as used, coalesce(p.last_used, 0)::int as last_used, coalesce(c.wrong_tries, 0) as wrong_tries, c.blocked_at
            from unit u
            left join card c on c.unit_code = u.code and c.replaced_at is null
            left join lateral (
                select count(*) as used, max(position) as last_used
                from card_password
                where card_id = c.id
                  and used_at is not null
            ) p on true
            where u.sms_code is not null
            order by u.sms_code
            """;
    }
}

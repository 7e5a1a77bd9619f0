using System.Security.Cryptography;
using System.Text;
using DutyWatch.Core;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using Microsoft.AspNetCore.Identity;

namespace DutyWatch.Server.Access;

/// <summary>Accounts and API keys as rows.</summary>
internal sealed class Accounts(Database database, Clocks clocks, IPasswordHasher<string> hasher) : IDisposable
{
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);
    private const int TriesAllowed = 5;
    private const int LookUpsAtOnce = 8;

    // When every console comes back at once, who they are must not take all connections from those who file and send.
    private readonly SemaphoreSlim lookingUp = new(LookUpsAtOnce);

    // Checked when the name is unknown, so that an unknown name costs as much time as a wrong password.
    private readonly string nobody = hasher.HashPassword("", "nobody has this password");

    public void Dispose() => lookingUp.Dispose();

    /// <summary>Who signs in; null for a wrong name or password; locked after five wrong tries.</summary>
    public Task<SignInResult> Check(string user, string password, CancellationToken ct) => database.Do(async tx =>
    {
        var now = clocks.MachineNow;
        var row = await tx.First<AccountRow>(Sql.Lock, new { user });
        if (row is { LockedUntil: { } until } && until > now)
        {
            return new SignInResult(null, null, IsLocked: true);
        }
        var verdict = hasher.VerifyHashedPassword(user, row?.PasswordHash ?? nobody, password);
        if (row is null || row.DisabledAt is not null || verdict == PasswordVerificationResult.Failed)
        {
            await tx.Execute(Sql.CountWrongTry, new { user, allowed = TriesAllowed, locked_until = now + LockedFor });
            return new SignInResult(null, null, IsLocked: false);
        }
        await tx.Execute(Sql.ForgetTries, new { user });
        return new SignInResult(row.ToCaller(), row.SecurityStamp, IsLocked: false);
    }, ct);

    public Task<bool> IsCurrent(string actor, string stamp, CancellationToken ct) =>
        LookUp(tx => tx.One<bool>(Sql.IsCurrent, new { id = IdOf(actor), stamp }), ct);

    public Task<Caller?> ByKey(string key, CancellationToken ct) => LookUp(async tx =>
        (await tx.First<KeyRow>(Sql.ByKey, new { key_hash = HashOf(key), now = clocks.MachineNow }))?.ToCaller(), ct);

    public async Task Add(DutyTransaction tx, NewAccount account)
    {
        await tx.Execute(Sql.Insert, new
        {
            id = account.Id,
            user = account.User,
            password_hash = hasher.HashPassword(account.User, account.Password),
            role = Words.Of(account.Role),
            unit_code = account.UnitCode,
            person = account.PersonId,
            person_name = account.PersonName,
            stamp = Secrets.Make(16),
            now = clocks.MachineNow,
        });
    }

    /// <param name="isPersons">A program's own key has no account beside it.</param>
    public async Task AddKey(DutyTransaction tx, NewAccount account, string key, bool isPersons = true) => await tx.Execute(Sql.InsertKey, new
    {
        id = Ids.New(clocks.MachineNow),
        key_hash = HashOf(key),
        name = account.User,
        role = Words.Of(account.Role),
        unit_code = account.UnitCode,
        account = isPersons ? account.Id : (Guid?)null,
        now = clocks.MachineNow,
    });

    private async Task<T> LookUp<T>(Func<DutyTransaction, Task<T>> work, CancellationToken ct)
    {
        await lookingUp.WaitAsync(ct);
        try
        {
            return await database.Do(work, ct);
        }
        finally
        {
            lookingUp.Release();
        }
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static Guid IdOf(string actor) => Guid.Parse(actor["account:".Length..]);

    internal sealed record SignInResult(Caller? Caller, string? Stamp, bool IsLocked);

    internal sealed record NewAccount(Guid Id, string User, string Password, Role Role, string UnitCode, Guid? PersonId, string PersonName);

    private sealed record AccountRow(
        Guid Id, string UserName, string PasswordHash, string Role, string UnitCode, Guid? PersonId, string PersonName, DateTimeOffset? DisabledAt, DateTimeOffset? LockedUntil, string SecurityStamp)
    {
        public Caller ToCaller() => new($"account:{Id}", UserName, PersonName, Words.Parse<Role>(Role), UnitCode, PersonId);
    }

    private sealed record KeyRow(Guid Id, string Name, string Role, string UnitCode, Guid? PersonId, string? PersonName)
    {
        public Caller ToCaller() => new($"key:{Id}", Name, PersonName ?? Name, Words.Parse<Role>(Role), UnitCode, PersonId);
    }

    public static class Sql
    {
        public const string Lock = """
            select id, user_name, password_hash, role, unit_code, person_id, person_name, disabled_at, locked_until, security_stamp
            from account
            where user_name = @user
            for update
            """;

        public const string CountWrongTry = """
            update account
            set failed_tries = case when failed_tries + 1 >= @allowed then 0 else failed_tries + 1 end,
                locked_until = case when failed_tries + 1 >= @allowed then @locked_until end
            where user_name = @user
            """;

        public const string ForgetTries = "update account set failed_tries = 0, locked_until = null where user_name = @user and (failed_tries > 0 or locked_until is not null)";

        public const string IsCurrent = "select exists (select 1 from account where id = @id and security_stamp = @stamp and disabled_at is null)";

        public const string ByKey = """
            select k.id, k.name, k.role, k.unit_code, a.person_id, a.person_name
            from api_key k
            left join account a on a.id = k.account_id
            where k.key_hash = @key_hash
              and k.revoked_at is null
              and (k.expires_at is null or k.expires_at > @now)
              and a.disabled_at is null
            """;

        public const string Insert = """
            insert into account (id, user_name, password_hash, role, unit_code, person_id, person_name, security_stamp, created_at)
            values (@id, @user, @password_hash, @role, @unit_code, @person, @person_name, @stamp, @now)
            """;

        public const string InsertKey = """
            insert into api_key (id, key_hash, name, role, unit_code, account_id, created_at)
            values (@id, @key_hash, @name, @role, @unit_code, @account, @now)
            """;
    }
}

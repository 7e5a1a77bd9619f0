using DutyWatch.Core;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace DutyWatch.Server.Access;

/// <summary>`dutywatch user add NAME --role ROLE --unit CODE [--name PERSON]`: makes an account with a random password, printed once.</summary>
internal static class UserVerb
{
    public static async Task<int> Add(string[] args, DatabaseParts parts)
    {
        if (args is not [var user, ..] || Option(args, "--role") is not { } role || Option(args, "--unit") is not { } unit || Enum.GetValues<Role>().All(r => Words.Of(r) != role))
        {
            await Console.Error.WriteLineAsync($"dutywatch user add NAME --role ({string.Join('|', Enum.GetValues<Role>().Select(Words.Of))}) --unit CODE [--name PERSON]");
            return 2;
        }
        var password = Secrets.Make(12);
        using var accounts = new Accounts(parts.Database, parts.Clocks, new PasswordHasher<string>());
        var account = new Accounts.NewAccount(Ids.New(parts.Clocks.MachineNow), user, password, Words.Parse<Role>(role), unit, null, Option(args, "--name") ?? user);
        try
        {
            await parts.Database.Do(tx => accounts.Add(tx, account), CancellationToken.None);
        }
        catch (PostgresException e) when (Reasons.TryGetValue(e.ConstraintName ?? "", out var reason))
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }
        Console.WriteLine($"{user}  {password}");
        return 0;
    }

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["account_name_is_unique"] = "已有同名账号 / an account of that name exists",
        ["account_unit_code_fkey"] = "没有这个单位 / there is no such unit",
        ["account_role_is_known"] = "这个岗位只给程序用 / that role is for keys only",
    };

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

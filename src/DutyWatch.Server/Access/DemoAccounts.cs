using System.Text.Json;
using DutyWatch.Core;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Site;

namespace DutyWatch.Server.Access;

/// <summary>An account for trying the system, with its password and key in clear: only ever in the demo site's own data folder.</summary>
internal sealed record DemoAccount(string User, string Password, string Role, string UnitCode, string PersonName, string Phone, string ApiKey);

/// <summary>Makes random accounts at the first start of the embedded default, so that no installation shares a password with another.</summary>
internal static class DemoAccounts
{
    public const string FileName = "demo-accounts.json";

    private static readonly (Role Role, string Post, string Suffix)[] OfPrefecture =
    [
        (Role.PrefectureOfficer, "duty-officer", "officer"),
        (Role.PrefectureOfficer, "deputy-officer", "deputy"),
        (Role.DutyLeader, "duty-leader", "duty-leader"),
        (Role.Leader, "deputy-secretary-general", "leader"),
    ];

    private static readonly (Role Role, string Post, string Suffix)[] OfCounty =
    [
        (Role.CountyFiler, "duty-officer", "filer"),
        (Role.CountyLeader, "duty-leader", "leader"),
    ];

    /// <summary>The demo accounts of this data folder; none when the site is a real one or was not loaded by us.</summary>
    public static async Task<IReadOnlyList<DemoAccount>> Ensure(IServiceProvider services, DatabaseParts parts, Settings settings, CancellationToken ct)
    {
        var file = Path.Combine(settings.DataFolder, FileName);
        if (!parts.IsEmbedded && settings.SitePack is null)
        {
            return [];
        }
        var made = await parts.Database.Do(tx => Make(tx, services.GetRequiredService<Accounts>(), parts.Clocks, file, ct), ct);
        return made ?? (File.Exists(file) ? JsonSerializer.Deserialize<List<DemoAccount>>(await File.ReadAllBytesAsync(file, ct), Wire.Options)! : []);
    }

    /// <summary>A few to start with; the file has them all.</summary>
    public static IEnumerable<DemoAccount> Shown(IReadOnlyList<DemoAccount> all) => all.Where(a => a.UnitCode is "513300" or "513322" or "513301");

    /// <summary>Null when there are accounts already, or this is no demo site.</summary>
    private static async Task<IReadOnlyList<DemoAccount>?> Make(DutyTransaction tx, Accounts accounts, Clocks clocks, string file, CancellationToken ct)
    {
        // Of several nodes that start at once, one makes them.
        await tx.First<bool>(SiteApply.Sql.Lock);
        if (!await tx.One<bool>(Sql.IsDemoWithoutAccounts))
        {
            return null;
        }
        var drafts = (await tx.List<PersonRow>(Sql.People)).SelectMany(Drafts).ToList();
        foreach (var draft in drafts)
        {
            await Add(tx, accounts, clocks, draft);
        }
        // Written before the commit: accounts whose passwords nobody can read would be no accounts.
        List<DemoAccount> made = [.. drafts.Select(d => d.Account)];
        await Write(file, made, ct);
        return made;
    }

    private static async Task Add(DutyTransaction tx, Accounts accounts, Clocks clocks, Draft draft)
    {
        var a = draft.Account;
        var account = new Accounts.NewAccount(Ids.New(clocks.MachineNow), a.User, a.Password, Words.Parse<Role>(a.Role), a.UnitCode, draft.PersonId, a.PersonName);
        await accounts.Add(tx, account);
        await accounts.AddKey(tx, account, a.ApiKey);
    }

    private static IEnumerable<Draft> Drafts(PersonRow person) =>
        (person.Level == "prefecture" ? OfPrefecture : OfCounty)
            .Where(wanted => wanted.Post == person.Post)
            .Select(wanted => new Draft(person.Id, new DemoAccount(
                $"{(person.Level == "prefecture" ? "ganzi" : person.NameEn.Split(' ')[0].ToLowerInvariant())}-{wanted.Suffix}",
                Secrets.Make(9),
                Words.Of(wanted.Role),
                person.UnitCode,
                person.Name,
                person.Phone,
                $"dw_{Secrets.Make(24)}")));

    private static async Task Write(string file, IReadOnlyList<DemoAccount> accounts, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        await using var stream = new FileStream(file, mode);
        await JsonSerializer.SerializeAsync(stream, accounts, Wire.Options, ct);
    }

    private sealed record Draft(Guid PersonId, DemoAccount Account);

    private sealed record PersonRow(Guid Id, string UnitCode, string Level, string NameEn, string Post, string Name, string Phone);

    public static class Sql
    {
        public const string IsDemoWithoutAccounts = "select exists (select 1 from site where demo) and not exists (select 1 from account)";

        public const string People = """
            select p.id, r.unit_code, u.level, u.name_en, r.post, p.name, p.phones[1] as phone
            from roster r
            join unit u on u.code = r.unit_code
            join person p on p.id = r.members[1]
            where u.level in ('prefecture', 'county')
            order by r.unit_code, r.post
            """;
    }
}

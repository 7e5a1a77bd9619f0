using System.Net.Http.Headers;
using DutyWatch.Alerts.Sending;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Access;
using DutyWatch.Server.Drill;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Live;
using DutyWatch.SystemTests.TestGround;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace DutyWatch.SystemTests.Stories;

/// <summary>
/// The whole server on a real PostgreSQL with a false clock, the site of Ganzi, real clients and phones that listen.
/// At its end nobody may have heard anything that the story did not ask about, and no error may have been logged.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    public const string Luding = "513322";
    public const string Kangding = "513301";
    public const string Jiulong = "513324";
    public const string Prefecture = "513300";

    private readonly NpgsqlDataSource source;
    private readonly ErrorListener errors = new();
    private readonly Dictionary<string, string> keys = [];
    private readonly List<IAsyncDisposable> guests = [];
    private WebApplication app = null!;
    private bool silenceWasBroken;
    private bool comparesClocks;

    /// <summary>Where this world's attachments lie; gone with it.</summary>
    public string AttachmentFolder { get; } = Path.Combine(Path.GetTempPath(), $"dutywatch-{Secrets.Make(8)}");

    private World(NpgsqlDataSource source, DateTimeOffset at)
    {
        this.source = source;
        Clock = new FakeTimeProvider(at.ToUniversalTime());
        Phones = new Phones(this);
    }

    public NpgsqlDataSource Source => source;

    public FakeTimeProvider Clock { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public Phones Phones { get; }

    public string Address { get; private set; } = "";

    public IServiceProvider Services => app.Services;

    public Database Database => Services.GetRequiredService<Database>();

    /// <summary>The sample site on an ordinary Sunday; <paramref name="at"/> is Beijing time, as `13:00` or a full instant.</summary>
    public static async Task<World> Begin(TestCluster cluster, string at = "13:00", params KeyValuePair<string, string?>[] settings)
    {
        var world = new World(await cluster.NewSite(), Beijing(at));
        await world.Start(settings);
        return world;
    }

    /// <summary>The same people at the same instant on a copy of the old world's database.</summary>
    public static async Task<World> Continue(World old, NpgsqlDataSource copy)
    {
        var world = await On(copy, old.Now);
        foreach (var (name, key) in old.keys)
        {
            world.keys.Add(name, key);
        }
        return world;
    }

    /// <summary>A server on a database that has a past already.</summary>
    public static async Task<World> On(NpgsqlDataSource source, DateTimeOffset at)
    {
        var world = new World(source, at);
        await world.Start([]);
        return world;
    }

    /// <summary>`13:00` on the day of the stories, in Beijing.</summary>
    public static DateTimeOffset Beijing(string at) =>
        at.Length > 8 ? DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) : DateTimeOffset.Parse($"2026-11-22T{at}+08:00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Somebody who calls the server: a program with a key of his role and unit.</summary>
    public async Task<Guest> Guest(Role role, string unitCode)
    {
        var name = $"{Core.Words.Of(role)}@{unitCode}";
        if (!keys.TryGetValue(name, out var key))
        {
            keys[name] = key = Secrets.Make(24);
            await AddAccount(name, role, unitCode, key);
        }
        var http = new HttpClient { BaseAddress = new Uri(Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var guest = new Guest(this, http, key, name);
        guests.Add(guest);
        return guest;
    }

    public Task<Guest> Officer() => Guest(Role.PrefectureOfficer, Prefecture);

    public Task<Guest> County(string unitCode) => Guest(Role.CountyFiler, unitCode);

    /// <summary>Lets time pass as it does: from one due instant to the next, doing at each what is due then.</summary>
    public async Task Pass(TimeSpan time)
    {
        var target = Now + time;
        await Settle();
        while (await NextDue() is { } next && next <= target)
        {
            Clock.SetUtcNow(next > Now ? next : Now);
            await Settle();
        }
        Clock.SetUtcNow(target);
        await Settle();
    }

    public Task PassTo(string beijing) => Pass(Beijing(beijing) - Now);

    /// <summary>Nothing runs for a while: the server was down.</summary>
    public void Sleep(TimeSpan time) => Clock.Advance(time);

    /// <summary>Sends, sweeps and relays until nothing is due at this instant.</summary>
    public async Task Settle()
    {
        for (var round = 0; round < 20; round++)
        {
            await Services.GetRequiredService<Sender>().Drain(CancellationToken.None);
            var due = 0;
            foreach (var sweep in Services.GetServices<ISweep>())
            {
                due += (await sweep.RunOnce(Now, CancellationToken.None)).Due;
            }
            if (due == 0)
            {
                while (await Services.GetRequiredService<EventRelay>().RelayOnce(CancellationToken.None))
                {
                    await Task.Yield();
                }
                return;
            }
        }
        Assert.Fail("The sweeps never come to rest");
    }

    public Task<List<T>> Rows<T>(string sql, object? arguments = null) => Database.Do(tx => tx.List<T>(sql, arguments), CancellationToken.None);

    /// <summary>The server dies without a word and starts again on the same database.</summary>
    public async Task Restart(params KeyValuePair<string, string?>[] settings)
    {
        await app.DisposeAsync();
        await Host(settings);
    }

    /// <summary>From now on this node's false clock is compared with the database's real one, as a real node's would be.</summary>
    public async Task CompareClocks()
    {
        comparesClocks = true;
        await Restart();
    }

    /// <summary>This story does not care what else was heard.</summary>
    public void IgnoreOtherTexts() => silenceWasBroken = true;

    /// <summary>What was logged as an error so far.</summary>
    public IReadOnlyCollection<string> Errors => errors.Heard;

    public void ForgiveErrors() => errors.Clear();

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in guests)
        {
            await guest.DisposeAsync();
        }
        var unheard = silenceWasBroken ? [] : await Phones.Unasked();
        await app.StopAsync();
        await app.DisposeAsync();
        await source.DisposeAsync();
        if (Directory.Exists(AttachmentFolder))
        {
            Directory.Delete(AttachmentFolder, recursive: true);
        }
        Assert.Empty(unheard);
        Assert.Empty(errors.Heard);
    }

    private async Task Start(KeyValuePair<string, string?>[] settings)
    {
        var database = new Database(source, new WakeUps());
        await FeedEpoch.Establish(database, CancellationToken.None);
        await Host(settings);
    }

    private async Task Host(KeyValuePair<string, string?>[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("Gateways:PhoneBox:Enabled", "true"), .. settings]);
        builder.Logging.ClearProviders().AddProvider(errors).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = Server.Hosting.Doors.MaxSocketBody);
        var parts = new DatabaseParts(source, new Clocks(Clock, Clock), new WakeUps(), null);
        var drill = DrillSettings.From(builder.Configuration["DutyWatch:Drill:Start"], builder.Configuration["DutyWatch:Drill:Speed"]);
        app = ServerHost.Build(builder, new Settings(null, "", "http://localhost", "all", 0, null) { Drill = drill, AttachmentFolder = AttachmentFolder, AttachmentKeepFreeMb = builder.Configuration.GetValue("DutyWatch:AttachmentKeepFreeMb", Settings.DefaultKeepFreeMb) }, parts, isRealTime: comparesClocks, alarmClock: false);
        await app.StartAsync();
        Address = app.Urls.First();
    }

    private async Task AddAccount(string name, Role role, string unitCode, string key)
    {
        var accounts = Services.GetRequiredService<Accounts>();
        var post = role is Role.DutyLeader or Role.Leader or Role.CountyLeader ? "duty-leader" : "duty-officer";
        var person = (await Rows<Guid?>("select r.members[1] from roster r where r.unit_code = @unitCode and r.post = @post", new { unitCode, post })).FirstOrDefault();
        var account = new Accounts.NewAccount(Ids.New(Now), name, Passwords.Of(name), role, unitCode, role is Role.ApiFiler or Role.ApiReader ? null : person, name);
        var isPersons = role is not (Role.ApiFiler or Role.ApiReader);
        await Database.Do(async tx =>
        {
            if (isPersons)
            {
                await accounts.Add(tx, account);
            }
            await accounts.AddKey(tx, account, key, isPersons);
        }, CancellationToken.None);
    }

    private async Task<DateTimeOffset?> NextDue()
    {
        var dues = new List<DateTimeOffset?>();
        foreach (var sweep in Services.GetServices<ISweep>())
        {
            dues.Add(await sweep.NextDue(CancellationToken.None));
        }
        return dues.Min();
    }
}

internal static class Passwords
{
    public static string Of(string user) => $"correct horse {user}";
}

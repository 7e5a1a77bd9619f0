using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.Alerts;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace DutyWatch.SystemTests.Nodes;

/// <summary>
/// One database and as many real servers on it as the story wants. Gateway, counties and desks are outside of them and keep their own books.
/// Nothing here has a false clock: processes have only the machine's.
/// </summary>
internal sealed class Prefecture : IAsyncDisposable
{
    public const string Code = "513300";
    public const string Officer = $"officer@{Code}";
    public static readonly MachineTime Time = new();
    public static readonly IReadOnlyList<string> Counties = ["513301", .. Enumerable.Range(513322, 17).Select(n => $"{n}")];

    private const string Sessions = """
        select concat_ws(' ', pid, state, wait_event_type, wait_event, clock_timestamp() - state_change, query)
        from pg_stat_activity
        where datname = current_database()
        """;

    private readonly NpgsqlDataSource source;
    private readonly string address;
    private readonly Dictionary<string, string> keys = [];
    private readonly List<Node> nodes = [];

    private Prefecture(NpgsqlDataSource source, string address, Carrier carrier)
    {
        this.source = source;
        this.address = address;
        Carrier = carrier;
        Database = new Database(source, new WakeUps());
    }

    public Carrier Carrier { get; }

    public Database Database { get; }

    public IReadOnlyList<Node> Nodes => nodes;

    public static DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Processes have no false clock to move: so much of the machine's time goes by.</summary>
    public static Task Pass(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), Time);

    /// <summary>The sample site, no longer a demo, so that texts go to the gateway outside; and an hour for that to say "delivered".</summary>
    public static async Task<Prefecture> Begin(TestCluster cluster)
    {
        var source = await cluster.NewSite();
        var prefecture = new Prefecture(source, cluster.AddressOf(source), await Carrier.Open());
        await prefecture.Database.Do(async tx =>
        {
            await tx.Execute("update site set demo = false");
            await tx.Execute("update timetable_rule set delivered_seconds = 3600");
        }, CancellationToken.None);
        await prefecture.AddAccounts();
        return prefecture;
    }

    /// <summary>Not even tables.</summary>
    public static async Task<Prefecture> OnNothing(TestCluster cluster)
    {
        var source = await cluster.NewEmpty();
        return new Prefecture(source, cluster.AddressOf(source), await Carrier.Open());
    }

    /// <summary>Somebody holds this until it is let go of.</summary>
    public async Task<IAsyncDisposable> Holding(string statement, object? arguments = null)
    {
        var (held, letGo) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holding = Database.Do(async tx =>
        {
            await tx.Execute(statement, arguments);
            held.SetResult();
            await letGo.Task;
        }, CancellationToken.None);
        await held.Task;
        return new Held(letGo, holding);
    }

    public async Task AllReady()
    {
        var began = Time.GetTimestamp();
        while (!nodes.TrueForAll(n => n.IsInService))
        {
            Assert.True(Time.GetElapsedTime(began) < TimeSpan.FromSeconds(60), "Not every node gets ready");
            await Task.Delay(TimeSpan.FromMilliseconds(25), Time);
        }
    }

    /// <summary>A node that is ready.</summary>
    public async Task<Node> Start(string name, string roles = "all", params (string Setting, string Value)[] settings)
    {
        var node = new Node(name, new Dictionary<string, string>
        {
            ["ConnectionStrings__DutyWatch"] = $"{address};Maximum Pool Size=20",
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["DutyWatch__Roles"] = roles,
            ["DutyWatch__PublicUrl"] = "http://duty.example",
            ["Gateways__PhoneBox__Enabled"] = "false",
            ["Gateways__Twilio__AccountSid"] = FakeTwilio.AccountSid,
            ["Gateways__Twilio__AuthToken"] = FakeTwilio.AuthToken,
            ["Gateways__Twilio__NoReplies"] = "",
            ["Gateways__Twilio__From"] = "+8610990000000",
            ["Gateways__Twilio__BaseUrl"] = Carrier.Url,
            ["DOTNET_gcServer"] = "0",
        }.Concat(settings.Select(s => KeyValuePair.Create(s.Setting, s.Value))).GroupBy(s => s.Key).ToDictionary(s => s.Key, s => s.Last().Value));
        nodes.Add(node);
        await node.Start();
        return node;
    }

    /// <summary>A node that a proxy would choose just now.</summary>
    public Node? InService(int turn) => nodes.Where(n => n.IsInService).ToList() is { Count: > 0 } able ? able[turn % able.Count] : null;

    public HttpClient Caller(string unit) => new()
    {
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", keys[unit]) },
    };

    public string KeyOf(string unit) => keys[unit];

    /// <summary>Says it at one node, once.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient caller, Node node, string path, object body)
    {
        using var content = new StringContent(JsonSerializer.Serialize(body, body.GetType(), Wire.Options), Encoding.UTF8, "application/json");
        return await caller.PostAsync(new Uri(node.Address + path), content);
    }

    public static async Task<T> Post<T>(HttpClient caller, Node node, string path, object body)
    {
        using var answer = await Post(caller, node, path, body);
        var words = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, words);
        return JsonSerializer.Deserialize<T>(words, Wire.Options)!;
    }

    /// <summary>Somebody rang up then, and that county owes reports since.</summary>
    public static RecordLeadRequest Lead(string county, DateTimeOffset knownAt) => new()
    {
        CommandId = Ids.New(Now),
        Kind = "nat.geo.landslide",
        Place = new ReportPlace { Text = "磨西镇", CountyCode = county },
        KnownAt = knownAt,
        Source = new ReportSource { Kind = "hotline", Who = "12345" },
        OwingUnits = [county],
        Text = "市民来电：公路上方塌方",
    };

    public static FileReportRequest Phone(string county, Guid? incident = null) => new()
    {
        CommandId = Ids.New(Now),
        ReportId = Ids.New(Now),
        IncidentId = incident,
        Stage = ReportStage.Phone,
        UnitCode = county,
        Kind = "nat.geo.landslide",
        OccurredPrecision = Precision.Unknown,
        KnownAt = Now,
        Place = new ReportPlace { Text = "磨西镇", CountyCode = county },
        Course = "公路上方山体滑坡，一辆货车被埋",
        Figures = new Figures { Trapped = 2 },
        FigureStatus = FigureStatus.Unverified,
        Author = "值班员甲",
        ContactPhone = "0836-3122345",
    };

    public Task<List<T>> Rows<T>(string sql, object? arguments = null) => Database.Do(tx => tx.List<T>(sql, arguments), CancellationToken.None);

    /// <summary>Waits until a row says so, and fails if none ever does.</summary>
    public async Task Until(string condition, object? arguments = null)
    {
        var began = Time.GetTimestamp();
        while (!(await Rows<bool>(condition, arguments)).Single())
        {
            if (Time.GetElapsedTime(began) > TimeSpan.FromSeconds(60))
            {
                Assert.Fail($"Never came about: {condition}\n{string.Join('\n', [.. await Rows<string>(Sessions), .. nodes.SelectMany(n => n.Errors)])}");
            }
            await Task.Delay(TimeSpan.FromMilliseconds(20), Time);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
        await Carrier.DisposeAsync();
        await source.DisposeAsync();
    }

    private sealed class Held(TaskCompletionSource letGo, Task holding) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            letGo.SetResult();
            await holding;
        }
    }

    private async Task AddAccounts()
    {
        using var accounts = new Accounts(Database, new Clocks(Time, Time), new PasswordHasher<string>());
        await Database.Do(async tx =>
        {
            foreach (var unit in Counties.Append(Code))
            {
                keys[unit] = Secrets.Make(24);
                var role = unit == Code ? Role.PrefectureOfficer : Role.CountyFiler;
                var person = await tx.First<Guid>("select members[1] from roster where unit_code = @unit and post = 'duty-officer'", new { unit });
                var account = new Accounts.NewAccount(Ids.New(Now), $"officer@{unit}", Passwords.Of(unit), role, unit, person, "值班员");
                await accounts.Add(tx, account);
                await accounts.AddKey(tx, account, keys[unit]);
            }
        }, CancellationToken.None);
    }
}

/// <summary>Processes share the machine's two cores with nobody else while their lateness is judged.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ByThemselves
{
    public const string Name = "nodes by themselves";
}

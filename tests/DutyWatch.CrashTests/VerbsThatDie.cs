using System.Globalization;
using DutyWatch.CrashTests.Cases;
using DutyWatch.CrashTests.Ground;
using DutyWatch.CrashTests.Host;
using DutyWatch.Postgres.Schema;

namespace DutyWatch.CrashTests;

/// <summary>Migrating, backing up and restoring, struck in the middle: afterwards all of it is there or nothing, and the same command does it.</summary>
public sealed class VerbsThatDie(VerbsThatDie.OneGround ground) : IClassFixture<VerbsThatDie.OneGround>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dutywatch-struck-").FullName;

    public static TheoryData<string> Strikes
    {
        get
        {
            var dice = new Random(Environment.GetEnvironmentVariable("DUTYWATCH_SEED") is { Length: > 0 } seed ? int.Parse(seed, CultureInfo.InvariantCulture) : 1);
            var isLong = Environment.GetEnvironmentVariable("DUTYWATCH_LONG") == "1";
            var hows = Enum.GetValues<How>();
            return [.. Draw.OfVerbs.SelectMany(point => (isLong ? hows : [hows[dice.Next(hows.Length)]]).Select(how => Draw.StrikeAt(point, how, dice).ToString()))];
        }
    }

    [Theory]
    [MemberData(nameof(Strikes))]
    public async Task A_verb_does_all_or_nothing(string words)
    {
        var strike = Strike.Parse(words);

        await (strike.Point.Split('.')[0] switch
        {
            "startup" => Migrating(strike),
            "backup" => BackingUp(strike),
            _ => Restoring(strike),
        });
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task Migrating(Strike strike)
    {
        var database = await ground.Of.NewEmpty();
        await Struck(database, strike, "migrate");

        Assert.Equal(0, await Done(database, "migrate"));

        await using var store = new Store(database);
        Assert.Equal(Migrator.Carried.Count, await store.One<int>("select count(*)::int from migration"));
    }

    private async Task BackingUp(Strike strike)
    {
        var (database, file) = (await ground.Of.NewSite(), Path.Combine(folder, "copy"));
        await Struck(database, strike, "backup", file);

        // Either the name stands for the whole, or there is no such name.
        if (!File.Exists(file))
        {
            Assert.Equal(0, await Done(database, "backup", file));
        }
        var restored = await ground.Of.NewEmpty();
        Assert.Equal(0, await Done(restored, "restore", file));
        await Same(database, restored);
    }

    private async Task Restoring(Strike strike)
    {
        var (database, file, restored) = (await ground.Of.NewSite(), Path.Combine(folder, "copy"), await ground.Of.NewEmpty());
        Assert.Equal(0, await Done(database, "backup", file));
        await Struck(restored, strike, "restore", file);

        await using var store = new Store(restored);
        if (await store.One<int>("select count(*)::int from pg_class where relnamespace = 'public'::regnamespace") == 0)
        {
            Assert.Equal(0, await Done(restored, "restore", file));
        }
        await Same(database, restored);
    }

    private static async Task Same(string one, string other)
    {
        await using var a = new Store(one);
        await using var b = new Store(other);
        foreach (var table in await a.List<string>("select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'feed_epoch' order by relname"))
        {
            var rows = $"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from \"{table}\" t";
            Assert.Equal((table, await a.One<string>(rows)), (table, await b.One<string>(rows)));
        }
    }

    private async Task Struck(string database, Strike strike, params string[] verb)
    {
        var (exit, heard) = await Run(database, strike, verb);
        Assert.Contains($"struck {strike.Point}", heard);
        Assert.True(exit != 0 || strike.How == How.Postgres, "it was struck and says that all went well");
    }

    private async Task<int> Done(string database, params string[] verb)
    {
        // PostgreSQL may be on its way back.
        await using var store = new Store(database);
        await store.One<int>("select 1");
        return (await Run(database, null, verb)).Exit;
    }

    private async Task<(int Exit, IReadOnlyList<string> Heard)> Run(string database, Strike? strike, string[] verb)
    {
        var heard = new List<string>();
        Dictionary<string, string> environment = new()
        {
            [StruckServer.ClusterVariable] = ground.Of.Cluster,
            [StruckServer.StrikeVariable] = strike?.ToString() ?? "",
            ["ConnectionStrings__DutyWatch"] = database,
            ["DutyWatch__DataFolder"] = folder,
        };
        using var child = Child.Start(verb, environment, heard.Add);
        return (await child.End(), heard);
    }

    public sealed class OneGround : IAsyncLifetime
    {
        internal Ground.Ground Of { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Of = await Ground.Ground.Open();

        public ValueTask DisposeAsync() => Of.DisposeAsync();
    }
}

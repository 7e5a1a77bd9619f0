using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using DutyWatch.BrowserTests.Ground;
using DutyWatch.Postgres.Private;
using DutyWatch.Server.Hosting;
using DutyWatch.SystemTests.Ground;
using DutyWatch.SystemTests.Nodes;
using Microsoft.Playwright;
using Npgsql;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(DutyServer))]
[assembly: Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace DutyWatch.BrowserTests.Ground;

/// <summary>The real server as a process of its own, with a private PostgreSQL in a folder of its own, and one browser.</summary>
public sealed partial class DutyServer : IAsyncLifetime
{
    // The package's own browsers are never fetched: Debian's is there, or the one that was named.
    private static readonly string Chromium = Environment.GetEnvironmentVariable("DUTYWATCH_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private readonly string folder = Path.Combine(Path.GetTempPath(), "dutywatch-browser-" + RandomNumberGenerator.GetHexString(8, lowercase: true));
    private readonly ConcurrentQueue<string> log = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Dictionary<string, DemoAccount> accounts = [];
    private Process? process;
    private IPlaywright? playwright;

    public string Address { get; private set; } = "";

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>What the server logged as an error.</summary>
    public IEnumerable<string> Errors => log.Where(line => ErrorLine().IsMatch(line));

    /// <summary>Another server on the same database, ready to be called.</summary>
    internal async Task<Node> StartSecondNode()
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__DutyWatch"] = (await PrivatePostgres.FindRunning(folder, CancellationToken.None))!,
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        };
        var node = new Node("second", settings, await Checkout.ServerWithConsole());
        await node.Start();
        return node;
    }

    internal DemoAccount Account(string user) => accounts[user];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder);
        await Start();
        accounts = JsonSerializer.Deserialize<DemoAccount[]>(await File.ReadAllBytesAsync(Path.Combine(folder, "demo-accounts.json")), Wire.Options)!
            .ToDictionary(account => account.User, StringComparer.Ordinal);
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Switches });
    }

    /// <summary>A browser of somebody's own, that may be closed and started again and then knows what it knew.</summary>
    internal Task<IBrowserContext> StartOwnBrowser(string profile) => playwright!.Chromium.LaunchPersistentContextAsync(profile, new BrowserTypeLaunchPersistentContextOptions
    {
        ExecutablePath = Chromium, Args = Switches, ViewportSize = new ViewportSize { Width = 1440, Height = 1800 },
    });

    /// <summary>The reports that a unit filed, as the database has them, in the order of receipt.</summary>
    internal async Task<List<FiledReport>> ReportsOf(string unit)
    {
        await using var source = NpgsqlDataSource.Create((await PrivatePostgres.FindRunning(folder, CancellationToken.None))!);
        await using var ask = source.CreateCommand("select incident_id, stage, content->>'course', filed_at, received_at from report where unit_code = $1 order by received_at, id");
        ask.Parameters.Add(new NpgsqlParameter { Value = unit });
        await using var rows = await ask.ExecuteReaderAsync();
        var reports = new List<FiledReport>();
        while (await rows.ReadAsync())
        {
            reports.Add(new FiledReport(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<DateTimeOffset>(3), rows.GetFieldValue<DateTimeOffset>(4)));
        }
        return reports;
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }
        playwright?.Dispose();
        if (process is { HasExited: false })
        {
            // As an operator stops it: the database is then stopped by the server, in order.
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [await Checkout.ServerWithConsole(), "serve", "--port", "0", "--data", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DutyWatch__SitePack"] = SampleSite();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var started = await Task.WhenAny(address.Task, process.WaitForExitAsync());
        Assert.True(started == address.Task, $"The server ended before it was there:\n{string.Join('\n', log)}");
        Address = await address.Task;
        await AwaitReady();
    }

    /// <summary>
    /// Nothing of an earlier story is owed any more: on the rail three reports due in one minute are one row, and the order of the stories is
    /// another on each machine.
    /// </summary>
    internal async Task ForgetWhatIsOwed()
    {
        await using var source = NpgsqlDataSource.Create((await PrivatePostgres.FindRunning(folder, CancellationToken.None))!);
        await using var forget = source.CreateCommand("""
            update obligation
            set state = 'excused', excused_by = 'an earlier story', next_at = null, version = version + 1
            where state in ('open', 'reminded', 'late', 'missing')
            """);
        await forget.ExecuteNonQueryAsync();
    }

    /// <summary>As if the server had been down for a day: the county's all-clear is owed within ten minutes.</summary>
    internal async Task MissAllClear(string county)
    {
        await using var source = NpgsqlDataSource.Create((await PrivatePostgres.FindRunning(folder, CancellationToken.None))!);
        await using var miss = source.CreateCommand("update check_in_schedule set handled_until = handled_until - interval '1 day', next_at = now() where unit_code = $1");
        miss.Parameters.Add(new NpgsqlParameter { Value = county });
        Assert.Equal(1, await miss.ExecuteNonQueryAsync());
    }

    /// <summary>The sample site, whose counties say that all is quiet half a day from now: no story depends on the hour at which it runs.</summary>
    private string SampleSite()
    {
        var site = Directory.CreateDirectory(Path.Combine(folder, "site")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "sites", "ganzi"), "*.json"))
        {
            File.Copy(file, Path.Combine(site, Path.GetFileName(file)));
        }
        var hour = TimeZoneInfo.ConvertTime(new MachineTime().GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).AddHours(12);
        File.WriteAllText(Path.Combine(site, "checkins.json"), string.Create(CultureInfo.InvariantCulture, $$"""
            [{ "rule": "check-in", "units": "county", "posture": "ordinary", "atTimes": ["{{hour:HH:mm}}"], "windowMinutes": 60, "ladder": "late-check-in" }]
            """));
        return site;
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        log.Enqueue(line);
        if (Welcome().Match(line) is { Success: true } welcome)
        {
            address.TrySetResult(welcome.Groups[1].Value);
        }
    }

    private async Task AwaitReady()
    {
        using var http = new HttpClient { BaseAddress = new Uri(Address) };
        using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.True(answer.IsSuccessStatusCode, $"The server is not ready: {await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex(@"^\s*值守通 DutyWatch\s+(http://\S+)")]
    private static partial Regex Welcome();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\S+ (ERR|FTL) ")]
    private static partial Regex ErrorLine();
}

internal sealed record FiledReport(Guid IncidentId, string Stage, string Course, DateTimeOffset FiledAt, DateTimeOffset ReceivedAt);

/// <summary>A line of demo-accounts.json.</summary>
internal sealed record DemoAccount(string User, string Password, string Role, string UnitCode, string PersonName, string Phone, string ApiKey);

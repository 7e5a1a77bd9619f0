using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Faults;
using DutyWatch.Postgres.Schema;
using DutyWatch.Server.Access;
using DutyWatch.Server.Drill;
using DutyWatch.Server.Site;
using Microsoft.AspNetCore.DataProtection;
using Serilog;
using Serilog.Events;

namespace DutyWatch.Server.Hosting;

/// <summary>`dutywatch serve`: database, schema, site, accounts, then the doors.</summary>
internal static class Serve
{
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        var settings = Settings.From(builder.Configuration, args);
        AddLogging(builder);
        using var startLog = LoggerFactory.Create(l => l.AddConsole().SetMinimumLevel(Microsoft.Extensions.Logging.LogLevel.Warning));
        await using var parts = await DatabaseParts.Open(settings, startLog.CreateLogger("start"), CancellationToken.None);
        await Prepare(parts, settings);
        if (builder.Configuration["ASPNETCORE_URLS"] is null && builder.Configuration["urls"] is null)
        {
            // Loopback only: a real site puts a proxy with TLS before it, and demo accounts must not be reached from outside.
            builder.WebHost.UseUrls($"http://127.0.0.1:{settings.Port}");
        }
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = Doors.MaxSocketBody;
        });
        var app = ServerHost.Build(builder, settings, parts, isRealTime: settings.Drill is null, alarmClock: true);
        await DatabaseKeys.Settle(app.Services.GetRequiredService<IDataProtectionProvider>(), parts.Database, CancellationToken.None);
        var demo = await DemoAccounts.Ensure(app.Services, parts, settings, CancellationToken.None);
        Fault.Point("startup.built");
        await app.StartAsync();
        Fault.Point("startup.opened");
        Welcome(app, settings, demo);
        await app.WaitForShutdownAsync();
        await app.DisposeAsync();
        return 0;
    }

    /// <summary>Brings schema, feed epoch and, in the embedded default, the first site pack into place.</summary>
    public static async Task Prepare(DatabaseParts parts, Settings settings)
    {
        await new Migrator(parts.Source, parts.Clocks).Run(CancellationToken.None);
        Fault.Point("startup.migrated");
        await DrillWorld.Keep(parts, settings);
        await FeedEpoch.Establish(parts.Database, CancellationToken.None);
        Fault.Point("startup.epoch-set");
        if (parts.IsEmbedded || settings.SitePack is not null)
        {
            var folder = settings.SitePack ?? Path.Combine(AppContext.BaseDirectory, "sites", "ganzi");
            await SiteApply.LoadIntoEmpty(parts.Database, folder, parts.Clocks.Now, CancellationToken.None);
        }
        if (!await parts.Database.Do(tx => tx.One<bool>(Sql.HasSite), CancellationToken.None))
        {
            throw new SettingsException("数据库里还没有站点：先运行 ops/dutywatch site apply DIR / this database has no site yet: run ops/dutywatch site apply DIR first");
        }
    }

    public static class Sql
    {
        public const string HasSite = "select exists (select 1 from site)";
    }

    private static void AddLogging(WebApplicationBuilder builder) => builder.Host.UseSerilog((_, log) => log
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        // Says once at every start that keys lie in the database as they are; SECURITY.md says so too.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
        .MinimumLevel.Override("Quartz", LogEventLevel.Warning)
        .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
        .Enrich.FromLogContext()
        .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture, outputTemplate: "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}"));

    private static void Welcome(WebApplication app, Settings settings, IReadOnlyList<DemoAccount> demo)
    {
        var port = new Uri(app.Urls.First()).Port;
        Console.WriteLine();
        Console.WriteLine($"  值守通 DutyWatch  http://localhost:{port}");
        Console.WriteLine($"  电话匣 phone box  http://localhost:{port}/phone-box");
        Console.WriteLine();
        if (settings.Drill is { } drill)
        {
            Console.WriteLine($"  【演练】 从 {drill.Start:yyyy-MM-ddTHH:mm:ssK} 起，{drill.Speed} 倍 / DRILL from {drill.Start:yyyy-MM-ddTHH:mm:ssK}, {drill.Speed} times as fast");
            Console.WriteLine();
        }
        if (demo.Count == 0)
        {
            return;
        }
        foreach (var account in DemoAccounts.Shown(demo))
        {
            Console.WriteLine($"  {account.User,-20} {account.Password,-20} {account.Role,-20} {account.PersonName}");
        }
        Console.WriteLine($"  全部演示账号 / all demo accounts: {Path.Combine(settings.DataFolder, DemoAccounts.FileName)}");
        Console.WriteLine();
    }
}

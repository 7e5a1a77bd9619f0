using DutyWatch.Alerts;
using DutyWatch.Contracts;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Access;
using DutyWatch.Server.AlertDoors;
using DutyWatch.Server.Attachments;
using DutyWatch.Server.CheckIns;
using DutyWatch.Server.Drill;
using DutyWatch.Server.Escalations;
using DutyWatch.Server.Health;
using DutyWatch.Server.Incidents;
using DutyWatch.Server.Leads;
using DutyWatch.Server.Live;
using DutyWatch.Server.Nodes;
using DutyWatch.Server.Obligations;
using DutyWatch.Server.PhoneBox;
using DutyWatch.Server.Reports;
using DutyWatch.Server.Rosters;
using DutyWatch.Server.Rules;
using DutyWatch.Server.Search;
using DutyWatch.Server.Sweeps;
using DutyWatch.Server.TextReports;
using DutyWatch.Server.Units;
using DutyWatch.Server.Upward;
using MessagePack;
using MessagePack.Resolvers;
using Quartz;

namespace DutyWatch.Server.Hosting;

/// <summary>What the server is made of: every service and every door, registered by name so that "find usages" works.</summary>
internal static class ServerHost
{
    /// <param name="isRealTime">False under a false or a drill clock: then nothing compares clocks.</param>
    /// <param name="alarmClock">False in tests, which run the sweeps and the sender by hand.</param>
    public static WebApplication Build(WebApplicationBuilder builder, Settings settings, DatabaseParts parts, bool isRealTime, bool alarmClock)
    {
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(parts.Source).AddSingleton(parts.Database).AddSingleton(parts.Clocks).AddSingleton(parts.WakeUps);
        services.AddSingleton(new ClockGuardOptions(isRealTime)).AddSingleton<ClockGuard>().AddSingleton<Commands>().AddSingleton<RuleBook>();
        // A rolling restart waits for this node: what a slow gateway has not answered by then is left to the others.
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(10));
        services.AddAlerts(builder.Configuration, settings.IsWorker && alarmClock);
        // A drill tells nobody outside.
        services.AddSingleton(settings.Drill is null ? UpwardOptions.From(builder.Configuration) : UpwardOptions.Off);
        AddWeb(services);
        AddSlices(services, keepsCalendar: settings.Drill is null);
        if (settings.IsWorker && alarmClock)
        {
            services.AddQuartz(q => q.UseInMemoryStore());
            services.AddQuartzHostedService(o => o.WaitForJobsToComplete = false);
            services.AddHostedService<AlarmClock>();
            if (settings.Drill is not null)
            {
                services.AddHostedService<DrillKeeper>();
            }
        }
        if (alarmClock && !parts.IsEmbedded)
        {
            // A private PostgreSQL has one server only: the data folder is locked.
            services.AddHostedService<OtherNodes>();
        }
        Telemetry.Add(services);
        var app = builder.Build();
        MapDoors(app);
        return app;
    }

    private static void AddWeb(IServiceCollection services)
    {
        services.AddAccess();
        services.AddSingleton(s => new SiteOptions(s.GetRequiredService<Settings>().Drill is not null, s.GetRequiredService<GatewayOptions>().HasPhoneBox));
        services.AddProblemDetails();
        services.AddExceptionHandler<Faults>();
        services.ConfigureHttpJsonOptions(o => ContractJson.Configure(o.SerializerOptions));
        services.AddSignalR(o =>
            {
                o.MaximumReceiveMessageSize = 64 * 1024;
                o.EnableDetailedErrors = false;
                // The console measures the age of its data by what it hears: at most two seconds of silence.
                o.KeepAliveInterval = TimeSpan.FromSeconds(2);
                o.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            })
            .AddJsonProtocol(o => o.PayloadSerializerOptions.Converters.Add(new RawJsonConverter()))
            .AddMessagePackProtocol(o => o.SerializerOptions = MessagePackSerializerOptions.Standard
                .WithResolver(CompositeResolver.Create([new RawJsonFormatter()], [StandardResolver.Instance]))
                .WithSecurity(MessagePackSecurity.UntrustedData));
        services.AddSingleton<DutyConnections>().AddSingleton<Microsoft.AspNetCore.SignalR.HubLifetimeManager<DutyHub>>(s => s.GetRequiredService<DutyConnections>());
        services.AddSingleton(new RateOptions()).AddSingleton<HubRates>();
        services.AddSingleton<EventRelay>().AddHostedService(s => s.GetRequiredService<EventRelay>()).AddSingleton<Followers>();
        Description.Add(services);
    }

    /// <param name="keepsCalendar">False in a drill world, which lasts as long as its event: nobody says daily that all is quiet, and nothing is laid by.</param>
    internal static void AddSlices(IServiceCollection services, bool keepsCalendar)
    {
        services.AddSingleton<FileReport.Handler>().AddSingleton<CheckReport.Handler>().AddSingleton<ReturnReport.Handler>().AddSingleton<ImportReport.Handler>();
        services.AddSingleton<ReportAlerts>().AddSingleton<Consequences>().AddSingleton<Notices.Notices>().AddSingleton<News.News>();
        services.AddSingleton<RecordLead.Handler>().AddSingleton<VerifyLead.Handler>().AddSingleton<TransferLead.Handler>();
        services.AddIncidents(keepsCalendar);
        services.AddSingleton<Obligations.Obligations>().AddSingleton<ListObligations.Handler>();
        services.AddSingleton<Acknowledge.Handler>().AddSingleton<ListAlerts.Handler>().AddSingleton<ReadAlert.Handler>().AddSingleton<ListGateways.Handler>();
        services.AddSingleton<ListEvents.Handler>().AddSingleton<ListUnits.Handler>().AddSingleton<ListOutlines.Handler>().AddSingleton<ListContacts.Handler>();
        services.AddRosters();
        services.AddDrill();
        services.AddUpward();
        services.AddCheckIns(keepsCalendar);
        services.AddSearch();
        services.AddAttachments();
        services.AddTextReports();
        services.AddPhoneBoxDoors();
        services.AddSingleton<EscalationSweep>().AddSingleton<ISweep>(s => s.GetRequiredService<EscalationSweep>()).AddSingleton<StepAlerts>();
        services.AddSingleton<ISweep, RetentionSweep>();
        services.AddSingleton<SweepRunner>().AddSingleton<Readiness>();
    }

    private static void MapDoors(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseMiddleware<Headers>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<Rates>();
        app.UseBrowserGuards();
        app.MapHealth();
        if (!app.Services.GetRequiredService<Settings>().IsWeb)
        {
            return;
        }
        app.MapSession();
        app.MapReports();
        app.MapLeads();
        app.MapIncidents();
        app.MapSearch();
        app.MapAttachments();
        app.MapObligations();
        app.MapAlerts();
        app.MapLive();
        app.MapUnits();
        app.MapRosters();
        app.MapDrill();
        app.MapUpward();
        app.MapCheckIns();
        app.MapTextReports();
        app.MapPhoneBox();
        app.MapGateways();
        Description.Map(app);
        ConsolePages.Map(app);
    }
}

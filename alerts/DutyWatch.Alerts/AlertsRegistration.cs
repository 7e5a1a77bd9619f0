using DutyWatch.Alerts.Inbound;
using DutyWatch.Alerts.PhoneBox;
using DutyWatch.Alerts.Raising;
using DutyWatch.Alerts.Receipts;
using DutyWatch.Alerts.Relay;
using DutyWatch.Alerts.Sending;
using DutyWatch.Alerts.Twilio;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DutyWatch.Alerts;

/// <summary>Registers everything that leaves the building. The caller provides the database, the clocks, the wake-ups and who is on duty.</summary>
public static class AlertsRegistration
{
    /// <summary>
    /// Needs <see cref="Database"/>, <c>NpgsqlDataSource</c>, <see cref="Clocks"/>, <see cref="WakeUps"/> and <see cref="IPeopleOnDuty"/>.
    /// The sender and the sweeps run where <paramref name="worker"/> is true.
    /// </summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration, bool worker = true)
    {
        AddOptions(services, configuration);
        AddSending(services);
        AddDesks(services);
        AddSweeps(services);
        if (worker)
        {
            services.AddSingleton<IHostedService>(sp => sp.GetRequiredService<Sender>());
            services.AddHostedService<RouteCheck>();
        }
        return services;
    }

    private static void AddOptions(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertOptions>()
            .Bind(configuration.GetSection(AlertOptions.Section))
            .ValidateDataAnnotations()
            .Validate(o => o.SlotsKeptForPages < o.SlotsPerGateway, "Alerts:SlotsKeptForPages must leave slots for other lanes")
            .ValidateOnStart();
        services.AddOptions<TwilioOptions>()
            .Bind(configuration.GetSection(TwilioOptions.Section))
            .ValidateDataAnnotations()
            .Validate(o => !o.IsConfigured || o.IsComplete, "Gateways:Twilio needs AuthToken, From or MessagingServiceSid, and a BaseUrl")
            .ValidateOnStart();
        services.AddOptions<GatewayOptions>()
            .Configure(o => SetGateways(o, configuration))
            .Validate(o => o.InOrder.Count > 0 && o.InOrder.All(o.Available.Contains), "Gateways:Order names a gateway that is not set up, or none is")
            .Validate(o => !o.TwilioConfigured || Uri.TryCreate(o.PublicUrl, UriKind.Absolute, out _), "DutyWatch:PublicUrl is what Twilio calls back and must be set")
            .ValidateOnStart();
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<AlertOptions>>().Value with
        {
            Drill = !string.IsNullOrEmpty(configuration["DutyWatch:Drill:Start"]),
        });
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<TwilioOptions>>().Value);
        services.AddSingleton(sp => sp.GetRequiredService<IOptions<GatewayOptions>>().Value);
    }

    // Gathered by hand: the names outside are older than this record and lie in several sections.
    private static void SetGateways(GatewayOptions options, IConfiguration configuration)
    {
        options.Order = configuration["Gateways:Order"] ?? "";
        options.PublicUrl = configuration["DutyWatch:PublicUrl"] ?? "";
        options.PhoneBoxEnabled = configuration.GetValue<bool?>("Gateways:PhoneBox:Enabled");
        options.TwilioConfigured = !string.IsNullOrEmpty(configuration["Gateways:Twilio:AccountSid"]);
    }

    private static void AddSending(IServiceCollection services)
    {
        services.AddHttpClient(TwilioClient.HttpName).ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.AddSingleton<TwilioClient>();
        services.AddSingleton<TwilioChannel>();
        services.AddSingleton<PhoneBoxChannel>();
        services.AddSingleton(SetUpChannels);
        services.AddSingleton<Hands>();
        services.AddSingleton(sp => new Pace(sp.GetRequiredService<Channels>().Profiles, sp.GetRequiredService<Clocks>().Machine));
        services.AddSingleton<Slots>();
        services.AddSingleton<ProcessLock>();
        services.AddSingleton<GatewayHealth>();
        services.AddSingleton<Budgets>();
        services.AddSingleton<Routes>();
        services.AddSingleton<NextPosition>();
        services.AddSingleton<RecordOutcome>();
        services.AddSingleton<OutcomeBook>();
        services.AddSingleton<PosterSurroundings>();
        services.AddSingleton<Poster>();
        services.AddSingleton<ClaimDeliveries>();
        services.AddSingleton<TakeOver>();
        services.AddSingleton<SendingParts>();
        services.AddSingleton<Sender>();
    }

    private static Channels SetUpChannels(IServiceProvider services)
    {
        var gateways = services.GetRequiredService<GatewayOptions>();
        var channels = new List<IChannel>();
        if (gateways.TwilioConfigured)
        {
            channels.Add(services.GetRequiredService<TwilioChannel>());
        }
        if (gateways.HasPhoneBox)
        {
            channels.Add(services.GetRequiredService<PhoneBoxChannel>());
        }
        return new Channels(channels, gateways.InOrder);
    }

    private static void AddDesks(IServiceCollection services)
    {
        services.AddSingleton<FirstDeliveries.Ways>();
        services.AddSingleton<FirstDeliveries>();
        services.AddSingleton<RaiseAlerts>();
        services.AddSingleton(sp => new AlertDesk(sp.GetRequiredService<RaiseAlerts>()));
        services.AddSingleton(sp => new GatewayDesk(sp.GetRequiredService<Channels>(), sp.GetRequiredService<GatewayHealth>()));
        services.AddSingleton<TakeReceipt>();
        services.AddSingleton<QueueAnswer>();
        services.AddSingleton<TakeInbound>();
        services.AddSingleton<CallbackParts>();
        services.AddSingleton(sp => new PhoneBoxDesk(sp.GetRequiredService<TakeInbound>(), sp.GetRequiredService<Clocks>()));
    }

    private static void AddSweeps(IServiceCollection services)
    {
        services.AddSingleton<LookAtDelivery>();
        services.AddSingleton<DoubtfulDeliveries>();
        services.AddSingleton<RelayAlert>();
        services.AddSingleton<ExpireAlerts>();
        services.AddSingleton<ISweep, DeliverySweep>();
        services.AddSingleton<ISweep, UnansweredSweep>();
        services.AddSingleton<ISweep, PhoneBoxReports>();
    }
}

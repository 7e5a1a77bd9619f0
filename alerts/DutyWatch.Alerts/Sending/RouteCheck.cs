using DutyWatch.Postgres;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DutyWatch.Alerts.Sending;

/// <summary>Says at the start how many numbers of the rosters no gateway hears from: their people can be told, and cannot answer by text.</summary>
internal sealed partial class RouteCheck(Database database, Channels channels, ILogger<RouteCheck> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var numbers = await database.Do(tx => tx.List<string>(Sql.Numbers), stoppingToken);
            var mute = numbers.Count(IsMute);
            if (mute > 0)
            {
                Log.CannotAnswer(logger, mute);
            }
        }
        catch (Exception e) when (Outage.Is(e))
        {
            // The sweeps say that the database is away; a hint must not keep the server from starting.
        }
    }

    private bool IsMute(string number) =>
        !channels.Profiles.Any(p => p.Medium == Medium.Text && p.CarriesTo(number) && p.HearsFrom(number));

    private static partial class Log
    {
        [LoggerMessage(2014, LogLevel.Warning, "{Count} numbers of the rosters cannot answer by text: no gateway that is set up hears from them")]
        public static partial void CannotAnswer(ILogger logger, int count);
    }

    public static class Sql
    {
        public const string Numbers = """
            select distinct n.number
            from person p
            cross join unnest(p.phones) as n(number)
            """;
    }
}

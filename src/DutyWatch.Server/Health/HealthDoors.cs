using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Live;
using DutyWatch.Server.Sweeps;

namespace DutyWatch.Server.Health;

/// <summary>One thing that must be well for the watch to be kept.</summary>
/// <param name="AgeSeconds">How long ago it last worked, where that is what it is judged by.</param>
internal sealed record HealthCheck(string Name, bool Ok, string? Detail, double? AgeSeconds = null);

/// <summary>The watch is watched: database, feed and every sweep, each by when it last worked.</summary>
internal sealed class Readiness(Database database, EventRelay relay, SweepRunner runner, IEnumerable<ISweep> sweeps, Settings settings, Clocks clocks)
{
    private static readonly TimeSpan Old = TimeSpan.FromSeconds(10);

    public async Task<IReadOnlyList<HealthCheck>> Check(CancellationToken ct)
    {
        var now = clocks.MachineNow;
        List<HealthCheck> checks = [await CheckDatabase(ct), Fresh("feed", relay.LastReadAt, now)];
        if (settings.IsWorker)
        {
            checks.AddRange(sweeps.Select(s => Fresh($"sweep:{s.Name}", runner.LastOk.TryGetValue(s.Name, out var at) ? at : null, now)));
        }
        return checks;
    }

    private static HealthCheck Fresh(string name, DateTimeOffset? at, DateTimeOffset now) =>
        new(name, at is { } last && now - last < Old, at is { } seen ? $"{(now - seen).TotalSeconds:0.0} s ago" : "never", at is { } worked ? Math.Round((now - worked).TotalSeconds, 1) : null);

    private async Task<HealthCheck> CheckDatabase(CancellationToken ct)
    {
        try
        {
            await database.Do(tx => tx.One<int>(Sql.Ping), ct);
            return new HealthCheck("database", true, null);
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or TimeoutException)
        {
            return new HealthCheck("database", false, "unreachable");
        }
    }

    public static class Sql
    {
        public const string Ping = "select 1";
    }
}

internal static class HealthDoors
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => Results.Text("ok")).WithMetadata(new Demands(null)).ExcludeFromDescription();
        app.MapGet("/health/ready", async (HttpContext http, Readiness readiness) =>
        {
            var checks = await readiness.Check(http.RequestAborted);
            var status = checks.All(c => c.Ok) ? 200 : 503;
            // Outsiders learn only whether, not what.
            return IsInsider(http) ? Results.Json(checks, Wire.Options, statusCode: status) : Results.Text(status == 200 ? "ready" : "not ready", statusCode: status);
        }).WithMetadata(new Demands(null)).ExcludeFromDescription();
        app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new Demands(null)).AddEndpointFilter(async (context, next) => IsInsider(context.HttpContext) ? await next(context) : Results.NotFound());
    }

    private static bool IsInsider(HttpContext http) =>
        Loopback.Is(http) || Caller.From(http.User) is not null;
}

using DutyWatch.Core.Time;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;
using Npgsql;

namespace DutyWatch.Server.Nodes;

/// <summary>
/// Tells the other nodes of one database what commits of this one may have given them to do, and hears the same of them. One call for all
/// commits of a few milliseconds, on a connection of its own: <c>NOTIFY</c> inside a business transaction would make all commits queue.
/// A call is a hint and may be lost: everybody looks every second anyway.
/// </summary>
internal sealed partial class OtherNodes(NpgsqlDataSource source, WakeUps wakeUps, Settings settings, Clocks clocks, ILogger<OtherNodes> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    // A line on which nothing is answered any more is a broken line.
    private const int AnswerSeconds = 5;

    private readonly string self = Ids.New(clocks.MachineNow).ToString("N");

    // Known again with each look: a node that is alone calls nobody.
    private volatile bool othersListen;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(KeepUp(Listen, stoppingToken), KeepUp(Call, stoppingToken));

    // A connection that broke is opened again for ever, a second later: who cannot hear looks every second meanwhile.
    private async Task KeepUp(Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(ct);
                await work(connection, ct);
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                Log.LineBroke(logger, e);
            }
            await Task.Delay(LookEvery, clocks.Machine, ct);
        }
    }

    private async Task Listen(NpgsqlConnection connection, CancellationToken ct)
    {
        connection.Notification += (_, call) => Hear(call.Payload);
        await Execute(connection, Sql.Listen, ct);
        await Execute(connection, Sql.IAmHere, ct);
        // What was said while nobody listened here is not said again; and the others know of a newcomer by his first call.
        wakeUps.Give(Wake.All);
        await Say(connection, Wake.None, ct);
        while (true)
        {
            othersListen = await AreThereOthers(connection, ct);
            var looked = clocks.Machine.GetTimestamp();
            while (clocks.Machine.GetElapsedTime(looked) < LookEvery)
            {
                await connection.WaitAsync(LookEvery, ct);
            }
        }
    }

    private async Task Call(NpgsqlConnection connection, CancellationToken ct)
    {
        while (true)
        {
            if (await wakeUps.Untold.Wait(LookEvery, clocks.Machine, ct) && ForOthers(wakeUps.TakeUntold()) is var whom and not Wake.None && othersListen)
            {
                await Say(connection, whom, ct);
                await Task.Delay(BetweenCalls, clocks.Machine, ct);
            }
        }
    }

    // A worker sweeps and sends what it committed itself; that the others look too, within their second, is enough.
    private Wake ForOthers(Wake untold) => settings.IsWorker ? untold & Wake.Feed : untold;

    private void Hear(string payload)
    {
        var words = payload.Split(':');
        if (words[0] == self)
        {
            return;
        }
        othersListen = true;
        // A word of a newer release that is not known here is reason enough to look at everything.
        wakeUps.Give(words.Length == 2 && Enum.TryParse<Wake>(words[1], out var whom) ? whom : Wake.All);
    }

    private async Task Say(NpgsqlConnection connection, Wake whom, CancellationToken ct)
    {
        await using var command = Command(connection, Sql.Say);
        command.Parameters.AddWithValue("call", $"{self}:{whom}");
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<bool> AreThereOthers(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Command(connection, Sql.AreThereOthers);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = Command(connection, sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql) => new(sql, connection) { CommandTimeout = AnswerSeconds };

    public static class Sql
    {
        public const string Listen = "listen dutywatch_node";

        public const string Say = "select pg_notify('dutywatch_node', @call)";

        // Held together with all other nodes, for as long as this connection lives.
        public const string IAmHere = "select pg_advisory_lock_shared(51330003)";

        public const string AreThereOthers = """
            select count(*) > 1
            from pg_locks l
            where l.locktype = 'advisory'
              and l.classid = 0
              and l.objid = 51330003
              and l.objsubid = 1
              and l.granted
              and l.database = (select oid from pg_database where datname = current_database())
            """;
    }

    private static partial class Log
    {
        [LoggerMessage(1303, LogLevel.Warning, "The line to other nodes broke and is taken up again")]
        public static partial void LineBroke(ILogger logger, Exception exception);
    }
}

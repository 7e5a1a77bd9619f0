using System.Net;
using System.Net.Sockets;
using DutyWatch.Core.Access;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Postgres.Schema;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Access;
using DutyWatch.Server.Site;
using DutyWatch.SystemTests.Ground;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace DutyWatch.CrashTests.Ground;

/// <summary>The site that is struck: the sample site as a real one, whose people are waited for in seconds, and those who call it.</summary>
internal static class Site
{
    public const string Prefecture = "513300";

    public static readonly string[] Counties = ["513301", "513322", "513323"];

    public static TimeProvider Time { get; } = new MachineTime();

    public static Clocks Clocks { get; } = new(Time, Time);

    public static DateTimeOffset Now => Clocks.Now;

    public static string KeyOf(string unit) => $"dw_struck_{unit}";

    public static async Task Load(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await new Migrator(source, Clocks).Run(CancellationToken.None);
        var database = new Database(source, new WakeUps());
        await SiteApply.LoadIntoEmpty(database, Path.Combine(AppContext.BaseDirectory, "sites", "ganzi"), Now, CancellationToken.None);
        await FeedEpoch.Establish(database, CancellationToken.None);
        using var accounts = new Accounts(database, Clocks, new PasswordHasher<string>());
        await database.Do(async tx =>
        {
            await tx.Execute(Sql.BeReal);
            await tx.Execute(Sql.AskNoAllClears);
            await tx.Execute(Sql.WaitInSeconds);
            foreach (var (unit, role) in Counties.Select(c => (c, Role.ApiFiler)).Append((Prefecture, Role.PrefectureOfficer)))
            {
                await accounts.AddKey(tx, new Accounts.NewAccount(Guid.Empty, unit, "", role, unit, null, unit), KeyOf(unit), isPersons: false);
            }
        }, CancellationToken.None);
    }

    /// <summary>A port that nobody has just now.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static class Sql
    {
        // What is struck must not depend on the hour at which it runs.
        public const string AskNoAllClears = "delete from check_in_schedule";

        public const string BeReal = "update site set demo = false";

        public const string WaitInSeconds = """
            update timetable_rule
            set accepted_seconds = 3,
                delivered_seconds = 3,
                answer_seconds = case when answer_seconds is not null then 3 end
            """;
    }
}

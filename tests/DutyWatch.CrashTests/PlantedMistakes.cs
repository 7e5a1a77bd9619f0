using DutyWatch.CrashTests.Cases;
using DutyWatch.CrashTests.Check;
using DutyWatch.CrashTests.Host;

namespace DutyWatch.CrashTests;

/// <summary>A checker that finds nothing proves nothing: with each of these mistakes in it the system must turn red, by the right count.</summary>
public sealed class PlantedMistakes(ITestOutputHelper output)
{
    // What dies with a process is chance: which of several texts were on their way.
    private const int MostStrikes = 3;

    private const string Trigger = """
        create function plant() returns trigger language plpgsql as $$
        begin
            {0}
            return new;
        end $$;
        create trigger plant before insert or update on delivery for each row execute function plant();
        """;

    private static readonly Dictionary<string, Planted> All = new()
    {
        ["A text is marked as sent before it is sent"] = new(
            "one poster.sending kill 1",
            c => c.Unsent,
            new Mistake(Sql: In("""
                if new.state = 'sending' then
                    new.state := 'accepted';
                    new.rank := 10;
                    new.accepted_at := new.claimed_at;
                    new.lease_owner := null;
                    new.lease_until := null;
                end if;
                """))),
        ["What was being sent when its sender died is given up"] = new(
            "one poster.sending kill 1",
            c => c.Unsent,
            new Mistake(AtDeath: """
                update delivery
                set state = 'failed', rank = 50, reason = 'gave-up', failed_at = queued_at, look_at = null, lease_owner = null, lease_until = null
                where state = 'sending'
                """)),
        ["What fell due while nothing ran is a misfire that is let go"] = new(
            "one escalation.found kill 1",
            c => c.Unsent,
            new Mistake(AtDeath: "update obligation set next_at = null where next_at <= clock_timestamp()")),
        ["The mark of a possible repeat is not written"] = new(
            "one twilio.answered kill 1 deaf",
            c => c.Unmarked,
            new Mistake(Sql: In("new.possibly_repeated := false;"))),
        ["What a gateway brings is acknowledged before it is committed"] = new(
            "one inbound.kept kill 1",
            c => c.Lost,
            new Mistake(Environment: [HastyDoors.Asked])),
        ["A commit is acknowledged before it is on the disk"] = new(
            "one command.answering postgres 1",
            c => c.Lost,
            new Mistake(Sql: "do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$")),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Turns_red_by_the_right_count(string name)
    {
        var (strike, count, mistake) = All[name];
        var one = CrashCase.Parse(strike);
        await using var ground = await Ground.Ground.Open();
        await using var lane = await Lane.Open(ground, one.Two, mistake);

        var verdict = await lane.Live(one);
        for (var more = 1; more < MostStrikes && verdict.IsGreen; more++)
        {
            verdict = await lane.Live(one);
        }

        output.WriteLine($"'{name}', {strike}: {verdict.Counts}");
        verdict.Wrong.Take(5).ToList().ForEach(output.WriteLine);
        Assert.False(verdict.IsGreen);
        Assert.True(count(verdict.Counts) > 0, $"{verdict.Counts}: {string.Join("; ", verdict.Wrong)}");
    }

    private static string In(string body) => Trigger.Replace("{0}", body, StringComparison.Ordinal);

    private sealed record Planted(string Strike, Func<Counts, int> Count, Mistake Mistake);
}

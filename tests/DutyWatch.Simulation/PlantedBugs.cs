using DutyWatch.Simulation.Ground;

namespace DutyWatch.Simulation;

/// <summary>A simulation that finds nothing proves nothing: each of these mistakes must be found, by the right rule.</summary>
public sealed class PlantedBugs(SimCluster cluster, ITestOutputHelper output) : IClassFixture<SimCluster>
{
    private const int Days = 4;
    private const int MostSeeds = 10;

    private static readonly Plant[] Plants =
    [
        new An_obligation_loses_its_next_instant_when_it_is_reminded(),
        new A_step_fires_a_minute_early(),
        new An_answer_is_undone_by_a_late_failed_receipt(),
        new A_receipt_turns_delivered_into_failed(),
        new The_mark_of_a_possible_repeat_is_not_written(),
        new A_report_is_acknowledged_though_it_is_rolled_back(),
        new Events_of_one_transaction_in_fifty_vanish(),
        new A_step_is_doubled(),
        new The_next_person_is_not_tried_after_silence(),
        new Closed_alerts_keep_paging(),
        new Lateness_is_judged_by_the_filers_time(),
        new The_table_of_receipts_forgets(),
        new It_is_marked_as_sent_before_it_is_sent(),
        new What_is_being_sent_for_ten_seconds_is_given_up(),
        new Only_a_tick_in_memory_looks(),
    ];

    public static TheoryData<string> Names => [.. Plants.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_found_by_the_right_rule(string name)
    {
        var plant = Plants.Single(p => p.Name == name);
        var found = "";

        var seed = 0UL;
        while (found.Length == 0 && ++seed <= MostSeeds)
        {
            var world = await World.Run(cluster, seed, Days, plant, stopAtFirst: true);
            found = world.Invariants.Broken.Where(b => plant.Breaks.Contains(b.Rule)).Select(b => $"{b.Rule}: {b.What}").FirstOrDefault("");
        }

        output.WriteLine($"'{name}' was found in seed {seed}: {found}");
        Assert.NotEqual("", found);
    }
}

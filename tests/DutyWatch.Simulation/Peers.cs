using DutyWatch.Simulation.Ground;

namespace DutyWatch.Simulation;

/// <summary>The orders of known systems, lived through to the end beside ours, in the same worlds and under the same faults.</summary>
public sealed class Peers(SimCluster cluster, ITestOutputHelper output) : IClassFixture<SimCluster>
{
    private const int Days = 4;
    private static readonly ulong[] Seeds = [1, 2];

    [Fact]
    public async Task They_lose_texts_and_steps_where_ours_loses_none()
    {
        var ours = await Lose(new In_the_same_weather(Conditions.DeathBeforeSending));
        var oursInCuts = await Lose(new In_the_same_weather(Conditions.Cuts));
        var marked = await Lose(new It_is_marked_as_sent_before_it_is_sent());
        var givenUp = await Lose(new What_is_being_sent_for_ten_seconds_is_given_up());
        var ticked = await Lose(new Only_a_tick_in_memory_looks());

        Assert.Equal(new Losses(0, 0, 0), ours);
        Assert.Equal(new Losses(0, 0, 0), oursInCuts);
        Assert.True(marked.Texts > 0);
        Assert.True(givenUp.Texts > 0);
        Assert.True(ticked.Steps > 0);
    }

    [Fact]
    public async Task Ours_passes_the_worlds_in_which_the_mistakes_are_found()
    {
        foreach (var weather in new[] { Conditions.Usual, Conditions.DeathAfterSending })
        {
            Assert.Equal(new Losses(0, 0, 0), await Lose(new In_the_same_weather(weather)));
        }
    }

    private async Task<Losses> Lose(Plant plant)
    {
        var all = new Losses(0, 0, 0);
        foreach (var seed in Seeds)
        {
            var world = await World.Run(cluster, seed, Days, plant);
            all = new Losses(all.Texts + world.Ledger.LostMessages, all.Steps + world.Ledger.LostSteps, all.Broken + world.Invariants.Broken.Count);
            foreach (var (rule, what) in world.Invariants.Broken.Take(plant is In_the_same_weather ? 5 : 1))
            {
                output.WriteLine($"  {plant.Name}, seed {seed}: {rule}: {what}");
            }
        }
        output.WriteLine($"{plant.Name}, {plant.Conditions}: {all.Texts} texts and {all.Steps} steps lost in {Seeds.Length * Days} days");
        return all;
    }

    /// <param name="Texts">Believed sent, or never admitted as unsent, and no gateway ever had them.</param>
    /// <param name="Steps">Due, and never fired.</param>
    private sealed record Losses(int Texts, int Steps, int Broken);
}

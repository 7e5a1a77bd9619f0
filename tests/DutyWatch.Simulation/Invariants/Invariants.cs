using DutyWatch.Alerts.Sending;

namespace DutyWatch.Simulation;

/// <summary>Watches one world from outside, after every instant and at its end, and notes what did not hold.</summary>
internal sealed class Invariants
{
    private readonly World world;
    private readonly FeedReader feed;
    private readonly StepRules steps;
    private readonly MessageRules messages;
    private readonly List<(string Rule, string What)> broken = [];

    public Invariants(World world)
    {
        this.world = world;
        feed = new FeedReader(world);
        steps = new StepRules(world);
        messages = new MessageRules(world);
    }

    public IReadOnlyList<(string Rule, string What)> Broken => broken;

    public bool IsBroken(string rule) => broken.Exists(b => b.Rule == rule);

    public void Break(string rule, string what)
    {
        // The first few say enough.
        if (broken.Count(b => b.Rule == rule) < 20)
        {
            broken.Add((rule, $"{world.Now:MM-dd HH:mm:ss} {world.Trace.Short(what)}"));
        }
    }

    public void HearError(string what)
    {
        if (!world.Faults.AtWork(world.Now))
        {
            Break(Inv.Errors, what);
        }
    }

    public void Took(DeliveryToSend delivery) => messages.Took(delivery);

    public void Reported(DeliveryToSend delivery, string state) => messages.Reported(delivery, state);

    public async Task During(Due due)
    {
        var atWork = world.Faults.AtWork(world.Now);
        if (due.Any && !atWork)
        {
            Break(Inv.Time, $"due and left undone: {due}");
        }
        var stepped = await feed.Read(due.LastEvent);
        // What stays undone stays to be seen: it need not be looked for at every instant.
        var quiet = !atWork && world.Instants % 8 == 0;
        await steps.Check(stepped, quiet);
        await messages.Check(quiet);
    }

    public async Task AtTheEnd()
    {
        await feed.AtTheEnd();
        await new ReportRules(world).AtTheEnd();
        await steps.AtTheEnd();
        await messages.AtTheEnd();
        world.Say($"in the end {world.Summary}");
    }
}

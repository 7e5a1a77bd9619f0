using DutyWatch.Alerts.Receipts;
using DutyWatch.Alerts.Sending;

namespace DutyWatch.Simulation;

/// <summary>One company that carries texts, with its moods: it takes, refuses, puts off, breaks off before or after taking, falls silent, and reports late, twice or in the wrong order.</summary>
internal sealed class Gateway(World world, string name, Dice dice)
{
    private readonly Dictionary<Guid, string> has = [];
    private int count;

    public string Name => name;

    /// <summary>Until then it answers nobody.</summary>
    public DateTimeOffset DownUntil { get; set; }

    private bool IsDown => world.Now < DownUntil;

    public async Task<SendOutcome> Take(Node node, DeliveryToSend delivery)
    {
        if (IsDown)
        {
            throw new GatewayFault("down");
        }
        switch (dice.Between(1, 100))
        {
            case <= 5:
                world.Say($"gateway {name} refuses {delivery.Id}");
                return new SendOutcome.RefusedForGood("number-invalid");
            case <= 11:
                world.Say($"gateway {name} puts off {delivery.Id}");
                return new SendOutcome.TryAgain("busy", dice.Seconds(1, 15));
            case <= 15:
                throw new GatewayFault("broken before");
            case <= 19:
                Keep(delivery);
                Plan(delivery, early: false);
                throw new GatewayFault("broken after");
            case <= 24:
                // It has the text and says nothing of it again.
                return new SendOutcome.Accepted(Keep(delivery));
            case <= 28:
                var early = Keep(delivery);
                await Report(delivery, early, "delivered", "delivered");
                Plan(delivery, early: true);
                return new SendOutcome.Accepted(early);
            default:
                var id = Keep(delivery);
                Plan(delivery, early: false);
                return new SendOutcome.Accepted(id);
        }
    }

    public string? Find(DeliveryToSend delivery)
    {
        if (IsDown)
        {
            throw new GatewayFault("down");
        }
        return world.Plant.Conditions.CanBeAsked && has.TryGetValue(delivery.Id, out var id) && !dice.In(1, 10) ? id : null;
    }

    private string Keep(DeliveryToSend delivery)
    {
        var id = has.TryGetValue(delivery.Id, out var known) ? known + "+" : $"{name}{++count}";
        has[delivery.Id] = id;
        world.Ledger.Takes.Add(new Ledger.Taken(delivery.Id, delivery.MessageId, name, delivery.Address, world.Now));
        world.Say($"gateway {name} takes {delivery.Id} of {delivery.MessageId} attempt {delivery.Attempt}");
        world.Invariants.Took(delivery);
        return id;
    }

    private void Plan(DeliveryToSend delivery, bool early)
    {
        var id = has[delivery.Id];
        var after = dice.Between(1, 100) switch
        {
            <= 80 => dice.Seconds(2, 40),
            <= 92 => dice.Seconds(45, 600),
            _ => dice.Minutes(60, 360),
        };
        var fails = dice.In(1, 12);
        var sentAfterwards = dice.In(1, 15);
        var at = world.Now + after;
        world.Agenda.At(sentAfterwards ? at.AddSeconds(3) : world.Now.AddSeconds(1), () => Report(delivery, id, "sent", "sent"));
        if (!early)
        {
            world.Agenda.At(at, () => Report(delivery, id, fails ? "undelivered" : "delivered", fails ? "failed" : "delivered"));
        }
        if (dice.In(1, 10))
        {
            world.Agenda.At(at.AddSeconds(2), () => Report(delivery, id, fails ? "undelivered" : "delivered", fails ? "failed" : "delivered"));
        }
        if (dice.In(1, 10))
        {
            // A late "failed" that is not true.
            world.Agenda.At(at + dice.Seconds(20, 900), () => Report(delivery, id, "failed", "failed"));
        }
        if (!fails)
        {
            world.Agenda.At(at, () => world.People.Hear(delivery));
        }
    }

    // Gateways repeat a call that nobody took, for a minute or so.
    private Task Report(DeliveryToSend delivery, string id, string status, string state) => Report(delivery, id, status, state, tries: 4);

    private async Task Report(DeliveryToSend delivery, string id, string status, string state, int tries)
    {
        // One text in five is known to the gateway by its own id only.
        var knowsOurs = delivery.Id.ToByteArray()[^1] % 5 != 0;
        var report = new GatewayReport(name, knowsOurs ? delivery.Id : null, id, status, state, state == "failed" ? "handset-off" : null, $"{id}/{status}", "");
        foreach (var node in world.Running().Take(1))
        {
            world.Say($"gateway {name} reports {delivery.Id} {status}");
            if (await world.On(node, () => node.Database.Do(tx => node.Get<TakeReceipt>().Handle(tx, node.Now, report), CancellationToken.None)))
            {
                if (knowsOurs)
                {
                    world.Invariants.Reported(delivery, state);
                }
                return;
            }
        }
        if (tries > 1)
        {
            world.Agenda.At(world.Now.AddSeconds(15), () => Report(delivery, id, status, state, tries - 1));
        }
    }
}

/// <summary>A gateway as one node reaches it.</summary>
internal sealed class SimChannel(Node node, Gateway gateway) : IChannel
{
    public GatewayProfile Profile { get; } = new(gateway.Name) { Query = true };

    public Task<SendOutcome> Send(DeliveryToSend delivery, CancellationToken ct) => gateway.Take(node, delivery);

    public Task<IReadOnlyList<string>> Find(DeliveryToSend delivery, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(gateway.Find(delivery) is { } id ? [id] : []);
}

internal sealed class GatewayFault(string what) : Exception(what);

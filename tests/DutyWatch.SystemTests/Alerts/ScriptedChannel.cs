using System.Collections.Concurrent;
using DutyWatch.Alerts.Sending;

namespace DutyWatch.SystemTests.Alerts;

/// <summary>A gateway that answers what a test tells it to, and remembers what it was handed.</summary>
internal sealed class ScriptedChannel(GatewayProfile profile) : IChannel
{
    private readonly ConcurrentQueue<Func<DeliveryToSend, Task<SendOutcome>>> script = new();
    private readonly ConcurrentQueue<DeliveryToSend> sent = new();

    public ScriptedChannel(string name)
        : this(new GatewayProfile(name) { Query = true })
    {
    }

    public GatewayProfile Profile => profile;

    public IReadOnlyList<DeliveryToSend> Sent => [.. sent];

    /// <summary>What it says of a text that it is asked about.</summary>
    public Func<DeliveryToSend, IReadOnlyList<string>> Knows { get; set; } = _ => [];

    public void Next(SendOutcome outcome) => script.Enqueue(_ => Task.FromResult(outcome));

    public void Next(Func<DeliveryToSend, Task<SendOutcome>> answer) => script.Enqueue(answer);

    public Task<SendOutcome> Send(DeliveryToSend delivery, CancellationToken ct)
    {
        sent.Enqueue(delivery);
        return script.TryDequeue(out var answer) ? answer(delivery) : Task.FromResult<SendOutcome>(new SendOutcome.Accepted($"{profile.Name}-{sent.Count}-{delivery.Id:N}"));
    }

    public Task<IReadOnlyList<string>> Find(DeliveryToSend delivery, CancellationToken ct) => Task.FromResult(Knows(delivery));
}

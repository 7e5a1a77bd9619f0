namespace DutyWatch.Alerts.Sending;

/// <summary>One way out of the building. It knows how to hand a text over, never when, whether or how often.</summary>
internal interface IChannel
{
    GatewayProfile Profile { get; }

    /// <summary>Hands the text over. Whatever is thrown counts as <see cref="SendOutcome.Unknown"/>.</summary>
    Task<SendOutcome> Send(DeliveryToSend delivery, CancellationToken ct);

    /// <summary>
    /// Asks the gateway whether it has this text already: the ids of what may be it, empty when there is none. Which of them it is is
    /// for the record to say (<see cref="RecordOutcome"/>): two texts may have the same words.
    /// </summary>
    Task<IReadOnlyList<string>> Find(DeliveryToSend delivery, CancellationToken ct);
}

/// <summary>What a gateway said when a text was handed over.</summary>
internal abstract record SendOutcome
{
    public sealed record Accepted(string GatewayId) : SendOutcome;

    /// <summary>The gateway was asked afterwards: one of these may be this text, unless another delivery bears it.</summary>
    public sealed record Found(IReadOnlyList<string> GatewayIds) : SendOutcome;

    /// <summary>It will not go this way, now or later.</summary>
    public sealed record RefusedForGood(string Reason) : SendOutcome;

    /// <summary>Nothing was taken; the same may be tried again.</summary>
    public sealed record TryAgain(string Reason, TimeSpan After) : SendOutcome;

    /// <summary>It may have been taken: never repeated blindly, and never waited for.</summary>
    public sealed record Unknown(string Reason) : SendOutcome;
}

/// <summary>A claimed delivery with everything a channel needs; it can be sent without looking at the database again.</summary>
/// <param name="Attempt">Guards the record: an attempt that was taken over cannot write its outcome any more.</param>
/// <param name="NotAfter">Duty time.</param>
/// <param name="ClaimedAt">Duty time.</param>
internal sealed record DeliveryToSend(
    Guid Id, Guid MessageId, string Lane, string Channel, string Address, string Body, string? Code,
    int Attempt, bool Urgent, bool Demo, DateTimeOffset NotAfter, DateTimeOffset ClaimedAt);

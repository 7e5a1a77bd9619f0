using DutyWatch.Core.Checks;

namespace DutyWatch.Core.Answers;

/// <summary>The domain says no: a value with a stable code, never an exception.</summary>
/// <param name="Code">`noun.reason`; it does not change without a version of the contract.</param>
/// <param name="Status">What HTTP calls it.</param>
/// <param name="Field">JSON path of the property to mend, when it is one field's fault.</param>
public sealed record Refusal(string Code, int Status, string Zh, string En, string? Field = null)
{
    /// <summary>What the checks found, when it is they who say no.</summary>
    public IReadOnlyList<Found> Findings { get; init; } = [];

    public Refusal At(string field) => this with { Field = field };
}

/// <summary>Either the reply or the reason why not.</summary>
public readonly record struct Answer<T>
{
    private readonly T? reply;

    private Answer(T? reply, Refusal? refusal) => (this.reply, Refusal) = (reply, refusal);

    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    public T Reply => Refusal is null ? reply! : throw new InvalidOperationException($"Refused: {Refusal.Code}");

    public static implicit operator Answer<T>(T reply) => new(reply, null);

    public static implicit operator Answer<T>(Refusal refusal) => new(default, refusal);
}

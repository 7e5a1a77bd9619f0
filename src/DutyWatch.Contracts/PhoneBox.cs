namespace DutyWatch.Contracts;

/// <summary>A phone of the phone box, its owner and its texts, newest last.</summary>
/// <param name="Mode">`normal`, `off`, `undelivered`, `slow` or `reject`.</param>
public sealed record PhoneView(string Number, string OwnerName, string UnitCode, string UnitName, string Mode, int DelayMs, DateTimeOffset? LastAt, IReadOnlyList<PhoneText> Texts);

/// <param name="Direction">`in`: the phone heard it. `out`: its owner wrote it.</param>
public sealed record PhoneText(long Id, string Direction, string Text, DateTimeOffset At);

public sealed record PhoneReplyRequest
{
    public required string Text { get; init; }
}

public sealed record PhoneBehaviourRequest
{
    public required string Mode { get; init; }
    public int DelayMs { get; init; }
}

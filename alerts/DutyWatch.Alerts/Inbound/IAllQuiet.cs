using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Inbound;

/// <summary>Who writes, as far as his phone says so.</summary>
public sealed record Texter(string Name, string UnitCode);

public enum AllQuietOutcome
{
    Taken,

    /// <summary>Its verifying fact is missing.</summary>
    Unfinished,
    NotOwed,
}

/// <param name="Words">What the placeholders of the answer become.</param>
public sealed record AllQuietAnswer(AllQuietOutcome Outcome, IReadOnlyDictionary<string, string> Words);

/// <summary>Takes "all quiet" (平安报) by text; the check-ins implement it.</summary>
public interface IAllQuiet
{
    /// <param name="fact">What was written behind the word; null: nothing.</param>
    /// <returns>Null where the writer's unit owes no check-ins at all: then it is a text like any other.</returns>
    Task<AllQuietAnswer?> Take(DutyTransaction tx, DateTimeOffset now, Texter texter, string? fact);
}

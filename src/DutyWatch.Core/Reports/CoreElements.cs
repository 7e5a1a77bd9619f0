using DutyWatch.Core.Answers;

namespace DutyWatch.Core.Reports;

/// <summary>The five things without which a first report tells nothing (domain 3.3, rule R-E01), as far as they were filled in.</summary>
public sealed record CoreElements(
    DateTimeOffset? OccurredAt,
    OccurrencePrecision Precision,
    string? Place,
    string? Kind,
    string? WhatHappened,
    string? Author,
    string? ContactPhone);

public static class ReportGate
{
    // Clocks of honest filers differ a little (rule R-T03).
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    /// <summary>Speed first: nothing else can stop a report.</summary>
    public static Refusal? Check(Stage stage, CoreElements elements)
    {
        var missing = Wanted(stage, elements).FirstOrDefault(e => e.IsMissing);
        return missing.Field is null ? null : Refusals.ElementMissing.At(missing.Field);
    }

    public static Refusal? CheckTimes(DateTimeOffset now, params ReadOnlySpan<(string Field, DateTimeOffset? At)> times)
    {
        foreach (var (field, at) in times)
        {
            if (at > now + ClockTolerance)
            {
                return Refusals.TimeInFuture.At(field);
            }
        }
        return null;
    }

    private static IEnumerable<(string Field, bool IsMissing)> Wanted(Stage stage, CoreElements e)
    {
        var opens = stage is Stage.Phone or Stage.First;
        yield return ("occurredAt", opens && e.OccurredAt is null && e.Precision != OccurrencePrecision.Unknown);
        yield return ("place.text", opens && string.IsNullOrWhiteSpace(e.Place));
        yield return ("kind", opens && string.IsNullOrWhiteSpace(e.Kind));
        yield return ("course", string.IsNullOrWhiteSpace(e.WhatHappened));
        yield return ("author", string.IsNullOrWhiteSpace(e.Author));
        yield return ("contactPhone", string.IsNullOrWhiteSpace(e.ContactPhone));
    }
}

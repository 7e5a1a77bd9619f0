using DutyWatch.Core.Answers;

namespace DutyWatch.Core.Incidents;

public enum ProposedAct
{
    Merge,
    Reject,
}

/// <summary>What waits for a second person.</summary>
/// <param name="Into">The incident that would stay; null for a rejection.</param>
public sealed record Proposal(ProposedAct Act, Guid? Into, string By);

public enum Word
{
    Proposed,
    Confirmed,
}

/// <summary>What ends an incident otherwise than by its final report takes two: the first proposes, and only another person's word does it.</summary>
public static class TwoPersons
{
    /// <param name="waiting">What was proposed already.</param>
    public static Answer<Word> Say(Proposal? waiting, Proposal said) => waiting switch
    {
        null => Word.Proposed,
        _ when (waiting.Act, waiting.Into) != (said.Act, said.Into) => Refusals.OtherProposed,
        _ when waiting.By == said.By => Refusals.OtherPersonNeeded,
        _ => Word.Confirmed,
    };
}

using DutyWatch.Contracts;

namespace DutyWatch.Simulation;

/// <summary>What people outside know: what the gateways really took, what counties were told, who said "received". Kept apart from the store.</summary>
internal sealed class Ledger
{
    public List<Taken> Takes { get; } = [];

    public Dictionary<Guid, FiledOutside> Reports { get; } = [];

    /// <summary>Who was told that his answer was kept, by message.</summary>
    public Dictionary<Guid, DateTimeOffset> Answered { get; } = [];

    /// <summary>Alerts that somebody closed, as the feed said it.</summary>
    public Dictionary<Guid, DateTimeOffset> Closed { get; } = [];

    /// <summary>Messages of which the feed said that nobody was reached: that is a failure one can see.</summary>
    public HashSet<Guid> NotReached { get; } = [];

    public int LeadsTried { get; set; }

    public List<Guid> Leads { get; } = [];

    /// <summary>Steps that should have fired and never did.</summary>
    public int LostSteps { get; set; }

    public int Refused { get; set; }

    /// <summary>Counted in the end: what the store believes of texts that no gateway ever had.</summary>
    public int LostMessages { get; set; }

    public sealed record Taken(Guid Delivery, Guid Message, string Gateway, string Address, DateTimeOffset At);

    /// <param name="FirstTried">Nothing of it can be known before.</param>
    /// <param name="ToldAt">When the filer had the reply; null while he has none.</param>
    public sealed record FiledOutside(FileReportRequest Request, DateTimeOffset FirstTried, FileReportReply? Reply = null, DateTimeOffset? ToldAt = null);
}

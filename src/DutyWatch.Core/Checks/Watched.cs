namespace DutyWatch.Core.Checks;

/// <summary>What the timer looks at. Each fact says whether it was answered.</summary>
public sealed record Watched
{
    public IReadOnlyList<OpenIncident> Incidents { get; init; } = [];
    public IReadOnlyList<FeltQuake> Quakes { get; init; } = [];
    public IReadOnlyList<NeighbourReport> Neighbours { get; init; } = [];
    public IReadOnlyList<WarningInForce> Warnings { get; init; } = [];
    public IReadOnlyList<TicketCluster> Clusters { get; init; } = [];
    public IReadOnlyList<Instruction> Instructions { get; init; } = [];
    public IReadOnlyList<MayReach> Reaching { get; init; } = [];
}

public sealed record OpenIncident(string Name, DateTimeOffset? NextUpdateDue, DateTimeOffset? FinalDue, bool ResponseEnded, bool HasFinal);

/// <param name="Km">From the epicentre to the county; 0 within it.</param>
public sealed record FeltQuake(string County, DateTimeOffset At, decimal Magnitude, double Km, int? Intensity, bool Answered);

public sealed record NeighbourReport(string Neighbour, string Incident, string County, DateTimeOffset At, bool CrossesBorders, bool Answered);

/// <param name="Colour">`红色` or `橙色`.</param>
public sealed record WarningInForce(string County, string Colour, DateTimeOffset At, bool CheckedIn);

public sealed record TicketCluster(string Township, int Tickets, TimeSpan Within, bool HasLead);

public sealed record Instruction(DateTimeOffset At, DateTimeOffset? RelayedAt, DateTimeOffset? AcknowledgedAt);

public sealed record MayReach(string County, DateTimeOffset At, double Km, bool MaySpread, bool Told);

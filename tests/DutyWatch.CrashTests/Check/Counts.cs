namespace DutyWatch.CrashTests.Check;

/// <summary>What a ledger and the database say when they are laid beside each other.</summary>
/// <param name="Attempted">Reports, leads, acknowledgements, receipts and texts that somebody outside tried to hand in.</param>
/// <param name="Acknowledged">Of those, how many were answered "it is kept".</param>
/// <param name="Lost">Acknowledged, and not there exactly once.</param>
/// <param name="Unsent">Somebody had to be told and was not, and nothing says so.</param>
/// <param name="Repeated">Texts that the gateway took more than once.</param>
/// <param name="Unmarked">Of those, how many are not marked as possibly repeated.</param>
internal sealed record Counts(int Attempted, int Acknowledged, int Lost, int Unsent, int Repeated, int Unmarked)
{
    public static readonly Counts None = new(0, 0, 0, 0, 0, 0);

    public static Counts operator +(Counts a, Counts b) => new(
        a.Attempted + b.Attempted, a.Acknowledged + b.Acknowledged, a.Lost + b.Lost, a.Unsent + b.Unsent, a.Repeated + b.Repeated, a.Unmarked + b.Unmarked);

    public static Counts operator -(Counts a, Counts b) => new(
        a.Attempted - b.Attempted, a.Acknowledged - b.Acknowledged, a.Lost - b.Lost, a.Unsent - b.Unsent, a.Repeated - b.Repeated, a.Unmarked - b.Unmarked);

    public override string ToString() => $"attempted {Attempted,5}  acknowledged {Acknowledged,5}  lost {Lost}  unsent {Unsent}  repeated {Repeated}  unmarked {Unmarked}";
}

/// <summary>What became of one case; it is green when nothing is wrong.</summary>
internal sealed record Verdict(Counts Counts, IReadOnlyList<string> Wrong)
{
    public bool IsGreen => Wrong.Count == 0;
}

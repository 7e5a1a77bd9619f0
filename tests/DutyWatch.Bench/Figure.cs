namespace DutyWatch.Bench;

/// <summary>One measured figure beside its rival of the same run.</summary>
/// <param name="Name">What was measured, e.g. `1,000 due in one instant, 100,000 open`.</param>
/// <param name="Ours">Median of our runs with its unit, e.g. `31 ms`.</param>
/// <param name="Rival">What it is held against and its median, e.g. `the same SQL alone: 22 ms`.</param>
/// <param name="Result">The ratio, or our own figure where there is no rival, e.g. `1.4 ×`.</param>
/// <param name="Reach">What the figure has to reach, e.g. `≤ 3 ×`.</param>
internal sealed record Figure(string Name, string Ours, string Rival, string Result, string Reach, bool IsReached)
{
    public override string ToString() => $"{(IsReached ? "reached" : "MISSED "),-8} {Name}: {Ours}; {Rival}; {Result} ({Reach})";
}

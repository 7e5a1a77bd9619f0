using System.Diagnostics.Metrics;

namespace DutyWatch.Server.Health;

/// <summary>What is measured of ourselves; shown at `/metrics`.</summary>
internal static class Meters
{
    public const string Name = "DutyWatch";

    private static readonly Meter Meter = new(Name);

    public static readonly Histogram<double> SweepElapsed = Meter.CreateHistogram<double>("dutywatch_sweep_elapsed", "ms", "How long a look of a sweep took");
    public static readonly Counter<long> Refusals = Meter.CreateCounter<long>("dutywatch_refusals", description: "Refusals by code");
    public static readonly Counter<long> Events = Meter.CreateCounter<long>("dutywatch_events_relayed", description: "Events handed to consoles of this node");
}

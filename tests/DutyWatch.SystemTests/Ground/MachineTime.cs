namespace DutyWatch.SystemTests.Ground;

/// <summary>Processes do not obey a false clock: these tests alone need the machine's.</summary>
internal sealed class MachineTime : TimeProvider;

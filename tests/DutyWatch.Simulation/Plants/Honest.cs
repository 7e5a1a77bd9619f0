namespace DutyWatch.Simulation;

/// <summary>No mistake, but the weather in which one is found.</summary>
internal sealed class In_the_same_weather(Conditions weather) : Plant
{
    public override Conditions Conditions => weather;
}

using DutyWatch.Core;

namespace DutyWatch.Alerts;

/// <summary>The words of the lanes in tables and views, highest lane first.</summary>
internal static class Lanes
{
    public static readonly string[] InOrder = [.. Enum.GetValues<Lane>().Select(Words.Of)];
}

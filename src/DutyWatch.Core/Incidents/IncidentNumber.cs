using System.Globalization;

namespace DutyWatch.Core.Incidents;

/// <summary>`GZ-20260803-01-002`: prefix of the site, local day of filing, number code of the responsible unit, count of that day (domain 3.6).</summary>
public static class IncidentNumber
{
    public static string Of(string prefix, DateOnly day, string numberCode, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{day:yyyyMMdd}-{numberCode}-{count:000}");
}

namespace DutyWatch.Alerts.Sending;

/// <summary>Reports come out of order and twice: a state only ever rises in this order, and `delivered` beats everything.</summary>
internal static class DeliveryRank
{
    private static readonly Dictionary<string, int> Ranks = new(StringComparer.Ordinal)
    {
        ["pending"] = 0,
        ["sending"] = 5,
        ["unknown"] = 7,
        ["accepted"] = 10,
        ["sent"] = 20,
        ["failed"] = 50,
        ["delivered"] = 60,
    };

    public static int Of(string state) => Ranks[state];
}

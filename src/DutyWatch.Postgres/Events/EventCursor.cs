using System.Globalization;

namespace DutyWatch.Postgres.Events;

/// <summary>How far a reader has come: by epoch, then by transaction, then by id. Outside it is an opaque `epoch.xid.id`.</summary>
public readonly record struct EventCursor(long Epoch, ulong Xid, long Id) : IComparable<EventCursor>
{
    public static readonly EventCursor Start = new(0, 0, 0);

    public int CompareTo(EventCursor other) => (Epoch, Xid, Id).CompareTo((other.Epoch, other.Xid, other.Id));

    public static bool operator <(EventCursor a, EventCursor b) => a.CompareTo(b) < 0;

    public static bool operator >(EventCursor a, EventCursor b) => a.CompareTo(b) > 0;

    public static bool operator <=(EventCursor a, EventCursor b) => a.CompareTo(b) <= 0;

    public static bool operator >=(EventCursor a, EventCursor b) => a.CompareTo(b) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}.{Xid}.{Id}");

    public static bool TryParse(string text, out EventCursor cursor)
    {
        var parts = text.Split('.');
        if (parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
            && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var xid)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            cursor = new EventCursor(epoch, xid, id);
            return true;
        }
        cursor = default;
        return false;
    }
}

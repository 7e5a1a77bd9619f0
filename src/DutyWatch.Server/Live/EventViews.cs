using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Postgres.Events;

namespace DutyWatch.Server.Live;

internal static class EventViews
{
    public static DutyEvent View(EventRow row)
    {
        using var data = JsonDocument.Parse(row.Data);
        return new DutyEvent(row.Cursor.ToString(), row.OccurredAt, row.Kind, row.Subject, row.SubjectVersion, row.UnitCode, data.RootElement.Clone());
    }
}

using System.Text.Json;
using DutyWatch.Alerts.Views;
using DutyWatch.Contracts;
using DutyWatch.Core.TextReports;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.TextReports;

/// <summary>What a text leaves for an officer of the prefecture's room to do. Nothing of it goes away by itself.</summary>
internal static class LooseEnds
{
    /// <param name="Reason">Of a call-back `filed`.</param>
    internal sealed record New(string Kind, Guid InboundId, string? UnitCode, Guid? IncidentId, string Phone, string Words, string Reason)
    {
        public IReadOnlyCollection<TextMark> Marks { get; init; } = [];
    }

    public static async Task Open(DutyTransaction tx, New loose, string prefecture, DateTimeOffset now)
    {
        var id = Ids.New(now);
        await tx.Execute(Sql.Insert, new
        {
            id, kind = loose.Kind, inbound = loose.InboundId, unit_code = loose.UnitCode, incident = loose.IncidentId, phone = loose.Phone, words = loose.Words, reason = loose.Reason,
            marks = loose.Marks.Select(mark => Core.Words.Of(mark)).ToArray(), now,
        });
        await Tell(tx, id, "loose-end.opened", prefecture, now);
    }

    /// <summary>Whether this phone has an open unfiled text since then: its next one is listed too, and rings nobody again.</summary>
    public static Task<bool> IsOpen(DutyTransaction tx, string phone, DateTimeOffset since) => tx.One<bool>(Sql.IsOpen, new { phone, since });

    public static Task<Row?> Lock(DutyTransaction tx, Guid id) => tx.First<Row>(Sql.Lock, new { id });

    // Everybody above the prefecture's own unit is the prefecture: no county sees what another one wrote, nor a number to dial.
    public static async Task Tell(DutyTransaction tx, Guid id, string eventKind, string prefecture, DateTimeOffset now)
    {
        var view = await tx.One<LooseEndView>(Sql.One, new { id });
        var told = view with { Phone = MaskedNumber.Of(view.Phone), Landline = null };
        await EventLog.Append(tx, new NewEvent(now, eventKind, $"loose-end:{id}", view.Version, prefecture, [prefecture], JsonSerializer.Serialize(told, Wire.Options)));
    }

    internal sealed record Row(Guid Id, string Kind, string State);

    public static class Sql
    {
        public const string Insert = """
            insert into loose_end (id, kind, state, inbound_id, unit_code, incident_id, phone, words, reason, marks, opened_at, version)
            values (@id, @kind, 'open', @inbound, @unit_code, @incident, @phone, @words, @reason, @marks, @now, 1)
            """;

        public const string IsOpen = """
            select exists (
                select 1
                from loose_end
                where phone = @phone
                  and opened_at > @since
                  and kind = 'unfiled'
                  and state = 'open'
            )
            """;

        public const string Lock = """
            select id, kind, state
            from loose_end
            where id = @id
            for update
            """;

        public const string One = """
            select l.id, l.kind, l.state, l.unit_code, l.phone, u.landline, l.words, l.reason, l.marks, l.incident_id, i.number as incident_number,
                   l.opened_at, l.handled_at, l.handled_by, l.confirmed_by, l.note, l.version
            from loose_end l
            left join unit u on u.code = l.unit_code
            left join incident i on i.id = l.incident_id
            where l.id = @id
            """;
    }
}

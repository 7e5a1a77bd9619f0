using DutyWatch.Postgres;

namespace DutyWatch.Alerts.Sending;

/// <summary>How long a lane may wait for its gateway, for the handset, for the person before he is rung, and before the next one is told.</summary>
internal sealed record TimetableRow(string Lane, bool Urgent, int AcceptedSeconds, int DeliveredSeconds, int? CallSeconds, int? AnswerSeconds)
{
    public TimeSpan Accepted => TimeSpan.FromSeconds(AcceptedSeconds);

    public TimeSpan Delivered => TimeSpan.FromSeconds(DeliveredSeconds);

    public TimeSpan? Call => CallSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public TimeSpan? Answer => AnswerSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}

/// <summary>The one timetable of the site; what it leaves out has the defaults of the house.</summary>
internal sealed class Timetable(IEnumerable<TimetableRow> rows)
{
    private const int MinutesForAnswer = 5;
    private const int MinutesForUrgentAnswer = 2;

    private readonly Dictionary<(string, bool), TimetableRow> byLane = rows.ToDictionary(r => (r.Lane, r.Urgent));

    public TimetableRow For(string lane, bool urgent) =>
        byLane.GetValueOrDefault((lane, urgent)) ?? new TimetableRow(lane, urgent, 5, 45, CallSeconds(lane, urgent), AnswerSeconds(lane, urgent));

    public static Task<Timetable> Load(DutyTransaction tx) => Of(Ask(tx));

    public static Asked<TimetableRow> Ask(DutyTransaction tx) => tx.Ask<TimetableRow>(Sql.Rows);

    public static async Task<Timetable> Of(Asked<TimetableRow> rows) => new(await rows.List());

    private static int? CallSeconds(string lane, bool urgent) => lane switch
    {
        "page" => urgent ? 60 : 120,
        "ladder" => 300,
        _ => null,
    };

    private static int? AnswerSeconds(string lane, bool urgent) => lane == "page" ? 60 * (urgent ? MinutesForUrgentAnswer : MinutesForAnswer) : null;

    public static class Sql
    {
        public const string Rows = """
            select lane, urgent, accepted_seconds, delivered_seconds, call_seconds, answer_seconds
            from timetable_rule
            """;
    }
}

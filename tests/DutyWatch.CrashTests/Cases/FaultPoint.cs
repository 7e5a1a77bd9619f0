namespace DutyWatch.CrashTests.Cases;

/// <summary>Which process passes a point, when web and worker are two.</summary>
internal enum Part
{
    Web,
    Worker,
    Both,

    /// <summary>A verb of the program, run by itself.</summary>
    Verb,
}

/// <summary>What the world outside does so that a point is passed.</summary>
internal enum Weather
{
    Fair,

    /// <summary>Nobody answers the first page of a new incident.</summary>
    Silent,

    /// <summary>The gateway takes the first text, answers 500 and says no more of it.</summary>
    Broken,

    /// <summary>The gateway takes texts and does not say that they were delivered, until the strike falls.</summary>
    Mute,
}

/// <summary>A named place of the product.</summary>
/// <param name="Most">The strike falls on one of so many first passes.</param>
/// <param name="Asked">Passed only when the gateway says what it has.</param>
/// <param name="Every">Passed so many seconds apart, whatever the world does.</param>
/// <param name="After">Null: struck in a running life. Empty: at the next start, after a kill. Else: in the life after one that was killed at this point.</param>
internal sealed record FaultPoint(string Name, Part Part, int Most = 1, Weather Weather = Weather.Fair, bool Asked = false, int Every = 0, string? After = null);

/// <summary>Every point there is. A test holds this page and the code to each other.</summary>
internal static class Points
{
    private const string Start = "";
    private const string LostBeforeSending = "poster.sending";
    private const string LostAfterSending = "twilio.answered";

    public static readonly IReadOnlyList<FaultPoint> All =
    [
        new("startup.locked", Part.Both, After: Start),
        new("startup.migrated", Part.Both, After: Start),
        new("startup.epoch-set", Part.Both, After: Start),
        new("startup.built", Part.Both, After: Start),
        new("startup.opened", Part.Both, After: Start),
        new("lock.taken", Part.Worker, After: Start),
        new("follower.catching-up", Part.Web, After: Start),

        new("database.begun", Part.Both, Most: 30),
        new("database.committing", Part.Both, Most: 30),
        new("database.committed", Part.Both, Most: 30),
        new("command.receipt-taken", Part.Web, Most: 3),
        new("command.receipt-kept", Part.Web, Most: 3),
        new("command.answering", Part.Web, Most: 3),
        new("hub.received", Part.Web),
        new("hub.answering", Part.Web),

        new("filing.received", Part.Web, Most: 3),
        new("filing.deciding", Part.Web, Most: 3),
        new("filing.saved", Part.Web, Most: 3),
        new("filing.told", Part.Web, Most: 3),
        new("lead.received", Part.Web),
        new("lead.saved", Part.Web),
        new("acknowledgement.received", Part.Web),
        new("acknowledgement.written", Part.Web, Most: 2),

        new("alerts.raising", Part.Both, Most: 2),
        new("alerts.queued", Part.Both, Most: 2),
        new("alerts.closed", Part.Web),
        new("messages.claiming", Part.Worker, Most: 2),
        new("messages.claimed", Part.Worker, Most: 2),
        new("poster.sending", Part.Worker, Most: 5),
        new("poster.sent", Part.Worker, Most: 5),
        new("twilio.requesting", Part.Worker, Most: 5),
        new("twilio.answered", Part.Worker, Most: 5),
        new("outcome.recording", Part.Worker, Most: 3),
        new("outcome.written", Part.Worker, Most: 3),
        new("outcome.recorded", Part.Worker, Most: 3),
        new("takeover.claimed", Part.Worker, After: LostBeforeSending),
        new("takeover.marking", Part.Worker, After: LostBeforeSending),
        new("takeover.marked", Part.Worker, After: LostBeforeSending),
        new("gateway.asking", Part.Worker, Weather: Weather.Mute, After: LostAfterSending),
        new("gateway.found", Part.Worker, Weather: Weather.Mute, Asked: true, After: LostAfterSending),
        new("doubt.asking", Part.Worker, Weather: Weather.Broken),
        new("doubt.found", Part.Worker, Weather: Weather.Broken, Asked: true),
        new("delivery.silent", Part.Worker, Weather: Weather.Mute),
        new("position.queued", Part.Worker, Weather: Weather.Mute),

        new("callback.received", Part.Web, Most: 6),
        new("callback.verified", Part.Web, Most: 5),
        new("callback.answering", Part.Web, Most: 5),
        new("receipt.kept", Part.Web, Most: 5),
        new("receipt.raised", Part.Web, Most: 5),
        new("inbound.kept", Part.Web, Most: 2),
        new("inbound.matched", Part.Web, Most: 2),
        new("inbound.acted", Part.Web, Most: 2),
        new("inbound.answering", Part.Web, Most: 2),

        new("escalation.found", Part.Worker),
        new("escalation.locked", Part.Worker),
        new("escalation.stepped", Part.Worker),
        new("escalation.raised", Part.Worker),
        new("unanswered.found", Part.Worker, Weather: Weather.Silent),
        new("unanswered.passed", Part.Worker, Weather: Weather.Silent),
        new("unanswered.raised", Part.Worker, Weather: Weather.Silent),
        new("sweep.looking", Part.Worker, Most: 10),
        new("sweep.beating", Part.Worker, Every: 5),

        new("relay.read", Part.Web, Most: 5),
        new("relay.broadcasting", Part.Web, Most: 5),
        new("relay.broadcast", Part.Web, Most: 5),

        new("startup.migrating", Part.Verb, Most: 5),
        new("backup.half", Part.Verb, Most: 20),
        new("backup.written", Part.Verb),
        new("backup.named", Part.Verb),
        new("restore.half", Part.Verb, Most: 20),
        new("restore.committing", Part.Verb),
        new("restore.committed", Part.Verb),
    ];

    public static FaultPoint Named(string name) => All.Single(p => p.Name == name);
}

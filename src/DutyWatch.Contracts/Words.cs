using System.Text.Json.Serialization;

namespace DutyWatch.Contracts;

/// <summary>What a report is: the oral first one, the written first one, a follow-up, the last one, or the mending of a wrong one.</summary>
public enum ReportStage
{
    [JsonStringEnumMemberName("phone")] Phone,
    [JsonStringEnumMemberName("first")] First,
    [JsonStringEnumMemberName("update")] Update,
    [JsonStringEnumMemberName("final")] Final,
    [JsonStringEnumMemberName("correction")] Correction,
}

/// <summary>How exactly the time of occurrence is known.</summary>
public enum Precision
{
    [JsonStringEnumMemberName("minute")] Minute,
    [JsonStringEnumMemberName("hour")] Hour,
    [JsonStringEnumMemberName("day")] Day,
    [JsonStringEnumMemberName("unknown")] Unknown,
}

/// <summary>The level of an incident, most serious first: 特别重大, 重大, 较大, 一般, 未达级, 未知.</summary>
public enum IncidentLevel
{
    [JsonStringEnumMemberName("I")] I,
    [JsonStringEnumMemberName("II")] II,
    [JsonStringEnumMemberName("III")] III,
    [JsonStringEnumMemberName("IV")] IV,
    [JsonStringEnumMemberName("below")] Below,
    [JsonStringEnumMemberName("unknown")] Unknown,
}

/// <summary>Whether the figures of a report were checked: 无, 核查中, 已核实, 不涉及.</summary>
public enum FigureStatus
{
    [JsonStringEnumMemberName("none")] None,
    [JsonStringEnumMemberName("unverified")] Unverified,
    [JsonStringEnumMemberName("verified")] Verified,
    [JsonStringEnumMemberName("not-affected")] NotAffected,
}

/// <summary>The life of an obligation.</summary>
public enum ObligationState
{
    [JsonStringEnumMemberName("open")] Open,
    [JsonStringEnumMemberName("reminded")] Reminded,
    [JsonStringEnumMemberName("met")] Met,
    [JsonStringEnumMemberName("late")] Late,
    [JsonStringEnumMemberName("met-late")] MetLate,
    [JsonStringEnumMemberName("missing")] Missing,
    [JsonStringEnumMemberName("excused")] Excused,
}

/// <summary>Whether a repeat was recognised.</summary>
public enum CommandState
{
    [JsonStringEnumMemberName("accepted")] Accepted,
    [JsonStringEnumMemberName("duplicate")] Duplicate,
}

/// <summary>A text in both languages of the product; Chinese is the authority.</summary>
public sealed record BothLanguages(string Zh, string En);

/// <summary>A stable "no": the same object over HTTP (problem+json) and over the hub.</summary>
/// <param name="Type">`urn:dutywatch:refusal:` and the code.</param>
/// <param name="Code">Stable, `noun.reason`.</param>
/// <param name="Status">The HTTP status it has, over the hub too.</param>
/// <param name="Field">The property that must be mended, as a JSON path such as `place.text`; absent when it is not one field's fault.</param>
public sealed record RefusalBody(string Type, string Code, int Status, BothLanguages Title, string? Field, IReadOnlyList<Finding> Findings, string TraceId);

/// <summary>What a check of a report says.</summary>
/// <param name="Severity">`blocks`, `returns`, `warns` or `informs`.</param>
/// <param name="Field">The property it is about, as a path such as `place.townshipCode`.</param>
/// <param name="Reason">Why it was filed all the same; absent on what `returns` or `warns` means that nobody has answered it yet.</param>
public sealed record Finding(string Rule, string Severity, BothLanguages Message, string? Field = null, string? Reason = null);

/// <summary>A page of a list.</summary>
/// <param name="NextPage">Opaque; hand it back as `?page=`; absent on the last page.</param>
/// <param name="EventCursor">Where `Follow` goes on from what was read: snapshot + events after it = the present.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextPage, string EventCursor);

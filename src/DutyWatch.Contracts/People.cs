namespace DutyWatch.Contracts;

public sealed record SignInRequest
{
    public required string User { get; init; }
    public required string Password { get; init; }
    public string? Code { get; init; }
}

/// <summary>Who is calling.</summary>
/// <param name="AntiforgeryToken">Goes into the header `X-DutyWatch-Token` of every call that changes something.</param>
/// <param name="ServerTime">Duty time, from which the console keeps its offset.</param>
/// <param name="Actions">What this role may do: the screen shows nothing else.</param>
public sealed record SessionView(
    string User,
    string PersonName,
    string Role,
    string UnitCode,
    string UnitName,
    string Scope,
    IReadOnlyList<string> Actions,
    string AntiforgeryToken,
    DateTimeOffset ServerTime,
    DateTimeOffset ExpiresAt,
    SiteView Site);

/// <param name="PhoneBox">Whether the phone box exists and this account may look into it.</param>
/// <param name="DutyPhone">The number of the prefecture's duty room.</param>
public sealed record SiteView(string Name, string NameEn, string PrefectureCode, bool Demo, bool Drill, bool PhoneBox, IReadOnlyList<KindView> Kinds, IReadOnlyList<TriggerView> Triggers, string? DutyPhone);

/// <param name="Effect">`sensitive`: to be reported whatever the level; `raises`: one level more serious.</param>
public sealed record TriggerView(string Id, string Effect, string Zh, string En);

public sealed record KindView(string Slug, string Zh, string En);

/// <param name="Level">`prefecture`, `county`, `township`, `department` or `special-zone`.</param>
public sealed record UnitView(string Code, string Name, string NameEn, string Short, string Level, string? Parent, decimal? Latitude, decimal? Longitude);

/// <summary>A unit's outline for the map on the screen; no approved map.</summary>
/// <param name="Rings">As in GeoJSON: closed lists of longitude and latitude; what lies in an even number of them is outside.</param>
public sealed record OutlineView(string UnitCode, IReadOnlyList<IReadOnlyList<IReadOnlyList<decimal>>> Rings);

/// <summary>When a unit was last heard of: the later of its last report and the last answer of one of its people.</summary>
public sealed record UnitContact(string UnitCode, DateTimeOffset LastAt);

/// <summary>Only units that were heard of within a day.</summary>
public sealed record ContactList(IReadOnlyList<UnitContact> Items, string EventCursor);

/// <summary>Who is on duty somewhere at an instant. The number is masked unless the caller must dial it.</summary>
/// <param name="Post">`duty-officer`, `deputy-officer`, `duty-leader`, `second-leader`, `editor`, `office-head`, `leader-in-charge` or `deputy-secretary-general`.</param>
/// <param name="Until">The end of the shift; null for a standing post.</param>
public sealed record OnDutyView(string UnitCode, string Post, Guid PersonId, string PersonName, string Phone, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>What day it is for those on duty.</summary>
/// <param name="Type">`workday`, `weekend`, `statutory`, `bridge`, `makeup` (a workday made of a rest day) or `local`.</param>
/// <param name="KeptAs">`workday`, `eve` (of a block of rest days that holds a holiday), `weekend` or `holiday`.</param>
/// <param name="Name">Of the holiday, also on its make-up workday.</param>
/// <param name="Published">Whether the notice of holidays of that year is known; otherwise weekends and the days fixed by law only.</param>
public sealed record DutyDayView(DateOnly Day, string Type, string KeptAs, string? Name, bool Published);

public sealed record OnDutyList(IReadOnlyList<OnDutyView> Items, DateTimeOffset At, DutyDayView Day, string EventCursor);

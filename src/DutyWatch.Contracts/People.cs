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
public sealed record SiteView(string Name, string NameEn, string PrefectureCode, bool Demo, bool Drill, bool PhoneBox, IReadOnlyList<KindView> Kinds);

public sealed record KindView(string Slug, string Zh, string En);

/// <param name="Level">`prefecture`, `county`, `township`, `department` or `special-zone`.</param>
public sealed record UnitView(string Code, string Name, string NameEn, string Short, string Level, string? Parent, decimal? Latitude, decimal? Longitude);

/// <summary>Who is on duty somewhere at an instant. The number is masked unless the caller must dial it.</summary>
/// <param name="Post">`duty-officer`, `deputy-officer`, `duty-leader`, `editor`, `office-head`, `leader-in-charge` or `deputy-secretary-general`.</param>
/// <param name="Until">The end of the shift; null for a standing post.</param>
public sealed record OnDutyView(string UnitCode, string Post, Guid PersonId, string PersonName, string Phone, DateTimeOffset? From, DateTimeOffset? Until);

public sealed record OnDutyList(IReadOnlyList<OnDutyView> Items, DateTimeOffset At, string EventCursor);

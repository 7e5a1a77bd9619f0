namespace DutyWatch.Server.Site;

/// <summary>Everything an authority orders, as a folder of files that people edit. One that exists is valid.</summary>
/// <param name="Hash">Of the files as they are: the same hash is the same pack.</param>
internal sealed record SitePack(
    SiteRow Site,
    IReadOnlyList<UnitRow> Units,
    IReadOnlyList<KindRow> Kinds,
    IReadOnlyList<PersonRow> People,
    IReadOnlyList<RosterRow> Rosters,
    IReadOnlyList<DeadlineRow> Deadlines,
    IReadOnlyList<FollowUpRow> FollowUps,
    IReadOnlyList<LadderRow> Ladders,
    IReadOnlyList<TimetableRow> Timetable,
    IReadOnlyList<TextRow> Texts,
    string Hash)
{
    /// <summary>The pack, or everything that has to be mended first.</summary>
    public static (SitePack? Pack, IReadOnlyList<SitePackError> Errors) Read(string folder)
    {
        var errors = new Errors();
        var draft = PackDraft.Read(folder, errors);
        if (draft is not null)
        {
            UnitChecks.Run(draft);
            PeopleChecks.Run(draft);
            PolicyChecks.Run(draft);
            LadderChecks.Run(draft);
            MessageChecks.Run(draft);
        }
        return errors.Any || draft is null ? (null, errors.InOrder) : (draft.Finished, []);
    }
}

internal sealed record SiteRow(
    string Name, string NameEn, string PrefectureCode, string NumberPrefix, string TimeZone, string Language, bool Demo, string Signature, string Policy);

internal sealed record UnitRow(
    string Code, string Name, string NameEn, string Short, string Level, string? Parent, string NumberCode,
    decimal? Latitude, decimal? Longitude, string[] Neighbours);

internal sealed record KindRow(string Slug, string Zh, string En, string? StandardCode, string? LeadDepartment, int Position);

internal sealed record PersonRow(Guid Id, string UnitCode, string Name, string Title, string[] Phones);

internal sealed record RosterRow(Guid Id, string UnitCode, string Post, string Pattern, DateOnly AnchorDay, Guid[] Members);

internal sealed record DeadlineRow(string Policy, string ObligationKind, string Level, int AfterSeconds, string JudgedBy, string Ladder);

internal sealed record FollowUpRow(string Policy, string Level, bool OpenFire, int Position, int? UntilHours, int? EveryMinutes, TimeOnly[] AtTimes);

internal sealed record LadderRow(string Name, LadderStepRow[] Steps);

internal sealed record LadderStepRow(int Position, int OffsetSeconds, string Action, string[] Tells);

internal sealed record TimetableRow(string Lane, bool Urgent, int AcceptedSeconds, int DeliveredSeconds, int? AnswerSeconds);

internal sealed record TextRow(string Kind, string Language, string Body);

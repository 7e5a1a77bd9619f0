using DutyWatch.Core.Rosters;

namespace DutyWatch.Server.Site;

/// <summary>How each file's records are spelt. The order of fields is that of the files.</summary>
internal static class PackRows
{
    public static readonly string[] Levels = ["I", "II", "III", "IV", "below", "unknown"];
    public static readonly string[] ObligationKinds = ["phone", "first", "update", "final"];
    public static readonly string[] UnitLevels = ["prefecture", "county", "township", "department", "special-zone"];
    public static readonly string[] Actions = ["remind", "due", "overdue", "missing", "call"];
    public static readonly string[] Lanes = ["page", "ladder", "broadcast", "status"];
    public static readonly string[] Languages = ["zh", "en"];

    private const string Deadline = "deadline";
    private const string FollowUp = "follow-up";

    public static Entry<SiteRow> Site(RecordReader at) => new(Read(at, r => new SiteRow(
        r.Text("name"), r.Text("nameEn"), r.Text("prefectureCode"), r.Text("numberPrefix"), r.Text("timeZone"),
        r.OneOf("language", Languages), r.Truth("demo"), r.Text("signature"), r.Text("policy"))), at);

    public static UnitRow Unit(RecordReader at) => Read(at, r => new UnitRow(
        r.Text("code"), r.Text("name"), r.Text("nameEn"), r.Text("short"), r.OneOf("level", UnitLevels), r.OptionalText("parent"),
        r.Text("numberCode"), r.OptionalDecimal("latitude"), r.OptionalDecimal("longitude"), r.OptionalTexts("neighbours")));

    public static KindRow Kind(RecordReader at, int position) => Read(at, r => new KindRow(
        r.Text("slug"), r.Text("zh"), r.Text("en"), r.OptionalText("standardCode"), r.OptionalText("leadDepartment"), position));

    public static PersonRow Person(RecordReader at) => Read(at, r => new PersonRow(
        r.Id("id"), r.Text("unit"), r.Text("name"), r.Text("title"), r.Texts("phones")));

    public static RosterRow Roster(RecordReader at) => Read(at, r => new RosterRow(
        r.Id("id"), r.Text("unit"), r.OneOf("post", Posts.All), r.OneOf("pattern", ShiftPattern.All.Select(p => p.Code)),
        r.Day("anchorDay"), r.Ids("members")));

    public static DraftLadder Ladder(RecordReader at) => Read(at, r => new DraftLadder(
        r.Text("name"), [.. r.Records("steps").Select((step, i) => new Entry<LadderStepRow>(Step(step, i + 1), step))]));

    public static TimetableRow Timetable(RecordReader at) => Read(at, r => new TimetableRow(
        r.OneOf("lane", Lanes), r.Truth("urgent"), Positive(r, "acceptedSeconds", r.Number("acceptedSeconds")) ?? 0,
        Positive(r, "deliveredSeconds", r.Number("deliveredSeconds")) ?? 0, Positive(r, "answerSeconds", r.OptionalNumber("answerSeconds"))));

    public static TextRow Text(RecordReader at) => Read(at, r => new TextRow(r.Text("kind"), r.OneOf("language", Languages), r.Text("body")));

    /// <summary>One file holds both kinds of rule, told apart by `rule`, because a policy is read and changed as a whole.</summary>
    public static (IReadOnlyList<Entry<DeadlineRow>> Deadlines, IReadOnlyList<Entry<FollowUpRow>> FollowUps) Policies(IReadOnlyList<RecordReader> records)
    {
        var deadlines = new List<Entry<DeadlineRow>>();
        var followUps = new List<Entry<FollowUpRow>>();
        foreach (var at in records)
        {
            var rule = at.OneOf("rule", [Deadline, FollowUp]);
            if (rule == Deadline)
            {
                deadlines.Add(new Entry<DeadlineRow>(DeadlineOf(at), at));
            }
            else if (rule == FollowUp)
            {
                var read = FollowUpOf(at);
                var position = 1 + followUps.Count(e => (e.Row.Policy, e.Row.Level, e.Row.OpenFire) == (read.Policy, read.Level, read.OpenFire));
                followUps.Add(new Entry<FollowUpRow>(read with { Position = position }, at));
            }
        }
        return (deadlines, followUps);
    }

    private static DeadlineRow DeadlineOf(RecordReader at) => Read(at, r => new DeadlineRow(
        r.Text("policy"), r.OneOf("kind", ObligationKinds), r.OneOf("level", Levels),
        (Positive(r, "afterMinutes", r.Number("afterMinutes")) ?? 0) * 60, r.OneOf("judgedBy", ["receipt", "filer"]), r.Text("ladder")));

    private static FollowUpRow FollowUpOf(RecordReader at) => Read(at, r => new FollowUpRow(
        r.Text("policy"), r.OneOf("level", Levels), r.Truth("openFire"), 0, Positive(r, "untilHours", r.OptionalNumber("untilHours")),
        Positive(r, "everyMinutes", r.OptionalNumber("everyMinutes")), r.OptionalTimes("atTimes")));

    private static LadderStepRow Step(RecordReader at, int position) => Read(at, r => new LadderStepRow(
        position, Bounded(r, "offsetMinutes", r.Number("offsetMinutes")) * 60, r.OneOf("action", Actions), r.Texts("tells")));

    private static T Read<T>(RecordReader at, Func<RecordReader, T> read)
    {
        var row = read(at);
        at.Done();
        return row;
    }

    // A month is far beyond any rule; without a bound, minutes turned into seconds could run over.
    private const int Longest = 31 * 24 * 60;

    private static int? Positive(RecordReader at, string name, int? number)
    {
        if (number is <= 0 or > Longest)
        {
            at.Note(name, $"{number} 不在 1 至 {Longest} 之间", $"{number} does not lie between 1 and {Longest}");
        }
        return number is > Longest ? Longest : number;
    }

    private static int Bounded(RecordReader at, string name, int number)
    {
        if (Math.Abs((long)number) > Longest)
        {
            at.Note(name, $"{number} 超出 ±{Longest} 分钟", $"{number} is beyond ±{Longest} minutes");
        }
        return Math.Clamp(number, -Longest, Longest);
    }
}

using DutyWatch.Core;
using DutyWatch.Core.CheckIns;
using DutyWatch.Core.Grading;
using DutyWatch.Core.Rosters;

namespace DutyWatch.Server.Site;

/// <summary>How each file's records are spelt. The order of fields is that of the files.</summary>
internal static class PackRows
{
    public static readonly string[] Levels = ["I", "II", "III", "IV", "below", "unknown"];
    public static readonly string[] OwedByAll = ["phone", "first", "update", "final"];
    public static readonly string[] UpwardKinds = ["upward-phone", "upward-written"];
    /// <summary>A policy need not ask for these; one that asks for one, asks at every level.</summary>
    public static readonly string[] AskedOrNot = ["supplement", "demand-phone", "demand-written", "verify", "neighbour-notice"];
    public static readonly string[] ObligationKinds = [.. OwedByAll, .. UpwardKinds, .. AskedOrNot];
    public static readonly string[] UnitLevels = ["prefecture", "county", "township", "department", "special-zone"];
    public static readonly string[] Actions = ["remind", "due", "overdue", "missing", "call"];
    public static readonly string[] Lanes = ["page", "ladder", "broadcast", "status"];
    public static readonly string[] Grades = ["I", "II", "III", "IV"];
    public static readonly string[] Measures = [.. Enum.GetValues<Measure>().Select(Words.Of)];
    public static readonly string[] Postures = [.. Enum.GetValues<Posture>().Select(Words.Of)];
    public static readonly string[] Effects = ["sensitive", "raises"];
    public static readonly string[] DayTypes = ["statutory", "bridge", "makeup", "local"];

    /// <summary>A standing post stands on every day.</summary>
    public static readonly string[] DayPatterns = [.. ShiftPattern.All.Where(pattern => !pattern.IsStanding).Select(pattern => pattern.Code)];
    public static readonly string[] Languages = ["zh", "en"];

    private const string Deadline = "deadline";
    private const string FollowUp = "follow-up";
    private const string CheckIn = "check-in";
    private const string Period = "sensitive-period";

    public static Entry<SiteRow> Site(RecordReader at) => new(Read(at, r => new SiteRow(
        r.Text("name"), r.Text("nameEn"), r.Text("prefectureCode"), r.Text("numberPrefix"), r.Text("timeZone"),
        r.OneOf("language", Languages), r.Truth("demo"), r.Text("signature"), r.Text("policy"), r.OptionalTexts("levelProfiles"), Dialled(r, "dutyPhone"), r.OptionalText("upwardAddressee"),
        r.OptionalTexts("outsideCounties"))), at);

    public static UnitRow Unit(RecordReader at) => Read(at, r => new UnitRow(
        r.Text("code"), r.Text("name"), r.Text("nameEn"), r.Text("short"), r.OneOf("level", UnitLevels), r.OptionalText("parent"),
        r.Text("numberCode"), r.OptionalText("smsCode"), Dialled(r, "landline"), r.OptionalDecimal("latitude"), r.OptionalDecimal("longitude"), r.OptionalTexts("neighbours")));

    public static OutlineRow Outline(RecordReader at) => Read(at, r => new OutlineRow(r.Text("unit"), r.Rings("rings")));

    public static KindRow Kind(RecordReader at, int position) => Read(at, r => new KindRow(
        r.Text("slug"), r.Text("zh"), r.Text("en"), r.OptionalText("standardCode"), r.OptionalText("leadDepartment"), r.OptionalTexts("words"), position));

    public static CalendarRow CalendarDay(RecordReader at) => Read(at, r => new CalendarRow(r.Day("day"), r.OneOf("type", DayTypes), r.Text("name")));

    public static PersonRow Person(RecordReader at) => Read(at, r => new PersonRow(
        r.Id("id"), r.Text("unit"), r.Text("name"), r.Text("title"), r.Texts("phones")));

    public static RosterRow Roster(RecordReader at) => Read(at, r => new RosterRow(
        r.Id("id"), r.Text("unit"), r.OneOf("post", Posts.All), r.OneOf("pattern", ShiftPattern.All.Select(p => p.Code)),
        r.OptionalOneOf("onEves", DayPatterns), r.OptionalOneOf("onWeekends", DayPatterns), r.OptionalOneOf("onHolidays", DayPatterns),
        r.Day("anchorDay"), r.Ids("members")));

    public static DraftLadder Ladder(RecordReader at) => Read(at, r => new DraftLadder(
        r.Text("name"), [.. r.Records("steps").Select((step, i) => new Entry<LadderStepRow>(Step(step, i + 1), step))]));

    public static CriterionRow Criterion(RecordReader at) => Read(at, r => new CriterionRow(
        r.Text("table"), r.Text("line"), r.OptionalText("profile"), r.Texts("kinds"), r.Texts("measures"), [.. r.Records("bounds").Select(Bound)], r.Truth("onlyMay"),
        r.OptionalOneOf("with", Measures), r.OptionalTexts("within"), r.OptionalTexts("outside"), Positive(r, "forHours", r.OptionalNumber("forHours"))));

    public static TriggerRow Trigger(RecordReader at, int position) => Read(at, r => new TriggerRow(
        r.Text("id"), r.OneOf("effect", Effects), r.Text("zh"), r.Text("en"), position));

    public static TimetableRow Timetable(RecordReader at) => Read(at, r => new TimetableRow(
        r.OneOf("lane", Lanes), r.Truth("urgent"), Positive(r, "acceptedSeconds", r.Number("acceptedSeconds")) ?? 0,
        Positive(r, "deliveredSeconds", r.Number("deliveredSeconds")) ?? 0, Positive(r, "callSeconds", r.OptionalNumber("callSeconds")),
        Positive(r, "answerSeconds", r.OptionalNumber("answerSeconds"))));

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

    /// <summary>One file, told apart by `rule`: when all is quiet is said, and the days on which it is said more often.</summary>
    public static (IReadOnlyList<Entry<CheckInRow>> CheckIns, IReadOnlyList<Entry<PeriodRow>> Periods) CheckIns(IReadOnlyList<RecordReader> records)
    {
        var rules = records.Select(at => (At: at, Rule: at.OneOf("rule", [CheckIn, Period]))).ToList();
        return (
            [.. rules.Where(r => r.Rule == CheckIn).Select(r => new Entry<CheckInRow>(CheckInOf(r.At), r.At))],
            [.. rules.Where(r => r.Rule == Period).Select(r => new Entry<PeriodRow>(PeriodOf(r.At), r.At))]);
    }

    private static CheckInRow CheckInOf(RecordReader at) => Read(at, r => new CheckInRow(
        r.OneOf("units", UnitLevels), r.OneOf("posture", Postures), r.OptionalTimes("atTimes"), Positive(r, "windowMinutes", r.Number("windowMinutes")) ?? 0, r.Text("ladder")));

    private static PeriodRow PeriodOf(RecordReader at) => Read(at, r => new PeriodRow(r.Text("name"), r.Day("from"), r.Day("to"), r.OptionalTexts("units")));

    private static DeadlineRow DeadlineOf(RecordReader at) => Read(at, r => new DeadlineRow(
        r.Text("policy"), r.OneOf("kind", ObligationKinds), r.OneOf("level", Levels),
        (Positive(r, "afterMinutes", r.Number("afterMinutes")) ?? 0) * 60, r.OneOf("judgedBy", ["receipt"]), r.Text("ladder")));

    private static FollowUpRow FollowUpOf(RecordReader at) => Read(at, r => new FollowUpRow(
        r.Text("policy"), r.OneOf("level", Levels), r.Truth("openFire"), 0, Positive(r, "untilHours", r.OptionalNumber("untilHours")),
        Positive(r, "everyMinutes", r.OptionalNumber("everyMinutes")), r.OptionalTimes("atTimes")));

    private static BoundRow Bound(RecordReader at) => Read(at, r => new BoundRow(r.OneOf("level", Grades), r.OptionalDecimal("from"), r.OptionalDecimal("above")));

    private static LadderStepRow Step(RecordReader at, int position) => Read(at, r => new LadderStepRow(
        position, Bounded(r, "offsetMinutes", r.Number("offsetMinutes")) * 60, r.OneOf("action", Actions), r.Texts("tells")));

    private static string? Dialled(RecordReader at, string name)
    {
        var phone = at.OptionalText(name);
        if (phone is not null && !phone.All(c => char.IsAsciiDigit(c) || c is '+' or '-'))
        {
            at.Note(name, $"“{phone}”不能拨打：只写数字、+ 和 -", $"'{phone}' cannot be dialled: digits, + and - only");
        }
        return phone;
    }

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

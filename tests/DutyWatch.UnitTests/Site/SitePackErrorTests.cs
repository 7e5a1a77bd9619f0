using DutyWatch.Server.Site;

namespace DutyWatch.UnitTests.Site;

/// <summary>Whatever is wrong with a pack is said with file, line and field.</summary>
public sealed class SitePackErrorTests : IDisposable
{
    private readonly PackCopy copy = new(townships: false);

    public void Dispose() => copy.Dispose();

    [Theory]
    // The shape of a record
    [InlineData("units.json", "\"513322\", \"name\"", "\"numberCode\": \"22\"", "\"numberCode\": 22", "numberCode", "wrong type")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"nameEn\": \"Luding County\", ", "", "nameEn", "is missing")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"nameEn\": \"Luding County\"", "\"nameEn\": \" \"", "nameEn", "must not be empty")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"short\"", "\"shrot\"", "shrot", "no such property")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"latitude\": 29.91416", "\"latitude\": \"north\"", "latitude", "wrong type")]
    [InlineData("kinds.json", "nat.eq", "\"en\": \"earthquake\"", "\"en\": \"earthquake\", \"en\": \"quake\"", "en", "stands twice")]
    [InlineData("people.json", "魏雪斌", "\"id\": \"e", "\"id\": \"x", "id", "should be a UUID")]
    [InlineData("rosters.json", "\"513322\"", "2026-01-01", "2026-02-30", "anchorDay", "should be a day")]
    [InlineData("policies.json", "\"phone\", \"level\": \"I\"", "30", "30.5", "afterMinutes", "should be a whole number")]
    [InlineData("policies.json", "atTimes", "08:00", "25:00", "atTimes[0]", "time of day")]
    [InlineData("policies.json", "\"rule\": \"deadline\"", "\"deadline\"", "\"dead\"", "rule", "is none of")]
    [InlineData("site.json", "\"demo\"", "true", "\"yes\"", "demo", "wrong type")]
    [InlineData("site.json", "timeZone", "Asia/Shanghai", "Asia/Kangding", "timeZone", "no time zone")]
    [InlineData("site.json", "\"policy\"", "uniform-30-60", "uniform", "policy", "has no 'uniform'")]
    [InlineData("site.json", "prefectureCode", "513300", "513400", "prefectureCode", "no unit 513400")]
    // Units
    [InlineData("units.json", "\"513322\", \"name\"", "\"county\"", "\"village\"", "level", "is none of")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"county\"", "\"prefecture\"", "level", "only 513300")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"parent\": \"513300\"", "\"parent\": \"999999\"", "parent", "no unit 999999")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"parent\": \"513300\"", "\"parent\": null", "parent", "a parent is missing")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"parent\": \"513300\"", "\"parent\": \"513322100\"", "parent", "circle")]
    [InlineData("units.json", "\"513300\", \"name\"", "\"parent\": null", "\"parent\": \"513301\"", "parent", "has no parent")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"numberCode\": \"22\"", "\"numberCode\": \"01\"", "numberCode", "first in line 3")]
    [InlineData("units.json", "\"513322\", \"name\"", "[\"513301\"]", "[\"513301\", \"513338\"]", "neighbours[1]", "mutual")]
    [InlineData("units.json", "\"513322\", \"name\"", "[\"513301\"]", "[\"513301\", \"511824\"]", "neighbours[1]", "no unit 511824")]
    [InlineData("kinds.json", "nat.met.rain", "nat.met.rain", "nat.flood.river", "slug", "first in line 2")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"smsCode\": \"3322\"", "\"smsCode\": \"332\"", "smsCode", "not four digits")]
    [InlineData("units.json", "\"513322\", \"name\"", "\"smsCode\": \"3322\"", "\"smsCode\": \"3301\"", "smsCode", "first in line 3")]
    [InlineData("units.json", "\"513322\", \"name\"", "+8610000009322", "the porter", "landline", "cannot be dialled")]
    [InlineData("kinds.json", "acc.road", "车祸", "山火", "words", "already")]
    // Outlines
    [InlineData("outlines.json", "\"513322\"", "\"513322\"", "\"513399\"", "unit", "no unit 513399")]
    [InlineData("outlines.json", "\"513322\"", "\"513322\"", "\"513301\"", "unit", "first in line 2")]
    [InlineData("outlines.json", "\"513322\"", "\"rings\": [[[", "\"rings\": [[[190,0],[", "rings[0][0]", "[longitude, latitude]")]
    [InlineData("outlines.json", "\"513322\"", "\"rings\": [[[", "\"rings\": [[\"east\",[", "rings[0][0]", "[longitude, latitude]")]
    [InlineData("outlines.json", "\"513322\"", "\"rings\": [[[", "\"rings\": [[],[[", "rings[0][0]", "[longitude, latitude]")]
    [InlineData("outlines.json", "\"513322\"", "\"rings\": [[[", "\"rings\": [[[100.5,30.5],[", "rings[0]", "ends where it began")]
    [InlineData("outlines.json", "\"513322\"", "\"rings\": [[[", "\"rings\": [[[1,1],[2,2],[1,1]],[[", "rings[0]", "at least 4 points")]
    [InlineData("outlines.json", "\"513322\"", "\"rings\": [[[", "\"rings\": [[[102,29.6],[102,30.1],[102.4,30.1],[102.4,29.6],[102,29.6]],[[", "rings", "lies outside")]
    // Levels
    [InlineData("levels.json", "\"accident\", \"line\": \"dead\"", "[\"acc\"]", "[\"accident\"]", "kinds[0]", "neither 'accident'")]
    [InlineData("levels.json", "\"accident\", \"line\": \"dead\"", "[\"dead\"]", "[\"killed\"]", "measures[0]", "is none of")]
    [InlineData("levels.json", "\"accident\", \"line\": \"dead\"", "\"from\": 30", "\"from\": 10", "bounds[1]", "smaller value")]
    [InlineData("levels.json", "\"accident\", \"line\": \"dead\"", "\"from\": 30", "\"from\": 30, \"above\": 29", "bounds[0]", "not both")]
    [InlineData("levels.json", "\"accident\", \"line\": \"loss\"", "\"line\": \"loss\"", "\"line\": \"dead\"", "line", "first in line 2")]
    [InlineData("levels.json", "\"accident\", \"line\": \"dead\"", "\"onlyMay\": false", "\"onlyMay\": false, \"within\": [\"513301999\"]", "within[0]", "has no '513301999'")]
    [InlineData("site.json", "levelProfiles", "national-2012", "national-2032", "levelProfiles", "has no 'national-2032'")]
    [InlineData("site.json", "dutyPhone", "+8610000009999", "ask", "dutyPhone", "cannot be dialled")]
    // People
    [InlineData("people.json", "魏雪斌", "\"unit\": \"513300\"", "\"unit\": \"513999\"", "unit", "no unit 513999")]
    [InlineData("people.json", "魏雪斌", "+8610000000003", "100 0000 0003", "phones[0]", "no international number|not an international number")]
    [InlineData("people.json", "魏雪斌", "+8610000000004", "+8610000000001", "phones[1]", "first in line 2")]
    [InlineData("people.json", "魏雪斌", "[\"+8610000000003\", \"+8610000000004\"]", "[]", "phones", "at least one")]
    [InlineData("people.json", "魏雪斌", "[\"+8610000000003\", \"+8610000000004\"]", "\"+8610000000003\"", "phones", "wrong type")]
    // Rosters
    [InlineData("rosters.json", "\"513322\"", "\"A24\"", "\"A25\"", "pattern", "is none of")]
    [InlineData("rosters.json", "\"513322\"", "\"duty-officer\"", "\"night-watchman\"", "post", "is none of")]
    [InlineData("rosters.json", "\"unit\": \"513300\", \"post\": \"editor\"", "\"editor\"", "\"duty-officer\"", "post", "first in line 2")]
    [InlineData("rosters.json", "\"513322\", \"post\": \"duty-officer\"", "\"A24\"", "\"A24\", \"onHolidays\": \"off\"", "pattern", "at times nobody is on duty in 513322")]
    [InlineData("rosters.json", "\"513322\", \"post\": \"duty-officer\"", "\"A24\"", "\"E16\"", "pattern", "at times nobody is on duty in 513322")]
    [InlineData("rosters.json", "\"513322\", \"post\": \"duty-officer\"", "\"A24\"", "\"A24\", \"onHolidays\": \"A25\"", "onHolidays", "is none of")]
    [InlineData("rosters.json", "\"513322\", \"post\": \"duty-officer\"", "\"A24\"", "\"A24\", \"onWeekends\": \"standing\"", "onWeekends", "is none of")]
    [InlineData("rosters.json", "\"513322\", \"post\": \"office-head\"", "\"standing\"", "\"standing\", \"onEves\": \"A24\"", "onEves", "stands on every day")]
    // Holidays
    [InlineData("holidays.json", "2026-02-20", "bridge", "bridged", "type", "is none of")]
    [InlineData("holidays.json", "2026-02-20", "2026-02-20", "20 February", "day", "should be a day")]
    [InlineData("holidays.json", "2026-02-20", "2026-02-20", "2015-01-01", "day", "first in line 2")]
    // Policies
    [InlineData("policies.json", "\"phone\", \"level\": \"I\"", "30", "0", "afterMinutes", "does not lie between")]
    [InlineData("policies.json", "\"phone\", \"level\": \"I\"", "late-report", "late-reports", "ladder", "has no 'late-reports'")]
    [InlineData("policies.json", "\"phone\", \"level\": \"II\"", "\"II\"", "\"I\"", "level", "first in line 2")]
    [InlineData("policies.json", "\"supplement\", \"level\": \"unknown\"", "\"unknown\"", "\"below\"", "level", "first in line 30")]
    [InlineData("policies.json", "everyMinutes", "\"everyMinutes\": 60", "\"everyMinutes\": 60, \"atTimes\": [\"08:00\"]", "everyMinutes", "not both")]
    [InlineData("policies.json", "\"untilHours\": 24", "24", "6", "untilHours", "must be more than the 6")]
    [InlineData("policies.json", "\"untilHours\": 6", "\"untilHours\": 6, ", "", "untilHours", "would never apply")]
    [InlineData("policies.json", "atTimes", "\"atTimes\"", "\"untilHours\": 48, \"atTimes\"", "untilHours", "the last rule leaves out")]
    // Ladders
    [InlineData("ladders.json", "late-follow-up", "late-follow-up", "late-report", "name", "first in line 2")]
    [InlineData("ladders.json", "\"offsetMinutes\": 15", "15", "10", "steps[3].offsetMinutes", "must be later")]
    [InlineData("ladders.json", "\"offsetMinutes\": -10", "-10", "10", "steps[0].offsetMinutes", "'remind' is negative")]
    [InlineData("ladders.json", "\"offsetMinutes\": -10", "-10", "-120", "steps[0].offsetMinutes", "can never fire")]
    [InlineData("ladders.json", "\"action\": \"due\"", "\"due\"", "\"shout\"", "steps[1].action", "is none of")]
    [InlineData("ladders.json", "\"offsetMinutes\": 30", "overdue", "missing", "steps[5].action", "'missing' is the last step")]
    [InlineData("ladders.json", "owing.office-head", "owing.office-head", "office-head", "steps[3].tells[0]", "is no post")]
    [InlineData("ladders.json", "owing.office-head", "owing.office-head", "prefecture.office-head", "steps[3].tells[0]", "nobody in rosters.json")]
    [InlineData("ladders.json", "owing.office-head", "[\"owing.office-head\"]", "[]", "steps[3].tells", "tells nobody")]
    // Check-ins
    [InlineData("checkins.json", "\"ordinary\"", "\"ordinary\"", "\"lazy\"", "posture", "is none of")]
    [InlineData("checkins.json", "\"ordinary\"", "\"ordinary\"", "\"rest\"", "posture", "has no hours for 'ordinary' days")]
    [InlineData("checkins.json", "\"rest\"", "\"rest\"", "\"ordinary\"", "posture", "first in line 2")]
    [InlineData("checkins.json", "\"ordinary\"", "[\"17:00\"]", "[]", "atTimes", "give one time")]
    [InlineData("checkins.json", "\"ordinary\"", "[\"17:00\"]", "[\"17:00\", \"17:00\"]", "atTimes", "given twice")]
    [InlineData("checkins.json", "\"ordinary\"", "60", "0", "windowMinutes", "does not lie between")]
    [InlineData("checkins.json", "\"ordinary\"", "late-check-in", "late-checkin", "ladder", "has no 'late-checkin'")]
    [InlineData("checkins.json", "国庆", "\"2026-10-07\"", "\"2026-09-07\"", "to", "must not be before")]
    [InlineData("checkins.json", "国庆", "\"units\": []", "\"units\": [\"510100\"]", "units[0]", "has no '510100'")]
    // Timetable and texts
    [InlineData("timetable.json", "\"page\", \"urgent\": true", "120", "-1", "answerSeconds", "does not lie between")]
    [InlineData("timetable.json", "\"page\", \"urgent\": false", "false", "true", "lane", "first in line 2")]
    [InlineData("texts.json", "\"zh\"", "{due}", "{due", "body", "braces")]
    [InlineData("texts.json", "\"zh\"", "\"zh\"", "\"en\"", "language", "no text in the site's language")]
    [InlineData("texts.json", "\"zh\"", "\"zh\"", "\"fr\"", "language", "is none of")]
    public void A_wrong_field_is_named_with_its_file_and_line(string file, string lineWith, string old, string with, string field, string says)
    {
        var line = copy.Replace(file, lineWith, old, with);

        var errors = SitePack.Read(copy.Folder).Errors;

        Assert.Contains(errors, error => error.File == file && error.Field == field && says.Split('|').Any(error.En.Contains) && Math.Abs(error.Line - line) <= 1);
        Assert.All(errors, error => Assert.NotEmpty(error.Zh));
    }

    [Theory]
    [InlineData("units.json")]
    [InlineData("site.json")]
    [InlineData("texts.json")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(Path.Combine(copy.Folder, file));

        var error = Assert.Single(SitePack.Read(copy.Folder).Errors);

        Assert.Equal((file, 1, "this file is missing"), (error.File, error.Line, error.En));
    }

    [Theory]
    [InlineData("\"parent\": \"513300\",", "\"parent\": \"513300\"")]
    [InlineData("\"parent\": \"513300\",", "\"parent\": \"513300\"\",")]
    [InlineData("{ \"code\"", "\"code\"")]
    public void Malformed_JSON_is_named_by_its_line(string old, string with)
    {
        var line = copy.Replace("units.json", "\"513326\", \"name\"", old, with);

        var error = Assert.Single(SitePack.Read(copy.Folder).Errors);

        Assert.Equal(("units.json", line), (error.File, error.Line));
        Assert.Contains("malformed", error.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[ 1")]
    [InlineData("[] []")]
    [InlineData("[ \"\\ud800\" ]")]
    public void A_file_that_is_no_JSON_at_all_is_named(string content)
    {
        copy.Write("kinds.json", content);

        Assert.Equal("kinds.json", Assert.Single(SitePack.Read(copy.Folder).Errors).File);
    }

    [Fact]
    public void A_file_of_the_wrong_shape_is_named()
    {
        copy.Write("kinds.json", "{}");
        copy.Write("site.json", "[]");

        Assert.Equal(["this should be a list […]", "this should be an object {…}"], SitePack.Read(copy.Folder).Errors.Select(error => error.En));
    }

    [Fact]
    public void A_county_without_an_outline_is_named_and_a_site_without_any_is_not()
    {
        copy.Change("outlines.json", "\"513322\"", _ => "");

        var error = Assert.Single(SitePack.Read(copy.Folder).Errors);
        copy.Write("outlines.json", "[]");

        Assert.Equal(("outlines.json", "unit"), (error.File, error.Field));
        Assert.Contains("513322 has no outline", error.En, StringComparison.Ordinal);
        Assert.Empty(SitePack.Read(copy.Folder).Errors);
    }

    [Fact]
    public void An_outline_straight_from_a_survey_is_too_large()
    {
        var far = string.Concat(Enumerable.Repeat("[10,10],", 20_000));
        copy.Replace("outlines.json", "\"513322\"", "\"rings\": [[[", $"\"rings\": [[{far}[10,10]],[[");

        var error = Assert.Single(SitePack.Read(copy.Folder).Errors);

        Assert.Contains("at most 20000: simplify them", error.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_roster_member_of_another_unit_is_named_by_place()
    {
        var stranger = copy.Lines("people.json").First(line => line.Contains("\"513301\"", StringComparison.Ordinal)).Split('"')[3];
        var line = copy.Change("rosters.json", "\"513322\", \"post\": \"duty-officer\"", l => l.Replace("\"] }", $"\", \"{stranger}\"] }}", StringComparison.Ordinal));

        var error = Assert.Single(SitePack.Read(copy.Folder).Errors);

        Assert.Equal(("rosters.json", line, "members[4]"), (error.File, error.Line, error.Field));
        Assert.Contains("belongs to 513301, not to 513322", error.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_roster_member_who_does_not_exist_and_an_empty_roster_are_named()
    {
        var line = copy.Change("rosters.json", "\"513322\", \"post\": \"duty-officer\"", l => l[..l.IndexOf('[', StringComparison.Ordinal)] + "[\"00000000-0000-0000-0000-000000000001\"] },");
        var empty = copy.Change("rosters.json", "\"513323\", \"post\": \"duty-leader\"", l => l[..l.IndexOf('[', StringComparison.Ordinal)] + "[] },");

        Assert.Equal([(line, "members[0]"), (empty, "members")], SitePack.Read(copy.Folder).Errors.Select(error => (error.Line, error.Field)));
    }

    [Fact]
    public void A_unit_without_a_duty_officer_is_named()
    {
        copy.Replace("rosters.json", "\"513322100\", \"post\": \"duty-officer\"", "\"duty-officer\"", "\"editor\"");
        var line = Array.FindIndex(copy.Lines("units.json"), l => l.Contains("\"513322100\"", StringComparison.Ordinal)) + 1;

        var error = Assert.Single(SitePack.Read(copy.Folder).Errors);

        Assert.Equal(("units.json", line, "code"), (error.File, error.Line, error.Field));
        Assert.Contains("nobody is on duty in 513322100", error.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ladder_without_steps_and_one_without_a_due_step_are_named()
    {
        copy.Write("ladders.json", """
            [
              { "name": "late-report", "steps": [] },
              { "name": "late-follow-up", "steps": [{ "offsetMinutes": -5, "action": "remind", "tells": ["owing.duty-officer"] }] },
              { "name": "late-final" }
            ]
            """);

        Assert.Contains(SitePack.Read(copy.Folder).Errors, error => (error.Line, error.Field) == (2, "steps") && error.En.Contains("has no step", StringComparison.Ordinal));
        Assert.Contains(SitePack.Read(copy.Folder).Errors, error => (error.Line, error.Field) == (3, "steps") && error.En.Contains("'due'", StringComparison.Ordinal));
        Assert.Contains(SitePack.Read(copy.Folder).Errors, error => (error.Line, error.Field) == (4, "steps") && error.En.Contains("is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_rule_is_named_in_its_file()
    {
        copy.Change("policies.json", "\"graded\", \"kind\": \"final\", \"level\": \"III\"", _ => "");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            copy.Change("policies.json", "\"graded\", \"level\": \"IV\", \"openFire\": false", _ => "");
        }
        copy.Change("policies.json", "\"graded\", \"kind\": \"upward-phone\", \"level\": \"II\"", _ => "");
        copy.Change("timetable.json", "\"broadcast\", \"urgent\": true", _ => "");

        var errors = SitePack.Read(copy.Folder).Errors;

        Assert.Contains(errors, error => error.File == "policies.json" && error.En.Contains("no deadline for final of level III", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.File == "policies.json" && error.En.Contains("no deadline for upward-phone of level II", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.File == "timetable.json" && error.En.Contains("no rule for broadcast", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.File == "policies.json" && error.En.Contains("no follow-up interval for level IV", StringComparison.Ordinal));
        Assert.Equal(4, errors.Count);
    }

    [Fact]
    public void Every_error_is_listed_and_not_the_first_only()
    {
        var unit = copy.Replace("units.json", "\"513322\", \"name\"", "\"short\"", "\"shrot\"");
        var person = copy.Replace("people.json", "魏雪斌", "+8610000000003", "123");
        var rule = copy.Replace("policies.json", "\"phone\", \"level\": \"I\"", "late-report", "nothing");

        Assert.Equal(
            [("people.json", person, "phones[0]"), ("policies.json", rule, "ladder"), ("units.json", unit, "short"), ("units.json", unit, "shrot")],
            SitePack.Read(copy.Folder).Errors.Select(error => (error.File, error.Line, error.Field)));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_named_and_do_not_stop_the_program()
    {
        File.WriteAllBytes(Path.Combine(copy.Folder, "people.json"), [(byte)'[', (byte)'"', 0xff, 0xfe, (byte)'"', (byte)']']);

        Assert.Equal("people.json", Assert.Single(SitePack.Read(copy.Folder).Errors).File);
    }
}

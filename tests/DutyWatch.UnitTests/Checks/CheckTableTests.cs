using System.Text.Json;
using DutyWatch.Core.Checks;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Reports;
using DutyWatch.UnitTests.Core;
using DutyWatch.UnitTests.House;

namespace DutyWatch.UnitTests.Checks;

public sealed class CheckTableTests
{
    internal static readonly Sample[] Samples = [.. TimeSamples.All, .. ElementSamples.All, .. NumberSamples.All, .. WordSamples.All, .. CrossSamples.All];

    public static TheoryData<string> Ids => [.. CheckTable.All.Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_check_speaks_where_it_must_in_both_languages(string id)
    {
        var sample = Assert.Single(Samples, s => s.Id == id);
        var row = CheckTable.All.Single(c => c.Id == id);

        var found = CheckTable.Run(sample.Yes).First(f => f.Rule == id);

        Assert.Equal((sample.Zh, sample.En ?? row.En), (found.Zh, found.En));
        Assert.DoesNotContain('{', found.Zh + found.En);
        Assert.NotEmpty(found.Field);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_check_is_silent_right_beside_it(string id)
    {
        var sample = Assert.Single(Samples, s => s.Id == id);

        Assert.DoesNotContain(id, CheckTable.Run(sample.No).Select(f => f.Rule));
    }

    [Fact]
    public void The_table_says_word_for_word_what_the_rules_say()
    {
        using var rules = JsonDocument.Parse(Repository.Read("tests/data/rules.json"));

        var ordered = rules.RootElement.GetProperty("rules").EnumerateArray()
            .Select(r => (r.GetProperty("id").GetString(), Said(r.GetProperty("severity").GetString()!), Stages(r.GetProperty("stages").GetString()!), r.GetProperty("message_zh").GetString(), r.GetProperty("message_en").GetString()));

        Assert.Equal(81, CheckTable.All.Count);
        Assert.Equal(ordered.OrderBy(r => r.Item1), CheckTable.All.Select(c => ((string?)c.Id, c.Severity, c.Stages, (string?)c.Zh, (string?)c.En)).OrderBy(r => r.Item1));
    }

    [Fact]
    public void A_clean_report_is_left_alone_at_every_stage() =>
        Assert.All(new[] { Clean.Phone, Clean.First, Clean.Update, Clean.Final, Clean.Document, Clean.Sms, Clean.Ticking }, it => Assert.Empty(CheckTable.Run(it)));

    [Fact]
    public void The_worked_example_wants_a_trend_and_nothing_else()
    {
        var example = Clean.First.With(r => r with
        {
            OccurredAt = Day.At("15:00"), Precision = OccurrencePrecision.Hour, Trend = "", Cause = "起火原因正在调查。", NextSteps = "全力扑救，核查涉险人员，续报进展。",
            Measures = "15时06分县消防救援大队接报，15时08分出动3车15人，15时21分到场。县政府分管领导已到场。", Confirmed = Level.Below,
        });

        Assert.Equal(["R-E11"], CheckTable.Run(example).Select(f => f.Rule));
    }

    [Fact]
    public void From_the_seventh_to_the_eighth_report_of_Luding_both_sums_are_asked_about() =>
        Assert.Equal(["R-N02", "R-N14"], CheckTable.Run(Clean.Update.Counted(("dead", 86), ("missing", 35)).Counting(("dead", 88), ("missing", 30)).With(r => r with { Course = "搜救继续。" })).Select(f => f.Rule));

    [Fact]
    public void The_gravest_is_said_first() =>
        Assert.Equal([Severity.Blocks, Severity.Returns, Severity.Warns], CheckTable.Run(Clean.First.With(r => r with { Place = "", Signer = "", Trend = "" })).Select(f => f.Severity));

    private static Severity Said(string letter) => letter switch
    {
        "B" => Severity.Blocks,
        "E" => Severity.Returns,
        "W" => Severity.Warns,
        _ => Severity.Informs,
    };

    private static CheckStage Stages(string words) => words.Split(' ').Select(w => Enum.Parse<CheckStage>(w, ignoreCase: true)).Aggregate((a, b) => a | b);
}

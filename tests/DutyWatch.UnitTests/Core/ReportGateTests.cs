using DutyWatch.Core.Answers;
using DutyWatch.Core.Reports;

namespace DutyWatch.UnitTests.Core;

public sealed class ReportGateTests
{
    private static readonly CoreElements Whole = new(Day.At("12:52"), OccurrencePrecision.Minute, "泸定县磨西镇", "nat.eq", "发生地震", "李敏", "+86 100 0000 0001");

    [Theory]
    [InlineData(Stage.Phone)]
    [InlineData(Stage.First)]
    [InlineData(Stage.Update)]
    [InlineData(Stage.Final)]
    [InlineData(Stage.Correction)]
    public void Five_elements_are_enough(Stage stage) => Assert.Null(ReportGate.Check(stage, Whole));

    [Theory]
    [MemberData(nameof(Lacking))]
    public void Each_core_element_stops_a_first_report_and_is_named(string field, CoreElements elements)
    {
        var phone = ReportGate.Check(Stage.Phone, elements);
        var first = ReportGate.Check(Stage.First, elements);

        Assert.Equal(Refusals.ElementMissing.At(field), phone);
        Assert.Equal(phone, first);
    }

    [Fact]
    public void A_time_still_being_checked_stops_nothing() =>
        Assert.Null(ReportGate.Check(Stage.Phone, Whole with { OccurredAt = null, Precision = OccurrencePrecision.Unknown }));

    [Fact]
    public void A_follow_up_need_not_say_again_when_where_and_what_it_was() =>
        Assert.Null(ReportGate.Check(Stage.Update, Whole with { OccurredAt = null, Place = null, Kind = null }));

    [Theory]
    [InlineData("13:02:00", null)]
    [InlineData("13:02:00.1", "knownAt")]
    public void A_clock_may_be_two_minutes_fast(string at, string? field)
    {
        var refusal = ReportGate.CheckTimes(Day.At("13:00"), ("occurredAt", Day.At("12:52")), ("knownAt", Day.At(at)), ("asOf", null));

        Assert.Equal(field, refusal?.Field);
        Assert.Equal(field is null ? null : "report.time-in-future", refusal?.Code);
    }

    public static TheoryData<string, CoreElements> Lacking() => new()
    {
        { "occurredAt", Whole with { OccurredAt = null } },
        { "place.text", Whole with { Place = " " } },
        { "kind", Whole with { Kind = null } },
        { "course", Whole with { WhatHappened = "\u3000" } },
        { "author", Whole with { Author = "" } },
        { "contactPhone", Whole with { ContactPhone = null } },
    };
}

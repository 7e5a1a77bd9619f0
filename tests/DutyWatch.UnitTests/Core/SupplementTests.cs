using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;

namespace DutyWatch.UnitTests.Core;

/// <summary>先报后补: what a first report leaves out is owed half an hour later (domain 3.3).</summary>
public sealed class SupplementTests
{
    [Theory]
    [InlineData(Level.I)]
    [InlineData(Level.IV)]
    [InlineData(Level.Unknown)]
    public void What_was_filed_with_gaps_owes_them_thirty_minutes_after_receipt_at_every_level(Level level)
    {
        var county = new Side(Orders.Uniform);

        var written = county.FileWithGaps(Stage.First, "13:40:20", level: level);

        var supplement = county.The(ObligationKind.Supplement);
        Assert.Equal((1, Day.At("13:40:20"), Day.At("14:10:20"), ObligationState.Open), (supplement.No, supplement.ClockStartAt, supplement.DueAt, supplement.State));
        Assert.Equal(2, written.Opened.Count);
        Assert.Equal(2, county.The(ObligationKind.Update).No);
    }

    [Theory]
    [InlineData(Stage.Phone)]
    [InlineData(Stage.Update)]
    [InlineData(Stage.Final)]
    [InlineData(Stage.Correction)]
    public void Only_a_first_report_may_be_filed_first_and_told_later(Stage stage)
    {
        var county = new Side(Orders.Uniform);

        county.FileWithGaps(stage, "13:40");

        Assert.DoesNotContain(county.Owed, o => o.Obligation.Kind == ObligationKind.Supplement);
    }

    [Fact]
    public void A_whole_first_report_owes_no_supplement()
    {
        var county = new Side(Orders.Uniform);

        county.File(Stage.First, "13:40");

        Assert.DoesNotContain(county.Owed, o => o.Obligation.Kind == ObligationKind.Supplement);
    }

    [Theory]
    [InlineData(Stage.Update, "14:10:00", ObligationState.Met)]
    [InlineData(Stage.Update, "14:10:01", ObligationState.MetLate)]
    [InlineData(Stage.Correction, "14:10:00", ObligationState.Met)]
    [InlineData(Stage.Final, "14:25", ObligationState.MetLate)]
    public void The_next_written_word_meets_it_in_time_or_late_to_the_second(Stage stage, string at, ObligationState state)
    {
        var county = new Side(Orders.Uniform);
        county.FileWithGaps(Stage.First, "13:40");

        county.File(stage, at);

        Assert.Equal(state, county.The(ObligationKind.Supplement).State);
    }

    [Theory]
    [InlineData(Stage.Phone)]
    [InlineData(Stage.First)]
    public void A_call_or_another_first_report_does_not_meet_it(Stage stage)
    {
        var county = new Side(Orders.Uniform);
        county.FileWithGaps(Stage.First, "13:40");

        county.File(stage, "13:50");

        Assert.False(county.The(ObligationKind.Supplement).IsSettled);
    }

    [Fact]
    public void A_correction_meets_the_supplement_and_nothing_else()
    {
        var county = new Side(Orders.Uniform);
        county.FileWithGaps(Stage.First, "13:40");

        var corrected = county.File(Stage.Correction, "13:50");

        Assert.Equal(ObligationKind.Supplement, Assert.Single(corrected.Settled).Owing.Obligation.Kind);
        Assert.Empty(corrected.Opened);
        Assert.False(county.The(ObligationKind.Update).IsSettled);
    }

    [Fact]
    public void One_that_runs_stands_for_the_next_and_after_it_is_met_there_is_a_second_one()
    {
        var county = new Side(Orders.Uniform);
        county.FileWithGaps(Stage.First, "13:40");
        county.FileWithGaps(Stage.First, "13:45");
        Assert.Equal(Day.At("14:10"), county.The(ObligationKind.Supplement).DueAt);

        county.File(Stage.Correction, "13:50");
        county.FileWithGaps(Stage.First, "14:00");

        Assert.Equal([1, 2], county.Owed.Select(o => o.Obligation).Where(o => o.Kind == ObligationKind.Supplement).Select(o => o.No).Order());
        Assert.Equal(2, county.The(ObligationKind.Update).No);
    }

    [Fact]
    public void A_raised_level_leaves_it_where_it_is()
    {
        var county = new Side(Orders.Graded);
        county.FileWithGaps(Stage.First, "13:40", level: Level.IV);

        county.File(Stage.Phone, "13:45", level: Level.I);

        Assert.Equal(Day.At("14:10"), county.The(ObligationKind.Supplement).DueAt);
    }

    [Fact]
    public void A_policy_that_asks_for_none_opens_none()
    {
        var county = new Side(Orders.Uniform with { Deadlines = [.. Orders.Uniform.Deadlines.Where(rule => rule.Kind != ObligationKind.Supplement)] });

        county.FileWithGaps(Stage.First, "13:40");

        Assert.DoesNotContain(county.Owed, o => o.Obligation.Kind == ObligationKind.Supplement);
    }

    /// <summary>Whatever is filed in whatever order: at most one runs, no number is given twice, follow-ups are counted without gaps, and a final report leaves nothing.</summary>
    [Fact]
    public void Whatever_is_filed_in_whatever_order_it_is_owed_once_and_disturbs_no_number()
    {
        Stage[] stages = [Stage.Phone, Stage.First, Stage.Update, Stage.Correction];
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var county = new Side(Orders.Graded);
            for (var minute = 0; minute < 30; minute++)
            {
                var (stage, at, level) = (stages[random.Next(stages.Length)], $"14:{minute:00}", (Level)random.Next(6));
                _ = random.Next(2) == 0 ? county.FileWithGaps(stage, at, level) : county.File(stage, at, level: level);
                Assert.True(county.Owed.Count(o => o.Obligation is { Kind: ObligationKind.Supplement, IsSettled: false }) <= 1, $"seed {seed}");
            }
            county.File(Stage.Final, "15:00");

            foreach (var (kind, first) in new[] { (ObligationKind.Supplement, 1), (ObligationKind.Update, 2) })
            {
                var numbers = county.Owed.Where(o => o.Obligation.Kind == kind).Select(o => o.Obligation.No).Order().ToList();
                Assert.Equal(Enumerable.Range(first, numbers.Count), numbers);
            }
            Assert.All(county.Owed, o => Assert.True(o.Obligation.IsSettled, $"seed {seed}"));
        }
    }
}

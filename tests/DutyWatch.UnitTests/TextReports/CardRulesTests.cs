using DutyWatch.Core.TextReports;

namespace DutyWatch.UnitTests.TextReports;

public sealed class CardRulesTests
{
    [Theory]
    [InlineData(1, false, 0, true)]
    [InlineData(5, false, 0, true)]
    [InlineData(6, false, 0, false)]
    [InlineData(3, true, 3, false)]
    [InlineData(1, false, 3, true)]
    [InlineData(8, false, 3, true)]
    [InlineData(9, false, 3, false)]
    [InlineData(5, false, 10, false)]
    [InlineData(6, false, 10, true)]
    public void The_next_five_are_accepted_and_those_skipped_of_late(int position, bool isUsed, int lastUsed, bool accepted) =>
        Assert.Equal(accepted, CardRules.IsAccepted(position, isUsed, lastUsed));
}

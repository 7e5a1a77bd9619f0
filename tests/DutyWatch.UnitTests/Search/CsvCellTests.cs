using DutyWatch.Core.Search;

namespace DutyWatch.UnitTests.Search;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("磨西镇滑坡", "磨西镇滑坡")]
    [InlineData("", "")]
    [InlineData("a-b=c", "a-b=c")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("他说\"塌了\"", "\"他说\"\"塌了\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+861", "'+861")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    public void A_cell_is_quoted_and_never_a_formula(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));
}

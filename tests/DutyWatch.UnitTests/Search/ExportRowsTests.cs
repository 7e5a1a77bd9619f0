using DutyWatch.Core.Incidents;
using DutyWatch.Server.Search;

namespace DutyWatch.UnitTests.Search;

public sealed class ExportRowsTests
{
    [Fact]
    public void Every_level_and_every_state_has_its_words_in_the_table()
    {
        Assert.Equal(Enum.GetValues<Level>(), ExportRows.LevelNames.Keys.Order());
        Assert.Equal(Enum.GetValues<IncidentState>(), ExportRows.StateNames.Keys.Order());
    }
}

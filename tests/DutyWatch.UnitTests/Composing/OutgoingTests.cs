using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Server.Upward;

namespace DutyWatch.UnitTests.Composing;

/// <summary>By line and as a file a report is word for word the same; its hash minds its words and nothing else.</summary>
public sealed class OutgoingTests
{
    private static readonly Guid Theirs = Guid.Parse("00000000-0000-0000-0000-000000000007");

    [Theory]
    [InlineData(ReportStage.First, false, ReportStage.First, false)]
    [InlineData(ReportStage.First, true, ReportStage.First, false)]
    [InlineData(ReportStage.Update, true, ReportStage.Update, true)]
    [InlineData(ReportStage.Final, true, ReportStage.Final, true)]
    [InlineData(ReportStage.Update, false, ReportStage.First, false)]
    [InlineData(ReportStage.Final, false, ReportStage.First, false)]
    public void A_follow_up_goes_to_their_incident_and_is_the_first_where_they_have_none(ReportStage stage, bool known, ReportStage sent, bool names)
    {
        var report = Outgoing.Report(Report(stage), known ? Theirs : null);

        Assert.Equal((sent, names ? Theirs : (Guid?)null), (report.Stage, report.IncidentId));
    }

    [Theory]
    [InlineData("""{"course":"滑坡","dead":1.50}""", "{ \"course\" : \"\\u6ed1\\u5761\",\n  \"dead\": 1.50 }", true)]
    [InlineData("""{"course":"滑坡","dead":1.50}""", """{"course":"滑坡","dead":1.5}""", false)]
    [InlineData("""{"course":"滑坡","dead":1}""", """{"dead":1,"course":"滑坡"}""", false)]
    [InlineData("""{"course":"滑坡"}""", """{"course":"滑坡。"}""", false)]
    public void White_space_and_escapes_do_not_count_and_words_do(string one, string other, bool same) => Assert.Equal(same, Hash(one) == Hash(other));

    private static string Hash(string json) => Outgoing.Hash(JsonDocument.Parse(json).RootElement);

    private static FileReportRequest Report(ReportStage stage) => new() { CommandId = Guid.Empty, ReportId = Guid.Empty, Stage = stage, UnitCode = "513300" };
}

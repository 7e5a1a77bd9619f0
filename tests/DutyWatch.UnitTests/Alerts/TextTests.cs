using DutyWatch.Alerts.Texts;

namespace DutyWatch.UnitTests.Alerts;

public sealed class TextTests
{
    private static readonly TextFrame Frame = new("【应急值守】", "");
    private const string NewIncident = "[{level}]{county}{type}，{time}{place}，{casualties}{detail}。复1 {code}确认";

    [Theory]
    [InlineData("", true, 0, 0)]
    [InlineData("A", true, 1, 1)]
    [InlineData("[€]", true, 6, 1)]
    [InlineData("地", false, 1, 1)]
    [InlineData("\U0001F525", false, 2, 1)]
    public void Units_are_counted_as_the_air_counts_them(string text, bool gsm7, int units, int segments) =>
        Assert.Equal(new SmsLength(gsm7, units, segments), SmsLength.Of(text));

    [Theory]
    [InlineData('a', 160, 1)]
    [InlineData('a', 161, 2)]
    [InlineData('a', 307, 3)]
    [InlineData('地', 70, 1)]
    [InlineData('地', 71, 2)]
    [InlineData('地', 135, 3)]
    public void A_split_text_carries_less_in_each_part(char letter, int length, int segments) =>
        Assert.Equal(segments, SmsLength.Of(new string(letter, length)).Segments);

    [Fact]
    public void The_words_of_the_field_stand_where_the_template_wants_them()
    {
        var text = MessageText.Write(Frame, NewIncident, Words());

        Assert.Equal("【应急值守】[重大]泸定县地震6.8级，12:52磨西镇，亡2伤15失3。复1 4821确认", text);
        Assert.Equal(46, SmsLength.Of(text).Units);
    }

    [Fact]
    public void Detail_goes_first_then_place_and_never_the_code()
    {
        var text = MessageText.Write(Frame, NewIncident, Words(place: new string('磨', 60), detail: new string('房', 40)));

        Assert.True(SmsLength.Of(text).FitsOneEverywhere);
        Assert.DoesNotContain("房", text, StringComparison.Ordinal);
        Assert.Contains("磨磨…", text, StringComparison.Ordinal);
        Assert.EndsWith("复1 4821确认", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rare_character_is_never_cut_in_two()
    {
        var text = MessageText.Write(Frame, NewIncident, Words(place: string.Concat(Enumerable.Repeat("\U00020BB7", 30))));

        Assert.True(SmsLength.Of(text).FitsOneEverywhere);
        Assert.DoesNotContain('\uFFFD', text);
        Assert.All(text.EnumerateRunes(), rune => Assert.NotEqual(0xFFFD, rune.Value));
    }

    [Fact]
    public void A_drill_is_said_right_after_the_signature()
    {
        var text = MessageText.Write(new TextFrame("应急值守", "【演练】"), "地震。复1 {code}", Words());

        Assert.Equal("【应急值守】【演练】地震。复1 4821", text);
    }

    [Fact]
    public void A_brace_or_a_line_end_in_a_word_cannot_become_something_else()
    {
        var text = MessageText.Write(Frame, "{place}/{nothing}/{code}", Words(place: "{code}\r\n\ud800x"));

        Assert.Equal("【应急值守】{code}  \uFFFDx//4821", text);
    }

    private static Dictionary<string, string> Words(string place = "磨西镇", string detail = "") => new()
    {
        ["level"] = "重大", ["county"] = "泸定县", ["type"] = "地震6.8级", ["time"] = "12:52", ["place"] = place,
        ["casualties"] = "亡2伤15失3", ["detail"] = detail, ["code"] = "4821",
    };
}

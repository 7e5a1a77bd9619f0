using System.Text.Json;
using DutyWatch.Alerts.Inbound;
using FsCheck.Xunit;

namespace DutyWatch.UnitTests.Alerts;

public sealed class ReplyParserTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, TwilioData.Read("sms-parse-cases.json").GetProperty("cases").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_recorded_text_is_understood(int number)
    {
        var file = TwilioData.Read("sms-parse-cases.json");
        var one = file.GetProperty("cases")[number];
        var expect = one.GetProperty("expect");
        var reply = ReplyParser.Parse(one.GetProperty("input").GetString()!);

        if (reply.Kind == ReplyKind.Report)
        {
            // What the reports say is TextReportTests' to ask.
            Assert.Equal("report", Outcome(expect));
            return;
        }
        var verdict = ReplyRules.Decide(reply, Phone(file.GetProperty("contexts").GetProperty(one.GetProperty("context").GetString()!)));

        Assert.Equal(Outcome(expect), verdict.Outcome);
        if (expect.TryGetProperty("code", out var code))
        {
            Assert.Equal(code.GetString(), verdict.Held!.Code);
        }
        if (expect.TryGetProperty("note", out var note))
        {
            Assert.Equal(note.GetString(), reply.Note);
        }
        if (expect.TryGetProperty("action", out var action))
        {
            Assert.Equal(action.GetString() == "ack" ? ReplyAction.Acknowledge : ReplyAction.InProgress, reply.Action);
        }
        if (expect.TryGetProperty("text", out var text))
        {
            Assert.Equal(text.GetString(), reply.Text);
        }
    }

    [Theory]
    [InlineData("3 4821", "cannot")]
    [InlineData("三 4821", "cannot")]
    [InlineData("4821", "answered")]
    [InlineData("4821 1", "answered")]
    [InlineData("已收到", "answered")]
    [InlineData("收到了吗？", "free-text")]
    [InlineData("收到？", "free-text")]
    [InlineData("退订", "opt-out")]
    [InlineData("stop", "opt-out")]
    [InlineData("bjork says hello", "free-text")]
    [InlineData("1 48211", "free-text")]
    [InlineData("不是我 4821", "free-text")]
    [InlineData("13800138000", "free-text")]
    public void What_people_type_is_understood_or_left_to_the_desk(string text, string outcome)
    {
        var phone = new PhoneState([Held("4821", open: true)], 0, false);

        Assert.Equal(outcome, ReplyRules.Decide(ReplyParser.Parse(text), phone).Outcome);
    }

    [Fact]
    public void What_begins_like_a_report_is_one_with_or_without_its_password() => Assert.All(["续报 07 亡3", "BJ"], text => Assert.Equal(ReplyKind.Report, ReplyParser.Parse(text).Kind));

    [Theory]
    [InlineData("平安", null)]
    [InlineData("平安报。", null)]
    [InlineData("平安 多吉扎西", "多吉扎西")]
    [InlineData("平安+多吉扎西", "多吉扎西")]
    [InlineData("平安报：多吉扎西！", "多吉扎西")]
    public void All_quiet_is_read_with_its_fact(string text, string? fact)
    {
        var reply = ReplyParser.Parse(text);

        Assert.Equal((ReplyKind.AllQuiet, fact), (reply.Kind, reply.Note));
    }

    [Theory]
    [InlineData("平安到家")]
    [InlineData("一切平安")]
    [InlineData("不平安 有情况")]
    public void A_word_that_only_holds_it_is_no_check_in(string text) => Assert.Equal(ReplyKind.FreeText, ReplyParser.Parse(text).Kind);

    [Fact]
    public void A_word_without_a_code_does_not_choose_between_two_alerts()
    {
        var phone = new PhoneState([Held("4821", open: true), Held("7305", open: true)], 0, false);

        Assert.Equal("which", ReplyRules.Decide(ReplyParser.Parse("收到"), phone).Outcome);
    }

    [Fact]
    public void After_five_wrong_codes_even_the_right_one_is_not_taken()
    {
        var phone = new PhoneState([Held("4821", open: true)], ReplyRules.WrongTriesAllowed, false);

        var verdict = ReplyRules.Decide(ReplyParser.Parse("1 4821"), phone);

        Assert.Equal(("locked", null), (verdict.Outcome, verdict.Answer));
    }

    [Property(MaxTest = 10_000)]
    public void No_text_makes_the_parser_throw(string? text) => Assert.NotNull(ReplyParser.Parse(text ?? ""));

    [Property(MaxTest = 10_000)]
    public void No_string_of_code_units_makes_the_parser_throw(char[] units) => Assert.NotNull(ReplyParser.Parse(new string(units)));

    private static PhoneState Phone(JsonElement context) => new(
        [
            .. Codes(context, "open").Select(c => Held(c, open: true)),
            .. Codes(context, "closed").Select(c => Held(c, open: false)),
        ],
        0,
        false);

    private static IEnumerable<string> Codes(JsonElement context, string name) =>
        context.TryGetProperty(name, out var codes) ? codes.EnumerateArray().Select(c => c.GetString()!) : [];

    private static HeldCode Held(string code, bool open) => new(code, Guid.Empty, Guid.Empty, open, !open);

    private static string Outcome(JsonElement expect) => (expect.GetProperty("kind").GetString(), Error(expect)) switch
    {
        ("ack", _) => "answered",
        ("duplicate", _) => "already",
        ("freetext", _) => "free-text",
        ("optout", _) => "opt-out",
        ("error", "bad_action") => "bad-action",
        ("error", "bad_code") => "bad-code",
        ("error", "nothing_open") => "nothing-open",
        ("error" or "report", _) => "report",
        var (kind, _) => kind!,
    };

    private static string? Error(JsonElement expect) => expect.TryGetProperty("error", out var error) ? error.GetString() : null;
}

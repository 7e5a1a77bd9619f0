using System.Globalization;
using System.Text.RegularExpressions;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Core.TextReports;
using FsCheck.Xunit;

namespace DutyWatch.UnitTests.TextReports;

/// <summary>What can be read in two ways is not read: a wrong figure sends the wrong help.</summary>
public sealed class NeverGuessTests
{
    private const string Numerals = "零〇一二两三四五六七八九十百千";

    private static readonly Dictionary<string, int> Spellings = Speak();

    private static readonly string[] Pieces =
    [
        "亡", "死", "伤", "失", "困", "死亡", "受伤", "失联", "失踪", "被困", "重伤", "轻伤", "遇难", "危重", "亡2", "伤15", "2人死亡", "15人受伤", "死2伤3", "伤亡不明", "无人员伤亡", "无伤亡", "暂无伤亡",
        "没有人受伤", "有无伤亡", "1", "2", "07", "15", "120", "1252", "0815", "2405", "99999", "123456", "1.5", "2-3", "2至3人", "十", "二十", "两", "三", "百", "千", "零", "几", "十几", "数十", "万", "人", "名", "位",
        "余", "约", "近", "左右", "多", "村民", "共", "为", "转移", "疏散", "转移120人", "地震", "山火", "车祸", "地震6.8级", "6级", "12:52", "25:70", "13点", "9点半", "12点15", "昨晚11:40", "22日12:52", "下午3点",
        "刚刚", "凌晨2点", "磨西镇", "泸定", "康定市", "姑咱镇", "海螺沟", "318国道", "K56+800", "房屋倒塌", "失火", "头牛", "级", "岁", "号", "队", " ", "，", "、", "。", "\n", "#", ":", "-", "~", "+", "x", "A",
    ];

    [Property(MaxTest = 10_000)]
    public void No_generated_text_yields_a_number_that_it_does_not_contain(int[] picks)
    {
        var text = "速报#3322#8802 " + string.Concat((picks ?? []).Select(pick => Pieces[(int)((uint)pick % Pieces.Length)]));
        var plain = ReplyParser.Parse(text).Text;

        var figures = TextReport.Read(ReportHead.Read(plain)!, GanziWords.Site, GanziWords.Luding, GanziWords.Now).Casualties;

        var contained = Contained(ReportHead.Read(plain)!.Body);
        Assert.All(figures.Known, figure => Assert.True(
            contained.Contains(figure.Value) || (figure.Key == "injured" && figure.Value == figures["seriouslyInjured"] + figures["minorInjured"]),
            $"{figure.Key} {figure.Value} is not in {plain}"));
    }

    [Property(MaxTest = 10_000)]
    public void No_text_behind_a_head_makes_it_throw(string? text, bool isFirst)
    {
        var plain = ReplyParser.Parse($"{(isFirst ? "BJ" : "续报")}#3322#8802 {text}").Text;

        Assert.NotNull(TextReport.Read(ReportHead.Read(plain)!, GanziWords.Site, GanziWords.Luding, GanziWords.Now).Detail);
    }

    [Theory]
    [InlineData("亡2伤失3")]
    [InlineData("2人死亡15人受伤3人")]
    [InlineData("亡2-3人")]
    [InlineData("死亡 2人受伤 15人 失联")]
    [InlineData("两三人死亡")]
    [InlineData("死5头牛")]
    [InlineData("死伤5人")]
    [InlineData("伤亡 5人")]
    [InlineData("亡2 亡3")]
    [InlineData("无人员伤亡 亡2")]
    [InlineData("亡2泸桥镇地震")]
    public void A_run_that_is_neither_way_to_its_end_is_asked_for(string casualties)
    {
        var report = GanziWords.Parse($"速报#3322#8802 地震 12:52 磨西镇 {casualties}");

        Assert.DoesNotContain("dead", report.Casualties.Known.Keys);
        Assert.True(report.Casualties.Unclear);
        Assert.Equal(TextGap.Casualties, report.Gap);
        Assert.NotEmpty(report.Detail);
    }

    [Theory]
    [InlineData("亡2伤15失3", 2, 15, 3)]
    [InlineData("造成2人死亡，15人受伤", 2, 15, null)]
    [InlineData("死亡:2 受伤:15", 2, 15, null)]
    [InlineData("死亡人数2，受伤人员15人", 2, 15, null)]
    [InlineData("一名村民死亡，三名游客受伤", 1, 3, null)]
    [InlineData("亡十二人伤一百零五人", 12, 105, null)]
    [InlineData("死2，15人受伤", 2, 15, null)]
    [InlineData("伤亡：2死15伤", 2, 15, null)]
    [InlineData("造成人员伤亡", null, null, null)]
    [InlineData("近百人被困", null, null, null)]
    [InlineData("转移120人伤3人", null, 3, null)]
    [InlineData("318国道亡2", 2, null, null)]
    [InlineData("2人失火", null, null, null)]
    [InlineData("暂无人员伤亡", null, null, null)]
    [InlineData("有无人员伤亡待核", null, null, null)]
    [InlineData("没有人员伤亡", 0, 0, 0)]
    [InlineData("无人死亡，2人受伤", 0, 2, null)]
    [InlineData("12点15人受伤", null, 15, null)]
    public void What_is_said_in_one_way_is_read(string casualties, int? dead, int? injured, int? missing)
    {
        var figures = GanziWords.Parse($"速报#3322#8802 地震 磨西镇 {casualties}").Casualties;

        Assert.Equal((dead, injured, missing), (figures["dead"], figures["injured"], figures["missing"]));
        Assert.False(figures.Unclear);
    }

    [Theory]
    [InlineData("12:52", "13:05", "22 12:52")]
    [InlineData("1252", "13:05", "22 12:52")]
    [InlineData("12点52分", "13:05", "22 12:52")]
    [InlineData("十二点五十二分", "13:05", "22 12:52")]
    [InlineData("9点半", "13:05", "22 09:30")]
    [InlineData("3点半", "20:00", null)]
    [InlineData("下午3点半", "20:00", "22 15:30")]
    [InlineData("昨晚11:40", "13:05", "21 23:40")]
    [InlineData("昨晚12点半", "13:05", null)]
    [InlineData("昨晚1点", "13:05", null)]
    [InlineData("凌晨2点", "13:05", "22 02:00")]
    [InlineData("23:10", "13:05", "21 23:10")]
    [InlineData("13:40", "13:05", null)]
    [InlineData("13:06", "13:05", "22 13:06")]
    [InlineData("今天14:00", "13:05", null)]
    [InlineData("22日12:52", "13:05", "22 12:52")]
    [InlineData("11月21日 23:10", "13:05", "21 23:10")]
    [InlineData("2026-11-21 23:10", "13:05", "21 23:10")]
    [InlineData("31日12:52", "13:05", "31 12:52")]
    [InlineData("25:70", "13:05", null)]
    [InlineData("12:52 12:58", "13:05", null)]
    [InlineData("2小时前", "13:05", null)]
    public void A_time_is_read_or_asked_for(string time, string received, string? expected)
    {
        var report = GanziWords.Parse($"速报#3322#8802 地震 {time} 磨西镇", DateTimeOffset.Parse($"2026-11-22T{received}+08:00", CultureInfo.InvariantCulture));

        Assert.Equal(expected, report.OccurredAt?.ToOffset(TimeSpan.FromHours(8)).ToString("dd HH:mm", CultureInfo.InvariantCulture));
        Assert.Equal(expected is null ? TextGap.Time : null, report.Gap);
    }

    [Theory]
    [InlineData("磨西镇", "磨西镇", "513322", false)]
    [InlineData("泸定县磨西镇", "磨西镇", "513322", false)]
    [InlineData("泸定磨西镇", "磨西镇", "513322", false)]
    [InlineData("磨西", "磨西", "513322", false)]
    [InlineData("磨西镇咱地村", "磨西镇咱地村", "513322", false)]
    [InlineData("姑咱镇", "姑咱镇", "513301", true)]
    [InlineData("康定 姑咱镇", "姑咱镇", "513301", true)]
    [InlineData("石棉 草科乡", "草科乡", null, true)]
    [InlineData("泸定桥", "泸定桥", null, false)]
    [InlineData("道路已封路", null, null, false)]
    public void A_place_is_known_shaped_like_one_or_asked_for(string said, string? place, string? county, bool isOther)
    {
        var report = GanziWords.Parse($"速报#3322#8802 地震 12:52 {said}");

        Assert.Equal(place, report.Place);
        Assert.Equal(county, report.TownshipCode?[..6]);
        Assert.Equal(isOther, report.Marks.Contains(TextMark.OtherCounty));
    }

    [Theory]
    [InlineData("山火", "nat.wildfire.forest")]
    [InlineData("发生山体滑坡", "nat.geo.landslide")]
    [InlineData("地震 山体滑坡", null)]
    [InlineData("地震 房屋起火倒塌", "nat.eq")]
    [InlineData("泄漏", "acc.hazchem")]
    [InlineData("出事了", null)]
    public void Of_two_kinds_neither_is_taken(string said, string? slug) => Assert.Equal(slug, GanziWords.Parse($"速报#3322#8802 12:52 磨西镇 {said}").Kind);

    [Theory]
    [InlineData("紧急紧急", false)]
    [InlineData("", false)]
    [InlineData("亡2伤失3", true)]
    public void A_text_that_says_nothing_is_for_an_officer(string said, bool isReadable) => Assert.Equal(isReadable, GanziWords.Parse($"速报#3322#8802 {said}").IsReadable);

    [Theory]
    [InlineData("速报 1252 磨西镇", null, null)]
    [InlineData("速报3322 8802 地震", "3322", "8802")]
    [InlineData("【速报】3322#8802地震", "3322", "8802")]
    [InlineData("速报#33220#8802", null, null)]
    public void Unit_and_password_are_both_there_or_neither(string text, string? unit, string? password)
    {
        var head = ReportHead.Read(text)!;

        Assert.Equal((unit, password), (head.UnitCode, head.Password));
    }

    // Counted in another way than the reader does: every run of digits, and every run of numerals that a clerk would say in one way.
    private static HashSet<int> Contained(string text)
    {
        var numbers = Regex.Matches(text, "[0-9]+").Select(m => int.TryParse(m.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToHashSet();
        numbers.UnionWith(Regex.Matches(text, $"[{Numerals}]+").Where(m => Spellings.ContainsKey(m.Value)).Select(m => Spellings[m.Value]));
        if (Regex.IsMatch(text, "[无零〇]|没有|未造成"))
        {
            numbers.Add(0);
        }
        return numbers;
    }

    private static Dictionary<string, int> Speak()
    {
        const string Digits = "一二三四五六七八九";
        var ones = Digits.Select((digit, i) => (Word: $"{digit}", Value: i + 1)).ToList();
        var tens = ones.Select(t => (Word: t.Word + "十", Value: t.Value * 10)).Append((Word: "十", Value: 10)).ToList();
        var belowHundred = tens.Concat(tens.SelectMany(t => ones.Select(o => (Word: t.Word + o.Word, Value: t.Value + o.Value)))).ToList();
        List<(string Word, int Value)> counted = [.. ones, ("两", 2)];
        var hundreds = counted.Select(h => (Word: h.Word + "百", Value: h.Value * 100)).ToList();
        var thousands = counted.Select(k => (Word: k.Word + "千", Value: k.Value * 1000)).ToList();
        (string Word, int Value)[] alone = [("零", 0), ("〇", 0), ("百", 100), ("千", 1000)];
        return alone
            .Concat(counted).Concat(belowHundred).Concat(hundreds).Concat(thousands)
            .Concat(hundreds.SelectMany(h => belowHundred.Select(b => (h.Word + b.Word, h.Value + b.Value))))
            .Concat(hundreds.SelectMany(h => ones.SelectMany(o => new[] { "零", "〇" }.Select(zero => (h.Word + zero + o.Word, h.Value + o.Value)))))
            .Concat(thousands.SelectMany(k => hundreds.Select(h => (k.Word + h.Word, k.Value + h.Value))))
            .ToDictionary(s => s.Item1, s => s.Item2);
    }
}

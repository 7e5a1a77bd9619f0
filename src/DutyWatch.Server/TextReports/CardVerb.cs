using System.Globalization;
using DutyWatch.Core.TextReports;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.TextReports;

/// <summary>`dutywatch card issue UNIT` prints a new card, once; `dutywatch card list` says how the cards stand and shows no password.</summary>
internal static class CardVerb
{
    private const int Misused = 2;
    private const int AcrossThePage = 5;

    public static Task<int> Run(string[] args, DatabaseParts parts) => args switch
    {
        ["issue", { } unit] when !unit.StartsWith('-') => Issue(unit, parts),
        ["list"] => List(parts),
        _ => Explain(),
    };

    private static async Task<int> Issue(string unit, DatabaseParts parts)
    {
        var now = parts.Clocks.Now;
        if (await parts.Database.Do(tx => Cards.Issue(tx, unit, now), CancellationToken.None) is not { } card)
        {
            await Console.Error.WriteLineAsync($"没有单位 {unit}，或站点包里没有它的四位短信单位码（smsCode） / there is no unit {unit}, or the site pack gives it no smsCode");
            return 1;
        }
        foreach (var line in Printed(card, now))
        {
            Console.WriteLine(line);
        }
        return 0;
    }

    internal static IEnumerable<string> Printed(Cards.Issued card, DateTimeOffset now)
    {
        var first = card.Passwords[0];
        yield return $"短信报送口令卡 / card for reports by text    {card.UnitName}";
        yield return string.Create(CultureInfo.InvariantCulture, $"单位码 / unit code {card.SmsCode}    {now:yyyy-MM-dd}    旧卡作废 / the older card is void");
        yield return "";
        for (var row = 0; row < card.Passwords.Count / AcrossThePage; row++)
        {
            var rows = card.Passwords.Count / AcrossThePage;
            yield return string.Join("     ", Enumerable.Range(0, AcrossThePage).Select(column => row + (column * rows)).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i + 1,2}  {card.Passwords[i]}")));
        }
        yield return "";
        yield return $"速报#{card.SmsCode}#{first} 地震 12:52 磨西镇 亡2伤15失3 房屋倒塌";
        yield return "按顺序用，用一个划一个。不知道的不写，没有伤亡写“无伤亡”。只在断网时用，同时打电话。";
        yield return "Use them in order and cross each out. Leave out what you do not know. Only while the internet is cut; phone as well.";
        yield return "本卡只印这一次，锁好；遗失立即重发。 / This is printed once. Lock it away; issue another one when it is lost.";
    }

    private static async Task<int> List(DatabaseParts parts)
    {
        foreach (var card in await parts.Database.Do(Cards.List, CancellationToken.None))
        {
            var state = card switch
            {
                { IssuedAt: null } => "未发卡 / no card",
                { BlockedAt: { } at } => string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm} 停用 / blocked"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{card.IssuedAt:yyyy-MM-dd}  用了 / used {card.Used}/{CardRules.Passwords}  连错 / wrong {card.WrongTries}"),
            };
            Console.WriteLine($"{card.SmsCode}  {card.UnitCode}  {card.Name}  {state}");
        }
        return 0;
    }

    private static async Task<int> Explain()
    {
        await Console.Error.WriteLineAsync("用法 / usage: dutywatch card issue UNIT | card list");
        return Misused;
    }
}

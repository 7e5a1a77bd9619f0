using System.Globalization;
using DutyWatch.Alerts.Inbound;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.CheckIns;

/// <summary>
/// "平安 name" from a phone of the unit is its check-in. A number can be forged; the answer to the question cannot be guessed, and a wrong one is shown to the desk.
/// </summary>
internal sealed class AllQuietByText(CheckIns checkIns, RuleBook rules) : IAllQuiet
{
    public async Task<AllQuietAnswer?> Take(DutyTransaction tx, DateTimeOffset now, Texter texter, string? fact)
    {
        var site = await rules.Current(tx.Ct);
        if (await CheckIns.NextAt(tx, site, texter.UnitCode, now) is not { } next)
        {
            return null;
        }
        var said = new FileCheckInRequest { CommandId = Ids.New(now), UnitCode = texter.UnitCode, Fact = fact };
        var answer = await checkIns.Take(tx, new CheckIns.Saying(said, texter.Name, "sms"), now);
        var words = new Dictionary<string, string> { ["next"] = next.At is { } at ? Clock(at, site) : "" };
        if (answer.Refusal is not { } refusal)
        {
            return new AllQuietAnswer(AllQuietOutcome.Taken, words);
        }
        if (refusal.Code == Refusals.CheckInNotOwed.Code)
        {
            return new AllQuietAnswer(AllQuietOutcome.NotOwed, words);
        }
        words["question"] = await Question(tx, texter.UnitCode, site);
        return new AllQuietAnswer(AllQuietOutcome.Unfinished, words);
    }

    /// <summary>As a text asks it.</summary>
    public static string Asked(BothLanguages? question) => question is null ? "" : $"核对：{question.Zh}复平安+姓名。";

    private static async Task<string> Question(DutyTransaction tx, string unit, SiteRules site)
    {
        var oldest = (await Obligations.Obligations.OwedCheckIns(tx, unit)).ConvertAll(row => row.ToOwing(site).Obligation).MinBy(o => o.DueAt)!;
        return Asked((await CheckInQuestions.WordsFor(tx, [(oldest.Id, unit)])).GetValueOrDefault(oldest.Id));
    }

    private static string Clock(DateTimeOffset at, SiteRules site) => TimeZoneInfo.ConvertTime(at, site.Zone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}

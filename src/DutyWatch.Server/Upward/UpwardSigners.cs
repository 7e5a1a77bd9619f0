using DutyWatch.Contracts;
using DutyWatch.Core.Rosters;
using DutyWatch.Postgres;
using DutyWatch.Server.Rules;

namespace DutyWatch.Server.Upward;

/// <summary>Who may sign what goes to the province: the leaders of the watch and the deputy secretaries-general, on duty or not.</summary>
internal static class UpwardSigners
{
    private static readonly string[] MaySign = [Posts.DutyLeader, Posts.SecondLeader, Posts.DeputySecretaryGeneral];

    /// <summary>Each person once, those on duty first.</summary>
    public static async Task<IReadOnlyList<UpwardSigner>> List(DutyTransaction tx, SiteRules site, DateTimeOffset now)
    {
        var prefecture = site.Site.PrefectureCode;
        var all = await Rosters.Rosters.Holders(tx, prefecture, MaySign);
        string[] posts = [.. MaySign.Select(post => new PostToTell(true, post).ToString())];
        var onDuty = (await Rosters.Rosters.FindMany(tx, [prefecture], posts, now)).Of(prefecture, posts).Select(person => person.PersonId).ToHashSet();
        return [.. all.DistinctBy(one => one.PersonId).Select(one => new UpwardSigner(one.Name, one.Post, onDuty.Contains(one.PersonId))).OrderByDescending(one => one.OnDuty)];
    }
}

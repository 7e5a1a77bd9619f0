using DutyWatch.Contracts;
using DutyWatch.Core.Rosters;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;

namespace DutyWatch.Server.Rosters;

/// <summary>Everybody on duty in a unit at an instant, in the order of the posts.</summary>
internal static class ListOnDuty
{
    internal sealed class Handler(Database database, Clocks clocks)
    {
        private static readonly string[] AllPosts = [.. Posts.All.Select(post => new PostToTell(false, post).ToString())];

        /// <param name="at">Null: now.</param>
        /// <param name="showNumbers">For those who must dial; everybody else sees the last four digits.</param>
        public async Task<OnDutyList> Handle(string unit, DateTimeOffset? at, bool showNumbers, CancellationToken ct)
        {
            var instant = at ?? clocks.Now;

            return await database.Read(async tx =>
            {
                var cursor = await EventLog.Now(tx);
                var people = await Rosters.FindMany(tx, [unit], AllPosts, instant);
                var items = Posts.All.SelectMany(post => people.At(unit, post)).Select(watch => View(watch, showNumbers));
                return new OnDutyList([.. items], instant, cursor.ToString());
            }, ct);
        }

        private static OnDutyView View(PeopleOnDuty.Watch watch, bool showNumbers)
        {
            var person = watch.Person;
            var phone = showNumbers ? person.Phones[0] : PhoneMask.Masked(person.Phones[0]);
            return new OnDutyView(person.UnitCode, person.Post, person.PersonId, person.Name, phone, watch.From, watch.Until);
        }
    }
}

/// <summary>Enough of a number to tell two apart, not enough to dial it.</summary>
internal static class PhoneMask
{
    private const int Shown = 4;
    private const string China = "+86";
    private const int ChineseMobile = 14;

    public static string Masked(string phone) => phone switch
    {
        { Length: ChineseMobile } when phone.StartsWith(China, StringComparison.Ordinal) => $"{China} {phone[3..6]} **** {phone[^Shown..]}",
        { Length: > 2 * Shown } => $"**** {phone[^Shown..]}",
        _ => "****",
    };
}

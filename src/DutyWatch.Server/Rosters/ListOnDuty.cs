using System.Globalization;
using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Rosters;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Events;
using DutyWatch.Server.Hosting;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Rosters;

/// <summary>
/// `GET /rosters/on-duty?unit=&amp;at=`: everybody on duty in a unit at an instant, in the order of the posts; with `under=` instead, in all units
/// right below that one. Numbers are whole only for those who must dial.
/// </summary>
internal static class ListOnDuty
{
    internal sealed class Handler(Database database, Clocks clocks) : IQuery<OnDutyList>
    {
        private static readonly string[] AllPosts = [.. Posts.All.Select(post => new PostToTell(false, post).ToString())];

        public static Action Action => Action.RosterRead;

        public async Task<Answer<OnDutyList>> Handle(IQueryCollection query, Call call)
        {
            var under = query["under"].FirstOrDefault();
            var unit = under ?? query["unit"].FirstOrDefault() ?? call.Caller.UnitCode;
            if (InstantOf(query["at"].FirstOrDefault()) is not { } at)
            {
                return Refusals.BodyMalformed.At("at");
            }

            return await database.Read<Answer<OnDutyList>>(async tx =>
            {
                var cursor = await EventLog.Now(tx);
                if (await Units.Units.Reach(tx, unit, call.Caller.UnitCode).First() is null)
                {
                    return Refusals.UnitUnknown.At(under is null ? "unit" : "under");
                }
                var units = under is null ? [unit] : await Units.Units.Below(tx, under);
                var people = await Rosters.FindMany(tx, units, AllPosts, at);
                var showNumbers = call.Caller.May(Action.NumberDial);
                return new OnDutyList([.. units.SelectMany(u => Posts.All.SelectMany(post => people.At(u, post))).Select(watch => View(watch, showNumbers))], at, await Rosters.Day(tx, at), cursor.ToString());
            }, call.Ct);
        }

        private DateTimeOffset? InstantOf(string? at) => at is null
            ? clocks.Now
            : DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

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

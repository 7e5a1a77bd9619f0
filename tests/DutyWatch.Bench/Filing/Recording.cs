using DutyWatch.Bench.Store;
using DutyWatch.Core.Access;
using DutyWatch.Postgres.Commands;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Reports;
using DutyWatch.Server.Rules;

namespace DutyWatch.Bench.Filing;

/// <summary>Lets the handler file the reports of two incidents and keeps what it sent: what differs between the two must differ in the rival's too.</summary>
internal static class Recording
{
    public static async Task<FilingScript> Take(string connection)
    {
        using var recorder = new Recorder();
        await using var room = await WatchRoom.Open(recorder.Open(connection));
        await FileAll(room);
        recorder.Take();
        await FileAll(room);
        var one = recorder.Take();
        await FileAll(room);
        return new FilingScript(Transactions(one), Transactions(recorder.Take()), Reports.UnitOf(0));
    }

    private static async Task FileAll(WatchRoom room)
    {
        var unit = Reports.UnitOf(0);
        var call = new Call(new Caller("key:bench", "bench", "bench", Role.ApiFiler, unit, null), "hub", null, null, CancellationToken.None);
        var handler = room.Get<FileReport.Handler>();
        var first = await handler.Handle(Reports.First(unit), call);
        for (var n = 1; n < Reports.OfAnIncident; n++)
        {
            var answer = await handler.Handle(Reports.FollowUp(unit, first.Reply.IncidentId), call);
            if (answer.IsRefused)
            {
                throw new InvalidOperationException(answer.Refusal!.Code);
            }
        }
    }

    // Each filing begins with its receipt; what is looked at once a second is no part of it.
    private static List<List<Trip>> Transactions(List<Trip> trips)
    {
        var transactions = new List<List<Trip>>();
        foreach (var trip in trips.Where(t => t.Statements[0].Sql is not (RuleBook.Sql.Site or ClockGuard.Sql.Clock)))
        {
            if (trip.Statements[0].Sql == CommandReceipts.Sql.Take)
            {
                transactions.Add([]);
            }
            transactions[^1].Add(trip);
        }
        return transactions;
    }
}

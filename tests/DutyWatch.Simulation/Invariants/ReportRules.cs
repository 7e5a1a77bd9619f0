using DutyWatch.Contracts;

namespace DutyWatch.Simulation;

/// <summary>What counties were told is in the store, once; and nothing is there that nobody sent.</summary>
internal sealed class ReportRules(World world)
{
    public async Task AtTheEnd()
    {
        var stored = (await world.Rows.Do(tx => tx.List<Stored>("select id, incident_id, unit_code, received_at from report order by received_at, id"))).ToLookup(r => r.Id);
        foreach (var (id, filed) in world.Ledger.Reports.Where(r => r.Value.Reply is not null))
        {
            var rows = stored[id].ToList();
            if (rows.Count != 1 || rows[0].IncidentId != filed.Reply!.IncidentId || rows[0].ReceivedAt != filed.Reply.ReceivedAt)
            {
                world.Invariants.Break(Inv.Lost, $"{id} was acknowledged and is stored {rows.Count} times");
            }
        }
        foreach (var row in stored.Where(r => !world.Ledger.Reports.ContainsKey(r.Key)))
        {
            world.Invariants.Break(Inv.Lost, $"{row.Key} is stored and was never filed, or was refused");
        }
        var leads = await world.Rows.Do(tx => tx.List<Guid>("select id from lead order by id"));
        if (!leads.ToHashSet().IsSupersetOf(world.Ledger.Leads) || leads.Count > world.Ledger.LeadsTried)
        {
            world.Invariants.Break(Inv.Lost, $"{leads.Count} leads stand for {world.Ledger.LeadsTried} that were recorded");
        }
        await NoTwins();
    }

    // The same words filed twice would be two reports of one unit, stage and instant of the filer.
    private async Task NoTwins()
    {
        var reports = await world.Rows.Do(tx => tx.One<long>("select count(*) from report"));
        var sent = world.Ledger.Reports.Count(r => r.Value.Reply is { State: CommandState.Accepted or CommandState.Duplicate });
        if (reports > world.Ledger.Reports.Count || reports < sent)
        {
            world.Invariants.Break(Inv.Lost, $"{reports} reports stand for {sent} acknowledged ones");
        }
    }

    private sealed record Stored(Guid Id, Guid IncidentId, string UnitCode, DateTimeOffset ReceivedAt);
}

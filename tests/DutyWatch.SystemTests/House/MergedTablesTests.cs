using DutyWatch.SystemTests.Stories;
using DutyWatch.SystemTests.TestGround;

namespace DutyWatch.SystemTests.House;

/// <summary>
/// What points at an incident goes with it when it is merged into another (ADR 29), or says here why it stays. Whoever adds such a table adds it to
/// `MergedRows.Move`, and to the check of `incident_former`, or to this list.
/// </summary>
public sealed class MergedTablesTests(TestCluster cluster)
{
    private static readonly string[] Moved = ["alert.incident_id", "incident_act.incident_id", "lead.incident_id", "obligation.incident_id", "report.incident_id", "search_entry.incident_id", "upward_report.incident_id"];

    private static readonly string[] Staying =
    [
        "incident.merged_into", // leads on
        "incident_act.merged_id", // names it
        "incident_former.incident_id", // remembers it
        "incident_participant.incident_id", // who may read its page; copied
        "incident_proposal.incident_id", // what was proposed for it
        "incident_proposal.into_id", // read through merged_into
        "loose_end.incident_id", // its page leads on
        "text_report.incident_id", // read through merged_into
        "upward_exchange.incident_id", // whose incident at the province it is
        "upward_report.merged_from", // remembers it
    ];

    [Fact]
    public async Task Everything_that_points_at_an_incident_is_merged_with_it_or_stays_on_purpose()
    {
        await using var world = await World.Begin(cluster);

        var pointing = await world.Rows<string>("""
            select format('%s.%s', k.conrelid::regclass, a.attname)
            from pg_constraint k
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
            where k.contype = 'f'
              and k.confrelid = 'incident'::regclass
            order by 1
            """);

        Assert.Equal(((string[])[.. Moved, .. Staying]).Order(StringComparer.Ordinal), pointing.Order(StringComparer.Ordinal));
    }
}

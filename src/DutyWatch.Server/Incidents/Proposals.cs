using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;

namespace DutyWatch.Server.Incidents;

/// <summary>What waits for a second person. The incident's row is locked by the caller.</summary>
internal static class Proposals
{
    /// <param name="Reason">As it was proposed, when it is confirmed.</param>
    /// <param name="Confirmed">Null when it was only proposed.</param>
    internal sealed record Said(string Reason, IncidentActs.Confirmed? Confirmed, string? ProposedBy);

    /// <summary>Proposes, or confirms what another person proposed.</summary>
    /// <param name="said">With the incident that would stay, for a merging; whoever confirms need not give a reason.</param>
    public static async Task<Answer<Said>> Say(DutyTransaction tx, Guid incident, (ProposedAct Act, Guid? Into, string? Reason) said, Caller by, DateTimeOffset now)
    {
        var waiting = await Waiting(tx, incident);
        if (waiting is null && string.IsNullOrWhiteSpace(said.Reason))
        {
            return Refusals.ElementMissing.At("reason");
        }
        var answer = TwoPersons.Say(waiting?.ToProposal(), new Proposal(said.Act, said.Into, PersonOf(by.PersonId, by.Actor)));
        if (answer.Refusal is { } refusal)
        {
            return refusal;
        }
        if (answer.Reply == Word.Confirmed)
        {
            await Decide(tx, waiting!.Id, "confirmed", by, now);
            return new Said(waiting.Reason, new IncidentActs.Confirmed(waiting.Reason, waiting.ProposedName, by.PersonName), waiting.ProposedBy);
        }
        await tx.Execute(Sql.Propose, new
        {
            id = Ids.New(now), incident, act = Words.Of(said.Act), into = said.Into, reason = said.Reason!.Trim(), by = by.Actor, person = by.PersonId, name = by.PersonName, now,
        });
        await Touch(tx, incident, now);
        return new Said(said.Reason!, null, null);
    }

    /// <summary>Takes back what waits.</summary>
    public static async Task<bool> Withdraw(DutyTransaction tx, Guid incident, Caller by, DateTimeOffset now)
    {
        if (await Waiting(tx, incident) is not { } waiting)
        {
            return false;
        }
        await Decide(tx, waiting.Id, "withdrawn", by, now);
        await Touch(tx, incident, now);
        return true;
    }

    /// <summary>One of the two became the other: what was proposed between them is pointless.</summary>
    public static void Overtake(DutyTransaction tx, Guid staying, Guid merged, Caller by, DateTimeOffset now) => tx.Send(Sql.Overtake, new { staying, merged, by = by.Actor, now });

    private static Task<WaitingRow?> Waiting(DutyTransaction tx, Guid incident) => tx.First<WaitingRow>(Sql.Waiting, new { incident });

    private static Task<int> Decide(DutyTransaction tx, Guid id, string outcome, Caller by, DateTimeOffset now) => tx.Execute(Sql.Decide, new { id, outcome, by = by.Actor, now });

    private static async Task Touch(DutyTransaction tx, Guid incident, DateTimeOffset now)
    {
        await tx.Execute(Sql.Touch, new { id = incident });
        await Incidents.Tell(tx, incident, "incident.changed", now);
    }

    // One person may call by his account and by a key of it.
    private static string PersonOf(Guid? person, string actor) => person?.ToString() ?? actor;

    private sealed record WaitingRow(Guid Id, string Act, Guid? IntoId, string Reason, string ProposedBy, Guid? ProposedPerson, string ProposedName)
    {
        public Proposal ToProposal() => new(Words.Parse<ProposedAct>(Act), IntoId, PersonOf(ProposedPerson, ProposedBy));
    }

    public static class Sql
    {
        // What was to take it in may have been merged itself since.
        public const string Waiting = """
            select w.id, w.act, coalesce(i.merged_into, w.into_id) as into_id, w.reason, w.proposed_by, w.proposed_person, w.proposed_name
            from incident_proposal w
            left join incident i on i.id = w.into_id
            where w.incident_id = @incident
              and w.outcome is null
            """;

        public const string Propose = """
            insert into incident_proposal (id, incident_id, act, into_id, reason, proposed_by, proposed_person, proposed_name, proposed_at)
            values (@id, @incident, @act, @into, @reason, @by, @person, @name, @now)
            """;

        public const string Decide = """
            update incident_proposal
            set outcome = @outcome,
                decided_by = @by,
                decided_at = @now
            where id = @id
            """;

        public const string Overtake = """
            update incident_proposal
            set outcome = 'overtaken',
                decided_by = @by,
                decided_at = @now
            where outcome is null
              and (incident_id = @merged or (incident_id = @staying and into_id = @merged))
            """;

        public const string Touch = "update incident set version = version + 1 where id = @id";
    }
}

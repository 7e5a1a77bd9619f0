using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using DutyWatch.Server.Upward;
using Action = DutyWatch.Core.Access.Action;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Incidents;

/// <summary>并案: two incidents turn out to be one. Both numbers stay, the earlier clock counts, and every report is told under the one that stays.</summary>
internal static class MergeIncident
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, UpwardDesk upward, IncidentTexts texts) : IHandle<MergeIncidentRequest, ProposalReply>
    {
        public static Action Action => Action.IncidentMerge;

        public async Task<Answer<ProposalReply>> Handle(MergeIncidentRequest request, Call call)
        {
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, (call.Id, request)), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Say(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<ProposalReply>> Say(DutyTransaction tx, MergeIncidentRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            var living = await Incidents.Living(tx, request.Into).First();
            var (into, from) = await MergedRows.Lock(tx, living, call.Id ?? Guid.Empty, call.Caller.UnitCode);
            if (from is not { } coming)
            {
                return Refusals.NotFound;
            }
            if (into is not { } staying)
            {
                return Refusals.NotFound.At("into");
            }
            if (staying.Id == coming.Id || IncidentLife.Merge(staying.Life, coming.Life, over: false) is not { } state)
            {
                return Refusals.NotMergeable.At("into");
            }
            var said = await Proposals.Say(tx, coming.Id, (ProposedAct.Merge, staying.Id, request.Reason), call.Caller, now);
            if (said.Refusal is { } refusal)
            {
                return refusal;
            }
            if (said.Reply.Confirmed is not { } confirmed)
            {
                return new ProposalReply(coming.Id, Words.Of(Word.Proposed), CommandState.Accepted);
            }
            await Merge(tx, new Pair(staying, coming, state), confirmed, call, site, now);
            return new ProposalReply(coming.Id, Words.Of(Word.Confirmed), CommandState.Accepted);
        }

        private async Task Merge(DutyTransaction tx, Pair pair, IncidentActs.Confirmed confirmed, Call call, SiteRules site, DateTimeOffset now)
        {
            var (staying, coming) = (pair.Staying.Id, pair.Coming.Id);
            var there = (await Obligations.Obligations.Lock(tx, staying, null).List()).ConvertAll(row => row.ToOwing(site));
            var over = (await Obligations.Obligations.Lock(tx, coming, null).List()).ConvertAll(row => row.ToOwing(site));
            var clockStart = Merging.ClockStart([.. there, .. over], now);
            var facts = pair.Facts;
            var decision = Merging.Decide(
                there, over, await MergedRows.Told(tx, staying, coming), facts, new Opener(pair.Staying.UnitCode, staying, site.PolicyAt(clockStart), now, () => Ids.New(now)));

            MergedRows.Combine(tx, staying, coming, (pair.State, facts, pair.Confirmed, pair.Prospective));
            MergedRows.Move(tx, staying, coming, decision.Numbers, now);
            Proposals.Overtake(tx, staying, coming, call.Caller, now);
            await IncidentActs.Merged(tx, staying, coming, confirmed, now);
            if (decision.Running.Count == 0 && !await Incidents.OthersReport(tx, staying, null).One())
            {
                MergedRows.End(tx, staying, now);
            }
            await Incidents.Tell(tx, coming, "incident.merged", now);
            await Incidents.Tell(tx, staying, "incident.changed", now);
            await obligations.Save(tx, Changes(decision, there, call), now);
            await upward.Owe(tx, site, new UpwardDesk.Standing(staying, facts.Level, facts.Sensitive, clockStart), now);
            await texts.Silence(tx, [.. decision.Settled.Select(s => s.Owing.Obligation.Id), .. decision.Excused.Select(o => o.Obligation.Id)], now);
            CheckIns.CheckIns.LookAgain(tx, staying, now);
            await Tell(tx, pair, call, now);
        }

        // What came over is told anew in any case: consoles keep it under the number it had.
        private static List<Obligations.Obligations.Change> Changes(MergeDecision decision, List<Owing> there, Call call)
        {
            var before = there.ToDictionary(o => o.Obligation.Id, o => o.Obligation);
            return
            [
                .. decision.Settled.Select(s => new Obligations.Obligations.Change(
                    s.Owing.Obligation, s.Owing.Ladder, $"obligation.{Words.Of(s.Owing.Obligation.State)}", s.By.Stage is null ? null : s.By.Id, s.LateSeconds, MetUpward: s.By.Stage is null ? s.By.Id : null)
                {
                    MetAt = s.By.At,
                }),
                .. decision.Excused.Select(o => Obligations.Obligations.Excuse(o, call.Caller.Actor)),
                .. decision.Running.Where(o => !before.TryGetValue(o.Obligation.Id, out var was) || was != o.Obligation)
                    .Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.changed")),
            ];
        }

        private async Task Tell(DutyTransaction tx, Pair pair, Call call, DateTimeOffset now)
        {
            var words = new Dictionary<string, string> { ["number"] = pair.Staying.Number };
            await texts.Tell(tx,
                new IncidentTexts.Fact("incident.merged", pair.Coming with { Id = pair.Staying.Id }, ($"并入 {pair.Staying.Number}", $"Merged into {pair.Staying.Number}"), words),
                await IncidentTexts.Reporting(tx, pair.Staying.Id, call.Caller.UnitCode), now);
        }
    }

    private sealed record Pair(Incidents.IncidentRow Staying, Incidents.IncidentRow Coming, IncidentState State)
    {
        public Level Confirmed => MoreSerious(row => row.LevelConfirmed);

        public Level Prospective => MoreSerious(row => row.LevelProspective);

        public MergedFacts Facts => new(
            MoreSerious(row => row.Level), Staying.Sensitive.Length + Coming.Sensitive.Length > 0, Staying.OpenFire || Coming.OpenFire,
            new[] { Staying.ReopenedAt, Coming.ReopenedAt }.Max());

        private Level MoreSerious(Func<Incidents.IncidentRow, string> of) => Levels.MoreSerious(Words.Parse<Level>(of(Staying)), Words.Parse<Level>(of(Coming)));
    }
}

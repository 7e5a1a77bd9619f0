using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Incidents;
using DutyWatch.Core.Obligations;
using DutyWatch.Core.Reports;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Faults;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;
using Level = DutyWatch.Core.Incidents.Level;

namespace DutyWatch.Server.Leads;

/// <summary>An officer says that something happened: this is how a silent county comes to owe.</summary>
internal static class RecordLead
{
    internal sealed class Handler(Commands commands, RuleBook rules, Obligations.Obligations obligations, Notices.Notices notices) : IHandle<RecordLeadRequest, RecordLeadReply>
    {
        public static Action Action => Action.LeadRecord;

        public async Task<Answer<RecordLeadReply>> Handle(RecordLeadRequest request, Call call)
        {
            Fault.Point("lead.received");
            var site = await rules.Current(call.Ct);
            return await commands.Run(
                call.Caller, (request.CommandId, request), reply => reply with { State = CommandState.Duplicate }, (tx, now) => Record(tx, request, call, site, now), call.Ct);
        }

        private async Task<Answer<RecordLeadReply>> Record(DutyTransaction tx, RecordLeadRequest request, Call call, SiteRules site, DateTimeOffset now)
        {
            if ((Check(request, site, now) ?? await CheckUnits(tx, request, call)) is { } refusal)
            {
                return refusal;
            }

            // What the room was told at 13:00 it owes from 13:00, however long it took to write it down.
            var knownAt = request.KnownAt ?? now;
            var clockStart = Deadlines.ClockStart(request.OccurredAt, OccurrencePrecision.Minute, knownAt, now);
            var incident = await ToIncident(tx, request, knownAt, now, site);
            var policy = site.PolicyAt(clockStart);
            var opened = request.OwingUnits.Distinct()
                .SelectMany(unit => new Opener(unit, incident.Id, policy, now, () => Ids.New(now)).FromTheStart(Level.Unknown, clockStart))
                .ToList();
            var own = Verification.Owed(new Opener(call.Caller.UnitCode, incident.Id, policy, now, () => Ids.New(now)));

            var number = await Incidents.Incidents.Open(tx, site, incident);
            Incidents.Incidents.Join(tx, incident.Id, Parts(request), now);
            var lead = new { id = Ids.New(now), incident = incident.Id, source_kind = request.Source?.Kind ?? "officer", source_who = request.Source?.Who, text = request.Text!, owing_units = request.OwingUnits.ToArray(), recorded_by = call.Caller.Actor, now };
            await tx.Execute(Sql.Insert, lead);
            Fault.Point("lead.saved");

            await Incidents.Incidents.Tell(tx, incident.Id, "lead.recorded", now);
            await obligations.Save(tx, [.. opened.Concat(own).Select(o => new Obligations.Obligations.Change(o.Obligation, o.Ladder, "obligation.opened"))], now);
            await notices.Owe(
                tx, site, new Notices.Notices.Heard(incident.Id, request.Place?.CountyCode ?? request.OwingUnits[0], request.Place, [], Level.Unknown, Level.Unknown, clockStart), now);
            return new RecordLeadReply(
                lead.id, incident.Id, number, now, CommandState.Accepted,
                [.. opened.Select(o => new OpenedObligation(o.Obligation.Id, Words.Of(o.Obligation.Kind), o.Obligation.DueAt))]);
        }

        private static Refusal? Check(RecordLeadRequest r, SiteRules site, DateTimeOffset now) =>
            Missing("kind", r.Kind)
            ?? Missing("place.text", r.Place?.Text)
            ?? Missing("text", r.Text)
            ?? Missing("owingUnits", r.OwingUnits.Count == 0 ? null : "some")
            ?? ReportGate.CheckTimes(now, ("occurredAt", r.OccurredAt), ("knownAt", r.KnownAt))
            ?? (site.Kinds.All(k => k.Slug != r.Kind) ? Refusals.KindUnknown.At("kind") : null);

        private static Refusal? Missing(string field, string? value) => string.IsNullOrWhiteSpace(value) ? Refusals.ElementMissing.At(field) : null;

        private static async Task<Refusal?> CheckUnits(DutyTransaction tx, RecordLeadRequest r, Call call)
        {
            foreach (var code in r.OwingUnits)
            {
                if (code == call.Caller.UnitCode || await Units.Units.Reach(tx, code, call.Caller.UnitCode).First() is null)
                {
                    return Refusals.UnitUnknown.At("owingUnits");
                }
            }
            string?[] named = [r.Place?.CountyCode, r.Place?.TownshipCode];
            return await Units.Units.Exist(tx, [.. named.OfType<string>()]) ? null : Refusals.UnitUnknown.At("place");
        }

        private static async Task<Incidents.Incidents.NewIncident> ToIncident(DutyTransaction tx, RecordLeadRequest r, DateTimeOffset knownAt, DateTimeOffset now, SiteRules site)
        {
            var responsible = await Units.Units.Reach(tx, r.OwingUnits[0], site.Site.PrefectureCode).First();
            return new Incidents.Incidents.NewIncident(
                Ids.New(now), r.OwingUnits[0], r.Kind!, IncidentState.Lead, Level.Unknown, Level.Unknown, [], false,
                $"{responsible!.Name}{r.Place!.Text}{site.KindName(r.Kind!)}", JsonSerializer.Serialize(r.Place, Wire.Options), r.OccurredAt,
                Words.Of(r.OccurredAt is null ? OccurrencePrecision.Unknown : OccurrencePrecision.Minute), knownAt, now);
        }

        private static IReadOnlyCollection<(string Unit, string Part)> Parts(RecordLeadRequest r) =>
            [.. r.OwingUnits.Distinct().Select(u => (u, "owing")), .. r.Place?.CountyCode is { } county ? [(county, "place")] : Array.Empty<(string, string)>()];
    }

    public static class Sql
    {
        public const string Insert = """
            insert into lead (id, incident_id, state, source_kind, source_who, text, owing_units, recorded_by, recorded_at, version)
            values (@id, @incident, 'open', @source_kind, @source_who, @text, @owing_units, @recorded_by, @now, 1)
            """;
    }
}

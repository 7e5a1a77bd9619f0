using System.Text.Json;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Postgres.Commands;
using DutyWatch.Postgres.Faults;
using DutyWatch.Server.Access;
using Npgsql;

namespace DutyWatch.Server.Hosting;

/// <summary>
/// What every command has in common: one reading of the clock, one transaction, one receipt taken first in it.
/// A repeat of an accepted command answers its first reply; a refusal leaves nothing behind, so a mended form may keep its id.
/// </summary>
internal sealed class Commands(Database database, Clocks clocks, ClockGuard clockGuard)
{
    /// <param name="command">The id and the parsed request: its hash tells a repeat from another use of the same id.</param>
    /// <param name="asDuplicate">The first reply, said again.</param>
    public async Task<Answer<TReply>> Run<TRequest, TReply>(
        Caller caller, (Guid Id, TRequest Content) command, Func<TReply, TReply> asDuplicate, Func<DutyTransaction, DateTimeOffset, Task<Answer<TReply>>> handle, CancellationToken ct)
    {
        var now = clocks.Now;
        if (!await clockGuard.Agrees(ct))
        {
            return Refusals.ClockDiffers;
        }
        try
        {
            var answer = await database.Decide(tx => Within(tx, caller, command, asDuplicate, () => handle(tx, now), now), ct);
            Fault.Point("command.answering");
            return answer;
        }
        catch (PostgresException e) when (ConstraintRefusals.For(e) is { } refusal)
        {
            return refusal;
        }
    }

    /// <summary>The same inside a transaction that is open already.</summary>
    public static async Task<Answer<TReply>> Within<TRequest, TReply>(
        DutyTransaction tx, Caller caller, (Guid Id, TRequest Content) command, Func<TReply, TReply> asDuplicate, Func<Task<Answer<TReply>>> handle, DateTimeOffset now)
    {
        var receipt = await CommandReceipts.Take(tx, caller.Actor, command.Id, JsonSerializer.SerializeToUtf8Bytes(command.Content, Wire.Options), now);
        if (!receipt.IsNew)
        {
            return receipt.SameContent
                ? asDuplicate(JsonSerializer.Deserialize<TReply>(receipt.StoredReply!, Wire.Options)!)
                : Refusals.OtherContent;
        }
        Fault.Point("command.receipt-taken");
        var answer = await handle();
        if (!answer.IsRefused)
        {
            CommandReceipts.Keep(tx, caller.Actor, command.Id, JsonSerializer.Serialize(answer.Reply, Wire.Options));
            Fault.Point("command.receipt-kept");
        }
        return answer;
    }
}

/// <summary>Constraints whose violation is the caller's "no" and not our fault; their names are sentences.</summary>
internal static class ConstraintRefusals
{
    private static readonly Dictionary<string, Refusal> ByName = new()
    {
        ["rejection_takes_two"] = Refusals.SecondPersonNeeded,
        ["saved_view_names_differ"] = Refusals.ViewNameTaken,
        ["report_pkey"] = Refusals.OtherContent,
        ["upward_report_pkey"] = Refusals.OtherContent,
    };

    public static Refusal? For(PostgresException e) => e.ConstraintName is { } name ? ByName.GetValueOrDefault(name) : null;
}

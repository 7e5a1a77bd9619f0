using System.Security.Cryptography;

namespace DutyWatch.Postgres.Commands;

/// <summary>What is known of a command id that an actor sent.</summary>
/// <param name="StoredReply">The first reply, word for word; null when the id is new.</param>
/// <param name="SameContent">False: the id was used for something else.</param>
public sealed record CommandReceipt(bool IsNew, bool SameContent, string? StoredReply);

/// <summary>
/// Makes a repeat harmless: the receipt is taken first in the command's own transaction, so of two at once the second waits
/// for the first and then finds its reply. Only accepted replies stay; a refusal rolls the receipt back.
/// </summary>
public static class CommandReceipts
{
    public static async Task<CommandReceipt> Take(DutyTransaction tx, string actor, Guid commandId, byte[] content, DateTimeOffset now)
    {
        var request_hash = SHA256.HashData(content);
        if (await tx.Execute(Sql.Take, new { actor, command_id = commandId, request_hash, now }) == 1)
        {
            return new CommandReceipt(true, true, null);
        }
        var row = await tx.One<Row>(Sql.Find, new { actor, command_id = commandId });
        return new CommandReceipt(false, row.RequestHash.AsSpan().SequenceEqual(request_hash), row.Reply);
    }

    public static void Keep(DutyTransaction tx, string actor, Guid commandId, string reply) =>
        tx.Send(Sql.Keep, new { actor, command_id = commandId, reply = new Json(reply) });

    private sealed record Row(byte[] RequestHash, string Reply);

    public static class Sql
    {
        public const string Take = """
            insert into command_receipt (actor, command_id, request_hash, taken_at)
            values (@actor, @command_id, @request_hash, @now)
            on conflict (actor, command_id) do nothing
            """;

        public const string Find = """
            select request_hash, reply
            from command_receipt
            where actor = @actor
              and command_id = @command_id
            """;

        public const string Keep = """
            update command_receipt
            set reply = @reply
            where actor = @actor
              and command_id = @command_id
            """;
    }
}

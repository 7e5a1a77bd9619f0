using System.Security.Cryptography;
using System.Text;
using DutyWatch.Core.Time;
using Npgsql;

namespace DutyWatch.Bench.Filing;

/// <summary>The keys of counties that file, and the one thing that must be given back between rounds.</summary>
internal static class FilerKeys
{
    public static async Task<IReadOnlyList<string>> Make(NpgsqlDataSource source, int count)
    {
        var keys = Enumerable.Range(0, count).Select(n => $"dw_filer_{n}").ToList();
        await using var command = source.CreateCommand(Sql.Insert);
        command.Parameters.AddWithValue("id", keys.Select(_ => Ids.New(Ground.Clocks.Now)).ToArray());
        command.Parameters.AddWithValue("key_hash", keys.Select(k => SHA256.HashData(Encoding.UTF8.GetBytes(k))).ToArray());
        command.Parameters.AddWithValue("name", keys.ToArray());
        command.Parameters.AddWithValue("unit_code", Enumerable.Range(0, count).Select(Reports.UnitOf).ToArray());
        command.Parameters.AddWithValue("now", Ground.Clocks.Now.ToUniversalTime());
        await command.ExecuteNonQueryAsync();
        return keys;
    }

    /// <summary>A phone has nine thousand codes, and here nobody ever answers.</summary>
    public static async Task FreeCodes(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(Sql.FreeCodes);
        await command.ExecuteNonQueryAsync();
    }

    private static class Sql
    {
        public const string Insert = """
            insert into api_key (id, key_hash, name, role, unit_code, created_at)
            select k.id, k.key_hash, k.name, 'api-filer', k.unit_code, @now
            from unnest(@id, @key_hash, @name, @unit_code) as k(id, key_hash, name, unit_code)
            """;

        public const string FreeCodes = "truncate reply_code";
    }
}

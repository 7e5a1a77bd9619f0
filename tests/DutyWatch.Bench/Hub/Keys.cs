using System.Security.Cryptography;
using System.Text;
using DutyWatch.Core.Time;
using Npgsql;

namespace DutyWatch.Bench.Hub;

/// <summary>The keys of many watch rooms, so that no caller's rate is another's; and a site that real gateways may serve.</summary>
internal static class Keys
{
    private const int HowMany = 1000;

    public static async Task<IReadOnlyList<string>> Make(string connectionString)
    {
        var keys = Enumerable.Range(0, HowMany).Select(n => $"dw_bench_{n}").ToList();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Sql.Insert, connection);
        command.Parameters.AddWithValue("id", keys.Select(_ => Ids.New(Ground.Clocks.Now)).ToArray());
        command.Parameters.AddWithValue("key_hash", keys.Select(k => SHA256.HashData(Encoding.UTF8.GetBytes(k))).ToArray());
        command.Parameters.AddWithValue("name", keys.ToArray());
        command.Parameters.AddWithValue("now", Ground.Clocks.Now.ToUniversalTime());
        await command.ExecuteNonQueryAsync();
        return keys;
    }

    private static class Sql
    {
        public const string Insert = """
            with real as (update site set demo = false)
            insert into api_key (id, key_hash, name, role, unit_code, created_at)
            select k.id, k.key_hash, k.name, 'api-reader', '513300', @now
            from unnest(@id, @key_hash, @name) as k(id, key_hash, name)
            """;
    }
}

using System.Security.Cryptography;
using System.Text;
using DutyWatch.Core.Time;
using Npgsql;

namespace DutyWatch.Bench.Hub;

/// <summary>The keys of many watch rooms, so that no caller's rate is another's; and a site that real gateways may serve.</summary>
internal static class Keys
{
    private const int HowMany = 1000;

    /// <param name="connectionString">The site's database.</param>
    /// <param name="watchRooms">Of a hundred keys how many are the prefecture's; the others are its counties' and townships' in turn.</param>
    public static async Task<IReadOnlyList<string>> Make(string connectionString, int watchRooms)
    {
        var keys = Enumerable.Range(0, HowMany).Select(n => $"dw_bench_{n}").ToList();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Sql.Insert, connection);
        command.Parameters.AddWithValue("id", keys.Select(_ => Ids.New(Ground.Clocks.Now)).ToArray());
        command.Parameters.AddWithValue("key_hash", keys.Select(k => SHA256.HashData(Encoding.UTF8.GetBytes(k))).ToArray());
        command.Parameters.AddWithValue("name", keys.ToArray());
        command.Parameters.AddWithValue("watch_rooms", watchRooms);
        command.Parameters.AddWithValue("now", Ground.Clocks.Now.ToUniversalTime());
        await command.ExecuteNonQueryAsync();
        return keys;
    }

    private static class Sql
    {
        public const string Insert = """
            with real as (
                update site set demo = false
            ), below as (
                select code, row_number() over (order by code) as number, count(*) over () as count
                from unit
                where code <> '513300'
            )
            insert into api_key (id, key_hash, name, role, unit_code, created_at)
            select k.id, k.key_hash, k.name, 'api-reader', case when k.number % 100 < @watch_rooms then '513300' else b.code end, @now
            from unnest(@id, @key_hash, @name) with ordinality as k(id, key_hash, name, number)
            join below b on b.number = 1 + k.number % b.count
            """;
    }
}

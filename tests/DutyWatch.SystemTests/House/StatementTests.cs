using System.Runtime.CompilerServices;
using DutyWatch.Postgres;
using DutyWatch.SystemTests.TestGround;
using Npgsql;

namespace DutyWatch.SystemTests.House;

public sealed class StatementTests(TestCluster cluster)
{
    [Fact]
    public async Task The_server_understands_every_statement_with_the_types_that_the_program_sends()
    {
        await using var source = await cluster.NewDatabase();
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var refused = new List<string>();

        foreach (var statement in Statements.All)
        {
            refused.AddRange(await Refusal(connection, statement) is { } reason ? [$"{statement.Name}: {reason}"] : []);
        }

        Assert.True(refused.Count == 0, string.Join('\n', refused));
        Assert.InRange(Statements.All.Count, 100, int.MaxValue);
    }

    [Fact]
    public void Nearly_every_statement_is_judged_by_the_types_of_its_call()
    {
        var withParameters = Statements.All.Where(s => Statements.Parameters(s.Text).Any()).ToList();

        Assert.InRange(withParameters.Count(s => s.Arguments is not null), withParameters.Count * 9 / 10, withParameters.Count);
    }

    [Theory]
    [InlineData("select id, nothing_such from incident", "42703")]
    [InlineData("select id from incident where opened_at > @now::uuid and opened_at > 1", "42883")]
    [InlineData("select id form incident", "42601")]
    public async Task A_wrong_statement_is_refused(string sql, string code)
    {
        await using var source = await cluster.NewDatabase();
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith(code, await Refusal(connection, new Statement("wrong", sql, null)), StringComparison.Ordinal);
    }

    private static async Task<string?> Refusal(NpgsqlConnection connection, Statement statement)
    {
        await using var command = new NpgsqlCommand(statement.Text, connection);
        try
        {
            if (statement.Arguments is { } type)
            {
                Arguments.AddTo(command.Parameters, RuntimeHelpers.GetUninitializedObject(type));
                await command.PrepareAsync();
                await command.UnprepareAsync();
            }
            else
            {
                NpgsqlCommandBuilder.DeriveParameters(command);
            }
            return null;
        }
        catch (PostgresException e)
        {
            return $"{e.SqlState} {e.MessageText}";
        }
    }
}

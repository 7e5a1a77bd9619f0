using System.Text;
using System.Text.RegularExpressions;
using DutyWatch.Bench.Store;
using Npgsql;

namespace DutyWatch.Bench.Filing;

/// <summary>
/// A script for pgbench out of what was recorded. One run of it files one report: every tenth opens an incident, the others follow it up, each
/// settling what the one before it left owed, as it is with us. Every client files for a county of its own.
/// </summary>
/// <param name="one">The transactions of one incident's reports, the first and a follow-up.</param>
/// <param name="other">Those of another one, which tell what must differ from run to run.</param>
/// <param name="unit">The county that filed them.</param>
internal sealed partial class FilingScript(List<List<Trip>> one, List<List<Trip>> other, string unit)
{
    public string Write(bool pipelined)
    {
        var values = new ScriptValues(unit, Different(), Ids(one[0]), Ids(one[1]));
        var script = new StringBuilder(ScriptValues.Head);
        script.Append("\\if :k < 0\n");
        Write(one[0], pipelined, s => Write(s, p => values.WriteFirst(p)), script);
        script.Append("\\else\n");
        Write(one[1], pipelined, s => Write(s, p => values.WriteFollowUp(p)), script);
        script.Append("\\endif\n");
        return script.ToString();
    }

    private static void Write(List<Trip> transaction, bool pipelined, Func<Statement, string> write, StringBuilder script)
    {
        script.Append("begin;\n");
        foreach (var trip in transaction)
        {
            script.Append(pipelined ? "\\startpipeline\n" : "");
            foreach (var statement in trip.Statements)
            {
                script.Append(write(statement)).Append(";\n");
            }
            script.Append(pipelined ? "\\endpipeline\n" : "");
        }
        script.Append("end;\n");
    }

    private static string Write(Statement statement, Func<NpgsqlParameter, string> write)
    {
        var parameters = statement.Parameters.ToDictionary(p => p.ParameterName, StringComparer.Ordinal);
        return Parameter().Replace(Comment().Replace(statement.Sql, ""), m => write(parameters[m.Groups[1].Value])).Trim();
    }

    private HashSet<object> Different()
    {
        var pairs = one.SelectMany(Parameters).Zip(other.SelectMany(Parameters), (a, b) => ScriptValues.Single(a.Value).Zip(ScriptValues.Single(b.Value)));
        return [.. pairs.SelectMany(p => p).Where(p => !Equals(p.First, p.Second)).Select(p => p.First)];
    }

    private static List<Guid[]> Ids(List<Trip> transaction) => [.. Parameters(transaction).Select(p => ScriptValues.Single(p.Value).OfType<Guid>().ToArray())];

    private static IEnumerable<NpgsqlParameter> Parameters(List<Trip> transaction) => transaction.SelectMany(t => t.Statements).SelectMany(s => s.Parameters);

    [GeneratedRegex(@"(?<![@\w])@(\w+)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comment();
}

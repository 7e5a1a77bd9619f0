using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DutyWatch.UnitTests.House;

/// <summary>SQL is hand-written, lower case, in nested `Sql` classes, lists its columns and is told the time.</summary>
public sealed partial class SqlTests
{
    // The one place that compares the clocks of server and database.
    private const string ClockComparison = "src/DutyWatch.Server/Hosting/ClockGuard.cs";

    private static readonly HashSet<string> Keywords = new(
        ("select from where insert into update delete set values join left right inner outer lateral cross on and or not null is in exists any all as with order by group having limit offset "
            + "union returning distinct case when then else end for skip locked create table index unique primary key references check constraint default conflict do nothing coalesce array_agg unnest")
            .Split(' '), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Sql_stands_only_in_nested_Sql_classes()
    {
        var strays = SourceCode.Product.Nodes<SyntaxNode>()
            .Where(n => n.Node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && Statement().IsMatch(TextOf(n.Node)) && !IsInSql(n.Node))
            .Select(n => n.File.At(n.Node));

        Exceptions.None("strays", strays);
    }

    [Fact]
    public void Sql_is_constant_and_never_built()
    {
        var built = SourceCode.Product.Nodes<SyntaxNode>()
            .Where(n => n.Node is InterpolatedStringExpressionSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax && IsInSql(n.Node))
            .Select(n => n.File.At(n.Node));

        Exceptions.None("SQL that is built", built);
    }

    [Fact]
    public void Sql_is_told_the_time()
    {
        var asking = Statements().Where(s => AsksTheTime().IsMatch(s.Text) && !s.Where.StartsWith(ClockComparison, StringComparison.Ordinal)).Select(s => s.Where);

        Exceptions.None("SQL that asks the database for the time", asking);
        Assert.Contains(Statements(), s => s.Where.StartsWith(ClockComparison, StringComparison.Ordinal) && AsksTheTime().IsMatch(s.Text));
    }

    [Fact]
    public void Sql_lists_its_columns() => Exceptions.None("select *", Statements().Where(s => SelectsEverything().IsMatch(s.Text)).Select(s => s.Where));

    [Fact]
    public void Keywords_are_lower_case()
    {
        var shouting = from s in Statements()
                       from word in Word().Matches(Quoted().Replace(s.Text, "''")).Select(m => m.Value)
                       where Keywords.Contains(word) && word.Any(char.IsUpper)
                       select $"{s.Where}: {word}";

        Exceptions.None("keywords in capitals", shouting);
    }

    // Constants of `Sql` classes and migrations alike; comments are prose.
    private static List<(string Where, string Text)> Statements()
    {
        var constants = SourceCode.Product.Nodes<LiteralExpressionSyntax>().Where(n => IsInSql(n.Node)).Select(n => (n.File.At(n.Node), TextOf(n.Node)));
        var migrations = Repository.FilesIn("ops/db/migrations", ".sql").Select(f => (f, Repository.Read(f)));
        return [.. constants.Concat(migrations).Select(s => (s.Item1, Comment().Replace(s.Item2, "")))];
    }

    private static bool IsInSql(SyntaxNode node) => node.Ancestors().OfType<ClassDeclarationSyntax>().Any(c => c.Identifier.Text == "Sql" && c.Parent is TypeDeclarationSyntax);

    private static string TextOf(SyntaxNode node) => node is LiteralExpressionSyntax literal ? literal.Token.ValueText : node.ToString().TrimStart('$', '@', '"', '\n', ' ');

    [GeneratedRegex("""^\s*(select\s+\w|insert\s+into\s|update\s+\w+\s+(\w+\s+)?set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|create\s+(table|index|database|unique)\s|drop\s+(table|database)\s|alter\s+\w+\s|notify\s|listen\s)""", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex("""\bnow\s*\(|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b|\b(clock|statement|transaction)_timestamp\s*\(""", RegexOptions.IgnoreCase)]
    private static partial Regex AsksTheTime();

    [GeneratedRegex("""(\bselect\s+|,\s*)(\w+\.)?\*""", RegexOptions.IgnoreCase)]
    private static partial Regex SelectsEverything();

    [GeneratedRegex("--.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w@])[A-Za-z_]+")]
    private static partial Regex Word();
}

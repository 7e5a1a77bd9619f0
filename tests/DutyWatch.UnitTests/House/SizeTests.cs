using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DutyWatch.UnitTests.House;

/// <summary>Small enough to read at once (docs: CONTRIBUTING). Soft limits are for the author, hard ones are here.</summary>
public sealed class SizeTests
{
    private const int LinesOfFile = 400;
    private const int LinesOfScript = 250;
    private const int LinesOfFunction = 60;
    private const int Parameters = 6;
    private const int Dependencies = 5;

    private static readonly string[] Endings = [".cs", ".sql", ".sh", ".ts", ".tsx", ".css"];

    [Fact]
    public void No_file_is_longer_than_400_lines() => Exceptions.Check($"files of more than {LinesOfFile} lines", LongFiles());

    [Fact]
    public void No_file_of_the_console_is_longer_than_250_lines() => Exceptions.Check($"files of the console of more than {LinesOfScript} lines", LongScripts());

    [Fact]
    public void No_function_is_longer_than_60_lines() => Exceptions.Check($"functions of more than {LinesOfFunction} lines", LongFunctions());

    [Fact]
    public void No_function_takes_more_than_6_parameters() => Exceptions.Check($"functions of more than {Parameters} parameters", WideFunctions());

    [Fact]
    public void No_class_depends_on_more_than_5_others() => Exceptions.Check($"constructors of more than {Dependencies} dependencies", NeedyClasses());

    [Fact]
    public void No_exception_is_kept_that_nobody_needs()
    {
        var needed = new[] { LongFiles(), LongScripts(), LongFunctions(), WideFunctions(), NeedyClasses() }.SelectMany(o => o).Select(o => o.Name);

        Assert.Empty(Exceptions.OfSize.Keys.Except(needed));
    }

    private static IEnumerable<(string Name, string Where)> LongFiles() =>
        Repository.Files.Where(f => Endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)) || IsScript(f)).Select(f => (Name: f, Lines: LinesOf(f)))
            .Where(f => f.Lines > LinesOfFile).Select(f => (f.Name, $"{f.Lines} lines"));

    // What is generated from the contract is nobody's to shorten.
    private static IEnumerable<(string Name, string Where)> LongScripts() =>
        Repository.FilesIn("src/console/src", ".ts", ".tsx").Where(f => f != "src/console/src/api/schema.d.ts").Select(f => (Name: f, Lines: LinesOf(f)))
            .Where(f => f.Lines > LinesOfScript).Select(f => (f.Name, $"{f.Lines} lines"));

    private static IEnumerable<(string Name, string Where)> LongFunctions() =>
        SourceCode.Files.Nodes<SyntaxNode>().Where(n => n.Node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax)
            .Select(n => (n.File, n.Node, Lines: LinesOf(n.Node))).Where(n => n.Lines > LinesOfFunction)
            .Select(n => (NameOfMember(n.Node), $"{n.File.At(n.Node)}, {n.Lines} lines"));

    // Positional records are data: their parameters are fields. Log messages take what the message names.
    private static IEnumerable<(string Name, string Where)> WideFunctions() =>
        SourceCode.Files.Nodes<ParameterListSyntax>()
            .Where(n => n.Node.Parameters.Count > Parameters && n.Node.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or DelegateDeclarationSyntax)
            .Where(n => n.Node.Parent is not MethodDeclarationSyntax method || !method.AttributeLists.ToString().Contains("LoggerMessage", StringComparison.Ordinal))
            .Select(n => (NameOfMember(n.Node.Parent!), $"{n.File.At(n.Node)}, {n.Node.Parameters.Count} parameters"));

    private static IEnumerable<(string Name, string Where)> NeedyClasses() =>
        SourceCode.Product.Nodes<ParameterListSyntax>().Where(n => n.Node.Parameters.Count > Dependencies && n.Node.Parent is ClassDeclarationSyntax or ConstructorDeclarationSyntax)
            .Select(n => (SourceCode.NameOf(n.Node.Parent!), $"{n.File.At(n.Node)}, {n.Node.Parameters.Count} dependencies"));

    // Commands without an ending live in ops.
    private static bool IsScript(string path) => path.StartsWith("ops/", StringComparison.Ordinal) && !Path.GetFileName(path).Contains('.', StringComparison.Ordinal);

    private static int LinesOf(string path) => Repository.Read(path).Count(c => c == '\n');

    private static int LinesOf(SyntaxNode node)
    {
        // Cases of a theory are a table above the function.
        var start = (node as MemberDeclarationSyntax)?.AttributeLists is { Count: > 0 } attributes ? attributes.Last().GetLastToken().GetNextToken().SpanStart : node.SpanStart;
        var lines = node.SyntaxTree.GetText().Lines;
        return lines.IndexOf(node.Span.End) - lines.IndexOf(start) + 1;
    }

    private static string NameOfMember(SyntaxNode node) =>
        SourceCode.NameOf(node.AncestorsAndSelf().First(n => n is MemberDeclarationSyntax or LocalFunctionStatementSyntax));
}

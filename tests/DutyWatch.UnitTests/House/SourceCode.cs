using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DutyWatch.UnitTests.House;

/// <summary>All C# of the repository, parsed once.</summary>
internal static class SourceCode
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> All = new(() =>
        [.. Repository.Files.Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).AsParallel().AsOrdered().Select(SourceFile.Parse)]);

    public static IReadOnlyList<SourceFile> Files => All.Value;

    /// <summary>What is delivered, without the tests.</summary>
    public static IEnumerable<SourceFile> Product => Files.Where(f => !f.Path.StartsWith("tests/", StringComparison.Ordinal));

    public static IEnumerable<(SourceFile File, T Node)> Nodes<T>(this IEnumerable<SourceFile> files)
        where T : SyntaxNode => files.SelectMany(f => f.Root.DescendantNodes().OfType<T>().Select(node => (f, node)));

    /// <summary>`Filing.Decide`, `Filing` for its constructor: what an exception is listed under.</summary>
    public static string NameOf(SyntaxNode node)
    {
        var types = node.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Select(t => t.Identifier.Text).Reverse();
        var member = node switch
        {
            MethodDeclarationSyntax m => m.Identifier.Text,
            LocalFunctionStatementSyntax l => l.Identifier.Text,
            PropertyDeclarationSyntax p => p.Identifier.Text,
            DelegateDeclarationSyntax d => d.Identifier.Text,
            OperatorDeclarationSyntax o => o.OperatorToken.Text,
            _ => null,
        };
        return string.Join('.', member is null ? types : types.Append(member));
    }
}

internal sealed record SourceFile(string Path, SyntaxNode Root, int Lines)
{
    public static SourceFile Parse(string path)
    {
        var text = Repository.Read(path);
        return new SourceFile(path, CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)).GetRoot(), text.Count(c => c == '\n'));
    }

    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}

using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DutyWatch.UnitTests.House;

public sealed class LogTests
{
    [Fact]
    public void Event_ids_are_unique_across_the_program()
    {
        var messages = LogMessages.All();

        Assert.NotEmpty(messages);
        Assert.Empty(messages.GroupBy(m => m.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(m => m.Where))}"));
    }

    [Fact]
    public void Messages_carry_ids_and_no_full_stop() =>
        Assert.All(LogMessages.All(), m =>
        {
            Assert.False(m.Text.EndsWith('.'), $"{m.Where}: no full stop");
            Assert.DoesNotMatch("(?i)\\{(phone|number|name|text|body|address|password)[^}]*\\}", m.Text);
        });
}

/// <summary>Apart, because these pages are written for people: one line in the catalogue for each message, one runbook for each Error.</summary>
public sealed class RunbookTests
{
    [Fact]
    public void Every_error_has_a_runbook()
    {
        var without = LogMessages.All().Where(m => m.Level == "Error" && !Repository.Has($"ops/runbooks/{m.Id}.md")).Select(m => $"ops/runbooks/{m.Id}.md for {m.Where}");

        Exceptions.None("missing", without);
    }

    [Fact]
    public void Every_runbook_belongs_to_an_error()
    {
        var errors = LogMessages.All().Where(m => m.Level == "Error").Select(m => m.Id.ToString(CultureInfo.InvariantCulture)).ToHashSet();

        var idle = Repository.FilesIn("ops/runbooks", ".md").Select(f => Path.GetFileNameWithoutExtension(f)).Where(name => name.All(char.IsAsciiDigit) && !errors.Contains(name));

        Exceptions.None("runbooks of no error", idle);
    }

    [Fact]
    public void Every_event_id_is_in_the_catalogue()
    {
        Assert.True(Repository.Has("docs/log-events.md"), "docs/log-events.md lists every event id");
        var page = Repository.Read("docs/log-events.md");

        var without = LogMessages.All().Where(m => !System.Text.RegularExpressions.Regex.IsMatch(page, $@"\b{m.Id}\b")).Select(m => $"{m.Id} of {m.Where}");

        Exceptions.None("missing", without);
    }
}

internal sealed record LogMessage(int Id, string Level, string Text, string Where);

internal static class LogMessages
{
    public static List<LogMessage> All() =>
        [.. SourceCode.Product.Nodes<AttributeSyntax>().Where(n => n.Node.Name.ToString() == "LoggerMessage").Select(n =>
        {
            var arguments = n.Node.ArgumentList!.Arguments;
            return new LogMessage(
                int.Parse(arguments[0].Expression.ToString(), CultureInfo.InvariantCulture),
                arguments[1].Expression.ToString().Split('.')[^1],
                ((LiteralExpressionSyntax)arguments[2].Expression).Token.ValueText,
                n.File.At(n.Node));
        })];
}

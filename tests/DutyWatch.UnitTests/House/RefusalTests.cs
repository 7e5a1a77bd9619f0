using System.Reflection;
using DutyWatch.Core.Answers;

namespace DutyWatch.UnitTests.House;

public sealed class RefusalTests
{
    // Version 1 of the outer contract: a code that stands here may never be renamed.
    private static readonly string[] Promised =
    [
        "report.element-missing", "report.time-in-future", "report.other-content", "report.incident-closed", "report.kind-unknown", "unit.unknown", "text.invalid",
        "text.too-long", "body.too-large", "body.malformed", "property.unknown", "access.sign-in", "access.forbidden", "thing.not-found", "rate.exceeded",
        "alert.already-answered", "clock.differs",
    ];

    [Fact]
    public void Every_refusal_is_in_the_list()
    {
        var declared = typeof(Refusals).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<Refusal>();

        Assert.Equal(declared.OrderBy(r => r.Code, StringComparer.Ordinal), Refusals.All.OrderBy(r => r.Code, StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_are_unique_and_say_noun_and_reason()
    {
        Assert.Equal(Refusals.All.Count, Refusals.All.Select(r => r.Code).Distinct().Count());
        Assert.All(Refusals.All, r => Assert.Matches("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$", r.Code));
    }

    [Fact]
    public void Every_refusal_speaks_both_languages_and_has_a_status_of_its_kind() =>
        Assert.All(Refusals.All, r =>
        {
            Assert.Matches("\\p{IsCJKUnifiedIdeographs}.*。$", r.Zh);
            Assert.EndsWith(".", r.En, StringComparison.Ordinal);
            Assert.InRange(r.Status, 400, 507);
        });

    [Fact]
    public void Every_code_that_the_contract_promises_exists() => Assert.Empty(Promised.Except(Refusals.All.Select(r => r.Code)));

    [Theory]
    [InlineData("body.too-large", 413)]
    [InlineData("body.malformed", 400)]
    [InlineData("access.sign-in", 401)]
    [InlineData("access.forbidden", 403)]
    [InlineData("thing.not-found", 404)]
    [InlineData("rate.exceeded", 429)]
    [InlineData("clock.differs", 503)]
    public void The_contract_promises_a_status_too(string code, int status) => Assert.Equal(status, Refusals.All.Single(r => r.Code == code).Status);
}

/// <summary>Apart, because the page is written for people.</summary>
public sealed class RefusalPageTests
{
    [Fact]
    public void Every_refusal_is_documented()
    {
        Assert.True(Repository.Has("docs/refusals.md"), "docs/refusals.md lists every refusal");
        var page = Repository.Read("docs/refusals.md");

        var without = Refusals.All.Select(r => r.Code).Where(code => !page.Contains($"`{code}`", StringComparison.Ordinal));

        Exceptions.None("missing", without);
    }
}

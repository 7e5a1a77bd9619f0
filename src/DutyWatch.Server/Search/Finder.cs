using DutyWatch.Postgres;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Search;

/// <summary>One search in an open transaction: hands out what was found, a stretch at a time, newest first.</summary>
internal sealed class Finder
{
    /// <summary>Measured over a million reports: twenty thousand entries are looked through in about 40 ms.</summary>
    private const int Walk = 20_000;

    private readonly DutyTransaction tx;
    private readonly SearchFilter filter;
    private readonly string callerUnit;
    private readonly string? withinReach;

    private Finder(DutyTransaction tx, SearchFilter filter, string callerUnit, QueryRow query)
    {
        this.tx = tx;
        this.filter = filter;
        this.callerUnit = callerUnit;
        Words = query.Words;
        withinReach = query.WithinReach;
    }

    /// <summary>The query as the index reads it; null when nothing was searched for.</summary>
    public string? Words { get; }

    public static async Task<Finder> Begin(DutyTransaction tx, SearchFilter filter, string caller_unit)
    {
        tx.Send(SearchStatements.Sql.Room);
        return new(tx, filter, caller_unit, await tx.One<QueryRow>(SearchStatements.Sql.Query, new { text = filter.Text, caller_unit }));
    }

    public async Task<List<FoundRow>> Next(PagePosition? after, int take)
    {
        if (Words is null)
        {
            return await tx.List<FoundRow>(SearchStatements.Sql.Listed, Asked(after, take, null));
        }
        var newest = await tx.List<FoundRow>(SearchStatements.Sql.AmongTheNewest, Asked(after, take, Words));
        return newest.Count == take ? newest : await tx.List<FoundRow>(SearchStatements.Sql.ByTerms, Asked(after, take, withinReach));
    }

    private object Asked(PagePosition? after, int take, string? words) => new
    {
        caller_unit = callerUnit,
        kind = filter.Kind,
        levels = filter.Levels,
        unit = filter.Unit,
        since = filter.Since,
        until = filter.Until,
        late = filter.Late,
        states = filter.States,
        before = after?.At ?? DateTimeOffset.MaxValue,
        before_id = after?.Id ?? Guid.AllBitsSet,
        take,
        walk = Walk,
        words,
    };

    internal sealed record FoundRow(Guid Id, DateTimeOffset OpenedAt);

    private sealed record QueryRow(string? Words, string? WithinReach);
}

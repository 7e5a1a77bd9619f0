namespace DutyWatch.Contracts;

/// <summary>What a search was asked for: words and filters as the query of `GET /incidents/search` has them. A day stands for itself, so that it means the same in any zone.</summary>
public sealed record ViewFilters
{
    public string? Q { get; init; }
    public string? Kind { get; init; }
    public string? Level { get; init; }
    public string? Unit { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Late { get; init; }
    public string? State { get; init; }
}

/// <summary>Keeps words and filters under a name; the id is made by whoever saves. An id that is there already gets the new name and filters.</summary>
public sealed record SaveViewRequest
{
    public required Guid CommandId { get; init; }

    /// <summary>At most 60 characters, one line; each of a person's names is another.</summary>
    public required string Name { get; init; }
    public required ViewFilters Filters { get; init; }
}

public sealed record DropViewRequest
{
    public required Guid CommandId { get; init; }
}

public sealed record SavedView(Guid Id, string Name, ViewFilters Filters, DateTimeOffset SavedAt);

/// <param name="Items">In the order in which they were saved.</param>
public sealed record SavedViewList(IReadOnlyList<SavedView> Items);

public sealed record SaveViewReply(SavedView View, CommandState State);

public sealed record DropViewReply(Guid Id, CommandState State);

namespace DutyWatch.Server.Site;

/// <summary>One thing to mend in a site pack.</summary>
/// <param name="Line">Counted from 1; of the record when a whole record is at fault.</param>
/// <param name="Field">Path inside the record, as `steps[2].tells[0]`; empty when it is not one field's fault.</param>
public sealed record SitePackError(string File, int Line, string Field, string Zh, string En)
{
    public override string ToString() => $"{File}:{Line}{(Field.Length == 0 ? "" : " " + Field)}: {Zh} / {En}";
}

/// <summary>Where something stands in a pack, to be named when it is at fault.</summary>
public sealed record Place(string File, int Line)
{
    public SitePackError Error(string field, string zh, string en) => new(File, Line, field, zh, en);
}

/// <summary>All errors of a pack: a clerk mends a file once, not once an error.</summary>
internal sealed class Errors
{
    private readonly List<SitePackError> all = [];

    public IReadOnlyList<SitePackError> InOrder => [.. all.Distinct().OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)];

    public bool Any => all.Count > 0;

    public void Add(Place place, string field, string zh, string en) => all.Add(place.Error(field, zh, en));
}

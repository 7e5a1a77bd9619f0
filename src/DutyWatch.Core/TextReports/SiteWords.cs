namespace DutyWatch.Core.TextReports;

/// <param name="Words">How people call it: `山火`, `车祸`.</param>
public sealed record KindWords(string Slug, IReadOnlyList<string> Words);

/// <param name="Code">Null for one that lies outside the site.</param>
public sealed record CountyName(string? Code, string Name, string Short);

public sealed record TownshipName(string Code, string CountyCode, string Name);

/// <summary>The words by which a site's reports are read.</summary>
public sealed record SiteWords(TimeZoneInfo Zone, IReadOnlyList<KindWords> Kinds, IReadOnlyList<CountyName> Counties, IReadOnlyList<TownshipName> Townships);

namespace DutyWatch.Postgres.Private;

/// <summary>How the embedded default keeps its PostgreSQL.</summary>
/// <param name="DataFolder">The cluster lives below it, in a folder named by its major version.</param>
/// <param name="Durable">False only for tests: a crash of the machine may then lose or spoil data.</param>
/// <param name="NpmBinaries">A folder with <c>postgres</c> and <c>initdb</c> to prefer; without it Debian's, then the one the environment names.</param>
public sealed record PrivatePostgresOptions(string DataFolder, bool Durable = true, string? NpmBinaries = null);

using Npgsql;

namespace DutyWatch.Postgres;

/// <summary>Tells a database that is away from a row that is bad: only a bad row may be put off.</summary>
public static class Outage
{
    private const string IdleInTransaction = "25P03";
    private const string OperatorIntervened = "57";

    /// <summary>No connection, one that was ended (by a restart, an operator, or its own idleness), or no room for now.</summary>
    public static bool Is(Exception e) => e switch
    {
        PostgresException { IsTransient: true } => true,
        PostgresException p => p.SqlState.StartsWith(OperatorIntervened, StringComparison.Ordinal) || p.SqlState == IdleInTransaction,
        _ => e is NpgsqlException,
    };
}

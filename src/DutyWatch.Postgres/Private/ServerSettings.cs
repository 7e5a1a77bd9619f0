using System.Globalization;

namespace DutyWatch.Postgres.Private;

/// <summary>Said on the command line at every start, so that a new release's settings reach an old cluster.</summary>
internal static class ServerSettings
{
    private const long Mebibyte = 1024 * 1024;

    private static readonly (string Name, string Value)[] Always =
    [
        ("listen_addresses", ""),
        ("port", "5432"),
        ("unix_socket_permissions", "0700"),
        ("password_encryption", "scram-sha-256"),
        ("max_connections", "120"),
        ("timezone", "UTC"),
        ("log_timezone", "UTC"),
        // A transaction that waits for its client holds the event feed back for everybody.
        ("idle_in_transaction_session_timeout", "30s"),
        // Every query is short; one wrong estimate costs a thousand times its run in starting workers.
        ("max_parallel_workers_per_gather", "0"),
        ("jit", "off"),
        // The log must stay small and free of what people wrote: no statements, no offending values.
        ("logging_collector", "off"),
        ("log_min_messages", "warning"),
        ("log_min_error_statement", "panic"),
        ("log_error_verbosity", "terse"),
        ("log_checkpoints", "off"),
        ("log_line_prefix", "%m [%p] "),
    ];

    private static readonly (string Name, string Value)[] Careless = [("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off")];

    public static IEnumerable<string> Switches(Cluster cluster, bool durable)
    {
        (string Name, string Value)[] own = [("unix_socket_directories", cluster.SocketFolder), ("shared_buffers", SharedBuffers(durable))];
        return from setting in Always.Concat(own).Concat(durable ? [] : Careless)
               from word in new[] { "-c", $"{setting.Name}={setting.Value}" }
               select word;
    }

    /// <summary>An eighth of the memory, since server and browser share the machine.</summary>
    private static string SharedBuffers(bool durable)
    {
        var eighth = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 / Mebibyte;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(eighth, 32, durable ? 512 : 64)}MB");
    }
}

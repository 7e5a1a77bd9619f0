using System.Globalization;
using DutyWatch.Server.Drill;

namespace DutyWatch.Server.Hosting;

/// <summary>The settings of the outer contract, from the environment and the command line.</summary>
/// <param name="ConnectionString">Null: a private PostgreSQL in the data folder.</param>
/// <param name="PublicUrl">What gateways call back.</param>
/// <param name="Roles">`web`, `worker` or `all`.</param>
internal sealed record Settings(string? ConnectionString, string DataFolder, string PublicUrl, string Roles, int Port, string? SitePack)
{
    public const int DefaultPort = 5080;
    public const long DefaultKeepFreeMb = 1024;

    /// <summary>Null: duty is real.</summary>
    public DrillSettings? Drill { get; init; }

    /// <summary>Where attachments lie. Several nodes share one.</summary>
    public string AttachmentFolder { get; init; } = Path.Combine(DataFolder, "attachments");

    /// <summary>So much of their disk is for others.</summary>
    public long AttachmentKeepFreeMb { get; init; } = DefaultKeepFreeMb;

    public bool IsWeb => Roles is "web" or "all";

    public bool IsWorker => Roles is "worker" or "all";

    public static Settings From(IConfiguration configuration, string[] args)
    {
        var port = ReadPort(Option(args, "--port"));
        var roles = configuration["DutyWatch:Roles"] ?? "all";
        if (roles is not ("web" or "worker" or "all"))
        {
            throw new SettingsException($"DutyWatch__Roles 只能是 web、worker 或 all / DutyWatch__Roles must be web, worker or all, not {roles}");
        }
        var connection = Blank(Option(args, "--connection")) ?? Blank(configuration.GetConnectionString("DutyWatch"));
        var drill = DrillSettings.From(Blank(configuration["DutyWatch:Drill:Start"]), Blank(configuration["DutyWatch:Drill:Speed"]));
        if (drill is not null && connection is not null)
        {
            // Any long transaction of one database holds the feed of all others of its cluster back: a drill must not do that to duty.
            throw new SettingsException("演练世界用自己的数据库，不能指定连接串 / a drill world has a cluster of its own: leave the connection string out");
        }
        var data = Path.GetFullPath(Option(args, "--data") ?? configuration["DutyWatch:DataFolder"] ?? "var");
        return new Settings(
            connection,
            data,
            configuration["DutyWatch:PublicUrl"] ?? $"http://localhost:{port}",
            roles,
            port,
            Blank(configuration["DutyWatch:SitePack"]))
        {
            AttachmentFolder = Path.GetFullPath(Blank(configuration["DutyWatch:AttachmentFolder"]) ?? Path.Combine(data, "attachments")),
            AttachmentKeepFreeMb = configuration.GetValue("DutyWatch:AttachmentKeepFreeMb", DefaultKeepFreeMb),
            Drill = drill is null ? null : drill with { WaitsForPlayer = configuration.GetValue("DutyWatch:Drill:WaitsForPlayer", false) },
        };
    }

    private static int ReadPort(string? text) =>
        text is null ? DefaultPort
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= 65535 ? port
        : throw new SettingsException($"--port 要一个端口号 / --port wants a port number, not {text}");

    private static string? Option(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

using System.Globalization;

namespace DutyWatch.Server.Hosting;

/// <summary>The settings of the outer contract, from the environment and the command line.</summary>
/// <param name="ConnectionString">Null: a private PostgreSQL in the data folder.</param>
/// <param name="PublicUrl">What gateways call back.</param>
/// <param name="Roles">`web`, `worker` or `all`.</param>
internal sealed record Settings(string? ConnectionString, string DataFolder, string PublicUrl, string Roles, int Port, string? SitePack)
{
    public const int DefaultPort = 5080;

    public bool IsWeb => Roles is "web" or "all";

    public bool IsWorker => Roles is "worker" or "all";

    public static Settings From(IConfiguration configuration, string[] args)
    {
        var port = ReadPort(Option(args, "--port"));
        if (Blank(configuration["DutyWatch:Drill:Start"]) is not null)
        {
            throw new SettingsException("本版没有演练世界 / this release has no drill world: leave DutyWatch__Drill__Start out");
        }
        var roles = configuration["DutyWatch:Roles"] ?? "all";
        if (roles is not ("web" or "worker" or "all"))
        {
            throw new SettingsException($"DutyWatch__Roles 只能是 web、worker 或 all / DutyWatch__Roles must be web, worker or all, not {roles}");
        }
        return new Settings(
            Blank(Option(args, "--connection")) ?? Blank(configuration.GetConnectionString("DutyWatch")),
            Path.GetFullPath(Option(args, "--data") ?? configuration["DutyWatch:DataFolder"] ?? "var"),
            configuration["DutyWatch:PublicUrl"] ?? $"http://localhost:{port}",
            roles,
            port,
            Blank(configuration["DutyWatch:SitePack"]));
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

using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Upward;

/// <summary>Where composed reports go by themselves: the province's DutyWatch. Nothing goes anywhere unless both are set.</summary>
internal sealed record UpwardOptions(Uri? Url, string? ApiKey)
{
    public static UpwardOptions Off { get; } = new(null, null);

    public bool IsOn => Url is not null;

    /// <exception cref="SettingsException">Half of it is set, or the address would carry reports in the clear.</exception>
    public static UpwardOptions From(IConfiguration configuration)
    {
        var (url, key) = (configuration["Upward:Url"], configuration["Upward:ApiKey"]);
        if (string.IsNullOrWhiteSpace(url) && string.IsNullOrWhiteSpace(key))
        {
            return Off;
        }
        if (string.IsNullOrWhiteSpace(url) || string.IsNullOrWhiteSpace(key))
        {
            throw new SettingsException("Upward__Url 和 Upward__ApiKey 要一起设置 / set both Upward__Url and Upward__ApiKey, or neither");
        }
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? new UpwardOptions(address, key)
            : throw new SettingsException("Upward__Url 必须是 https 地址（本机可用 http） / Upward__Url must be an https address; http only on this machine");
    }
}

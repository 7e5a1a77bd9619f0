using DutyWatch.Contracts;

namespace DutyWatch.Client;

/// <summary>
/// Files one report at a time and keeps nothing: for a program whose own rows are the queue. A report must bear the same id at every try; then
/// a try whose outcome is unknown is repeated without harm.
/// </summary>
/// <param name="server">The server's address, e.g. `https://duty.example.gov.cn`.</param>
/// <param name="apiKey">The key that was issued to the filing unit.</param>
public sealed class DirectFiling(Uri server, string apiKey) : IAsyncDisposable
{
    private readonly DutyLink link = new(server, apiKey);

    /// <summary>Tries once, over HTTP.</summary>
    /// <exception cref="Exception">Whatever is thrown means that nobody knows whether the report arrived, or that the server takes it later.</exception>
    public Task<FilingAnswer> Try(FileReportRequest report, CancellationToken ct) => link.FileOverHttp(report, ct);

    public ValueTask DisposeAsync() => link.DisposeAsync();
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using DutyWatch.CrashTests.Ground;
using DutyWatch.Server.Hosting;

namespace DutyWatch.CrashTests.Outside;

/// <summary>Somebody who calls the server and calls again until he is answered: the line may be cut, the server dead or broken.</summary>
internal sealed class Door(Uri server, Ledger ledger) : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    public Uri Server => server;

    private readonly HttpClient client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(5) }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>The accepted reply; null when it was refused.</summary>
    public async Task<TReply?> Command<TReply>(string path, string unit, object request, CancellationToken ct)
        where TReply : class
    {
        var answer = await Insist(() => new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Site.KeyOf(unit)) },
            Content = JsonContent.Create(request, request.GetType(), options: Wire.Options),
        }, ct);
        using (answer)
        {
            if (answer.IsSuccessStatusCode)
            {
                return await answer.Content.ReadFromJsonAsync<TReply>(Wire.Options, ct);
            }
            ledger.Write($"{path} is refused: {await answer.Content.ReadAsStringAsync(ct)}");
            return null;
        }
    }

    /// <summary>The first answer that says more than "not now".</summary>
    public async Task<HttpResponseMessage> Insist(Func<HttpRequestMessage> request, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                using var one = request();
                var answer = await client.SendAsync(one, ct);
                if (answer.StatusCode < HttpStatusCode.InternalServerError && answer.StatusCode != HttpStatusCode.TooManyRequests)
                {
                    return answer;
                }
                answer.Dispose();
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
            {
                // It may have been taken or not: that is what ids are for.
            }
            await Task.Delay(Between, Site.Time, ct);
        }
    }

    public void Dispose() => client.Dispose();
}

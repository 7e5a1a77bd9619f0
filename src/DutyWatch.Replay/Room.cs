using System.Net.Http.Headers;
using System.Net.Http.Json;
using DutyWatch.Contracts;

namespace DutyWatch.Replay;

/// <summary>The prefecture's room as a program calls it: its doors over HTTP.</summary>
internal sealed class Room : IDisposable
{
    private readonly HttpClient http;

    public Room(Uri server, string key)
    {
        http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <exception cref="ReplayException">The server refused it.</exception>
    public async Task<TReply> Send<TReply>(HttpMethod method, string path, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: ReplayJson.Options);
        using var answer = await http.SendAsync(request, ct);
        if (answer.IsSuccessStatusCode)
        {
            return (await answer.Content.ReadFromJsonAsync<TReply>(ReplayJson.Lenient, ct))!;
        }
        if ((int)answer.StatusCode >= 500)
        {
            throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode}", null, answer.StatusCode);
        }
        throw new ReplayException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(ct)}");
    }

    public Task<T> Get<T>(string path, CancellationToken ct) => Send<T>(HttpMethod.Get, path, null, ct);

    /// <summary>The phone of whoever holds a post at an instant.</summary>
    public async Task<PhoneView> PhoneOf(Entry entry, CancellationToken ct)
    {
        var at = Uri.EscapeDataString(entry.At.ToString("O"));
        var people = await Get<OnDutyList>($"/api/v1/rosters/on-duty?unit={entry.Unit}&at={at}", ct);
        var person = people.Items.FirstOrDefault(p => p.Post == entry.Post)
            ?? throw new ReplayException($"{entry.Id}: nobody is {entry.Unit}/{entry.Post} then");
        return await Get<PhoneView>($"{PathOf(person.Phone)}/messages", ct);
    }

    public static string PathOf(string number) => $"/phone-box/phones/{Uri.EscapeDataString(number)}";

    public void Dispose() => http.Dispose();
}

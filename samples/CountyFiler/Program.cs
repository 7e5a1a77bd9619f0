using System.Text.Json;
using DutyWatch.Client;
using DutyWatch.Contracts;

var json = ContractJson.Configure(new JsonSerializerOptions());
await using var client = DutyClient.Start(new DutyClientOptions
{
    Server = new Uri(Environment.GetEnvironmentVariable("DUTY_SERVER")!),
    ApiKey = Environment.GetEnvironmentVariable("DUTY_KEY")!,
    Folder = Environment.GetEnvironmentVariable("DUTY_FOLDER")!,
    OnAnswered = answer => Console.Out.WriteLineAsync($"{answer.ReportId} {answer.Reply?.IncidentNumber ?? answer.Refusal!.Title.Zh}"),
    OnTrouble = trouble => Console.Error.WriteLine(trouble.Message),
});
while (await Console.In.ReadLineAsync() is { } line)
{
    client.File(JsonSerializer.Deserialize<FileReportRequest>(line, json)!);
    Console.WriteLine($"on the disk, {client.Waiting} waiting");
}
await client.WhenAnswered();

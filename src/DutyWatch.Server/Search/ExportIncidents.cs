using System.Runtime.CompilerServices;
using System.Text;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Search;
using DutyWatch.Core.Time;
using DutyWatch.Postgres;
using DutyWatch.Server.Access;
using DutyWatch.Server.Hosting;
using DutyWatch.Server.Rules;
using Action = DutyWatch.Core.Access.Action;

namespace DutyWatch.Server.Search;

/// <summary>`GET /incidents/export?format=csv|xlsx` and the filters of the search: what was found as a table, at most ten thousand lines.</summary>
internal static class ExportIncidents
{
    private const int Lines = 10_000;
    private const int Stretch = 500;
    private const string Csv = "text/csv";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/incidents/export", (HttpContext http, Handler handler) => handler.Handle(http, Caller.From(http.User)!))
            .Guarded(Action.IncidentRead)
            .Produces<string>(200, Csv, Xlsx);

    internal sealed class Handler(Database database, RuleBook rules, Clocks clocks)
    {
        public async Task<IResult> Handle(HttpContext http, Caller caller)
        {
            var format = http.Request.Query["format"].FirstOrDefault() ?? "csv";
            if (format is not ("csv" or "xlsx"))
            {
                return Doors.Problem(http, Refusals.BodyMalformed.At("format"));
            }
            var filter = SearchFilter.Read(http.Request.Query);
            if (filter.Refusal is { } refusal)
            {
                return Doors.Problem(http, refusal);
            }
            var zone = (await rules.Current(http.RequestAborted)).Zone;
            var rows = Rows(filter.Reply, caller.UnitCode, zone, http.RequestAborted);
            var name = $"incidents-{TimeZoneInfo.ConvertTime(clocks.Now, zone):yyyyMMdd-HHmm}.{format}";
            return format == "csv" ? Results.Stream(to => WriteCsv(to, rows), Csv, name) : Results.Stream(to => WriteXlsx(to, rows), Xlsx, name);
        }

        // Each stretch in a transaction of its own: a slow line must not keep one open.
        private async IAsyncEnumerable<string[]> Rows(SearchFilter filter, string callerUnit, TimeZoneInfo zone, [EnumeratorCancellation] CancellationToken ct)
        {
            PagePosition? after = null;
            for (var left = Lines; left > 0; left -= Stretch)
            {
                var (cells, last) = await database.Read(tx => Load(tx, filter, callerUnit, after, zone), ct);
                foreach (var row in cells)
                {
                    yield return row;
                }
                if (last is null)
                {
                    yield break;
                }
                after = last;
            }
        }

        private static async Task<(List<string[]> Cells, PagePosition? Last)> Load(DutyTransaction tx, SearchFilter filter, string callerUnit, PagePosition? after, TimeZoneInfo zone)
        {
            var found = await (await Finder.Begin(tx, filter, callerUnit)).Next(after, Stretch);
            var cells = await ExportRows.Load(tx, [.. found.Select(hit => hit.Id)], callerUnit, zone);
            return (cells, found.Count == Stretch ? new PagePosition(found[^1].OpenedAt, found[^1].Id) : null);
        }

        // With a mark of UTF-8: without it the usual program reads Chinese as something else.
        private static async Task WriteCsv(Stream to, IAsyncEnumerable<string[]> rows)
        {
            await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await writer.WriteAsync(Line(ExportRows.Head));
            await foreach (var row in rows)
            {
                await writer.WriteAsync(Line(row));
            }
        }

        private static string Line(string[] cells) => string.Join(',', cells.Select(CsvCell.Of)) + "\r\n";

        // Zip writes without waiting, which the socket does not allow; ten thousand lines are a megabyte.
        private static async Task WriteXlsx(Stream to, IAsyncEnumerable<string[]> rows)
        {
            using var whole = new MemoryStream();
            await Workbook.Write(whole, ExportRows.Head, rows);
            whole.Position = 0;
            await whole.CopyToAsync(to);
        }
    }
}

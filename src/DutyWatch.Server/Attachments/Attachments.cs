using DutyWatch.Contracts;
using DutyWatch.Core.Answers;
using DutyWatch.Core.Attachments;
using DutyWatch.Postgres;

namespace DutyWatch.Server.Attachments;

/// <summary>The front door of attachments, for whoever files a report.</summary>
internal static class Attachments
{
    /// <summary>Whether the report's unit has uploaded each of them whole, and they are what the report says. Holds them until the end of the transaction.</summary>
    public static async Task<Refusal?> Check(DutyTransaction tx, FileReportRequest report)
    {
        if (report.Attachments.Count == 0)
        {
            return null;
        }
        if (report.Attachments.Count > AttachmentRules.MostOfReport)
        {
            return Refusals.AttachmentsTooMany.At("attachments");
        }
        var held = (await tx.List<Held>(Sql.Hold, new { ids = Ids(report), unit_code = report.UnitCode })).ToDictionary(row => row.Id);
        var seen = new HashSet<Guid>();
        for (var n = 0; n < report.Attachments.Count; n++)
        {
            var said = report.Attachments[n];
            var refusal = !seen.Add(said.Id) ? Refusals.AttachmentDiffers
                : held.GetValueOrDefault(said.Id) is not { } row ? Refusals.AttachmentUnknown
                : row.MediaType is null ? Refusals.AttachmentUnfinished
                : row.ToReference() != said ? Refusals.AttachmentDiffers
                : null;
            if (refusal is not null)
            {
                return refusal.At($"attachments[{n}]");
            }
        }
        return null;
    }

    /// <summary>The files are the report's from now on and are kept as long as it is.</summary>
    public static void Bind(DutyTransaction tx, FileReportRequest report)
    {
        if (report.Attachments.Count > 0)
        {
            tx.Send(Sql.Bind, new { report = report.ReportId, ids = Ids(report) });
            tx.Send(Sql.KeepBound, new { ids = Ids(report) });
        }
    }

    private static Guid[] Ids(FileReportRequest report) => [.. report.Attachments.Select(a => a.Id)];

    internal sealed record Held(Guid Id, string Name, string? MediaType, long Size, byte[]? Sha256)
    {
        public AttachmentReference ToReference() => new() { Id = Id, Name = Name, MediaType = MediaType!, Size = Size, Sha256 = Convert.ToHexStringLower(Sha256!) };
    }

    public static class Sql
    {
        public const string Hold = """
            select id, name, media_type, size, sha256
            from attachment
            where id = any(@ids)
              and unit_code = @unit_code
            order by id
            for update
            """;

        public const string Bind = """
            insert into report_attachment (report_id, attachment_id, place)
            select @report, n.id, n.place::int - 1
            from unnest(@ids) with ordinality as n(id, place)
            """;

        public const string KeepBound = "update attachment set unbound_until = null where id = any(@ids) and unbound_until is not null";
    }
}

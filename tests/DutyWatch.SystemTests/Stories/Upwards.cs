using System.Text.Json;
using DutyWatch.Contracts;
using DutyWatch.Core.Time;
using DutyWatch.Server.Hosting;

namespace DutyWatch.SystemTests.Stories;

/// <summary>What an officer of the prefecture does to report upward in writing.</summary>
internal static class Upwards
{
    public static Task<UpwardDraft> Draft(Guest officer, Guid incident) => officer.Get<UpwardDraft>($"/api/v1/incidents/{incident}/upward/draft");

    /// <summary>The draft as it is, signed by the first who may.</summary>
    public static PassUpwardRequest Signed(World world, UpwardDraft draft, Func<FileReportRequest, FileReportRequest>? mend = null)
    {
        var report = draft.Report with { ReportId = Ids.New(world.Now), Signer = draft.Signers[0].Name, ContactPhone = "0836-2811111" };
        return new PassUpwardRequest { CommandId = Ids.New(world.Now), Stage = UpwardStage.Written, Report = mend is null ? report : mend(report) };
    }

    /// <summary>Draws up what stands now, signs it and passes it.</summary>
    public static async Task<PassUpwardReply> Pass(World world, Guest officer, Guid incident, Func<FileReportRequest, FileReportRequest>? mend = null) =>
        await Pass(world, officer, incident, Signed(world, await Draft(officer, incident), mend));

    public static async Task<PassUpwardReply> Pass(World world, Guest officer, Guid incident, PassUpwardRequest request)
    {
        var reply = (await officer.Post($"/api/v1/incidents/{incident}/upward-reports", request)).Deserialize<PassUpwardReply>(Wire.Options)!;
        await world.Settle();
        return reply;
    }

    public static async Task<IReadOnlyList<UpwardView>> Passed(Guest officer, Guid incident) => (await officer.Get<IncidentFile>($"/api/v1/incidents/{incident}")).Upward;
}

using DutyWatch.Contracts;
using DutyWatch.Postgres.Sweeps;
using DutyWatch.Server.Hosting;

namespace DutyWatch.Server.Attachments;

internal static class AttachmentsFeature
{
    public const string Path = "/api/v1/attachments";

    public static IServiceCollection AddAttachments(this IServiceCollection services)
    {
        services.AddSingleton(s => new AttachmentFolder(s.GetRequiredService<Settings>().AttachmentFolder, AttachmentOptions.Of(s.GetRequiredService<Settings>())));
        services.AddSingleton<StoredFiles>().AddSingleton<Pictures>().AddSingleton<CleanCopies>().AddSingleton<UploadLines>();
        services.AddSingleton<BeginUpload.Handler>().AddSingleton<ContinueUpload.Handler>().AddSingleton<CompleteUpload>().AddSingleton<EndUpload.Handler>();
        services.AddSingleton<ReadAttachment.Handler>().AddSingleton<SendAttachment.Sender>();
        return services.AddSingleton<ISweep, UnboundSweep>();
    }

    public static void MapAttachments(this IEndpointRouteBuilder app)
    {
        BeginUpload.Map(app);
        ContinueUpload.Map(app);
        EndUpload.Map(app);
        app.Query<ReadAttachment.Handler, AttachmentReference>($"{Path}/{{id}}/reference");
        SendAttachment.Map(app);
    }
}

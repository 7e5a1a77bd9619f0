using static DutyWatch.Core.Checks.CheckStage;
using static DutyWatch.Core.Checks.Severity;

namespace DutyWatch.Core.Checks;

internal static class ProcessChecks
{
    private const CheckStage Written = First | Update | Final;
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<Check> Rows { get; } =
    [
        new("R-P01", Warns, Phone, "电话首报未回拨复核。", "Phone report not confirmed by call-back.", Hit.At("stage", it => it.CalledBack == false)),
        new("R-P02", Returns, Written, "编报人与签发人不得为同一人。", "Author and signer must differ.", Hit.At("signer", it => it.Report.Signer.Length > 0 && it.Report.Signer == it.Report.Author)),
        new("R-P03", Returns, Written, "签发人不在授权名单。", "Signer is not authorised.", Hit.At("signer", it => it.Report.Signer.Length > 0 && it.Site.Signers?.Contains(it.Report.Signer) == false)),
        new("R-P04", Warns, All, "编报人不在当班名单，请确认替班登记。", "Author is not on duty in the roster.", Hit.At("author", it => it.Report.Author.Length > 0 && it.Site.OnDuty?.Contains(it.Report.Author) == false)),
        new("R-P05", Returns, Update, "事件已终报，须先重新启动。", "Event is closed; reopen first.", Hit.At("incidentId", it => it.Incident is { IsClosed: true })),
        new("R-P06", Returns, Final, "仍有失联、被困或明火，不能终报。", "Cannot close: missing, trapped or open fire remain.", Hit.At("stage", IsNotOver)),
        new("R-P07", Informs, CheckStage.Timer, "领导批示已{min}分钟未转达或未签收。", "Instruction not relayed or not acknowledged.", Unrelayed),
        new("R-P08", Informs, CheckStage.Timer, "事件可能波及{county}，尚未通报。", "Neighbour that may be affected has not been notified.", NotTold),
        new("R-P09", Returns, Update, "已报信息不得修改，请用更正报。", "A filed report cannot be edited; file a correction.", Hit.At("reportId", it => it.EditsFiled)),
    ];

    // The signed exception is the override with its reason.
    private static bool IsNotOver(Case it) =>
        it.Report is { OverrideReason.Length: 0 } r && (r.Figures.Sum("missing", "trapped") > 0 || r.OpenFire || r.ResponseEndedAt is null);

    // Acknowledging has its own half hour, from the relay on.
    private static IEnumerable<Hit> Unrelayed(Case it) =>
        it.Watched.Instructions
            .Where(i => i.AcknowledgedAt is null && it.Now - (i.RelayedAt ?? i.At) >= HalfAnHour)
            .Select(i => new Hit("stage", HitValue.Of("min", (decimal)Math.Floor((it.Now - (i.RelayedAt ?? i.At)).TotalMinutes))));

    private static IEnumerable<Hit> NotTold(Case it) =>
        it.Watched.Reaching
            .Where(m => !m.Told && (m.Km <= 5 || m.MaySpread) && it.Now - m.At >= HalfAnHour)
            .Select(m => new Hit("stage", HitValue.Of("county", m.County)));
}

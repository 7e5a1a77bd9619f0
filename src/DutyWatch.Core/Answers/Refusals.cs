namespace DutyWatch.Core.Answers;

/// <summary>Every "no" of the product, with its stable code. A test checks that codes are unique and documented.</summary>
public static class Refusals
{
    public static readonly Refusal ElementMissing = new("report.element-missing", 422, "缺少核心要素，首报只卡这五项：时间、地点、类别、一句话经过、报送人和电话。", "A core element is missing. Only these can stop a first report: time, place, kind, one sentence, reporter and phone.");
    public static readonly Refusal TimeInFuture = new("report.time-in-future", 422, "时间晚于当前时间，无法提交。", "A time lies in the future.");
    public static readonly Refusal OtherContent = new("report.other-content", 409, "同一编号已用于内容不同的报送，请用新编号。", "This id was already used for something else; use a new one.");
    public static readonly Refusal IncidentClosed = new("report.incident-closed", 409, "事件已终报或已排除，不能再续报；有误或伤亡有变请用更正报，又起变化请先重启。", "The incident is closed; tell a mistake or changed casualties by a correction, or reopen it if it began again.");
    public static readonly Refusal KindUnknown = new("report.kind-unknown", 422, "没有这个事件类别。", "There is no such kind of incident.");
    public static readonly Refusal TriggerUnknown = new("report.trigger-unknown", 422, "没有这个敏感或影响情形的编号。", "There is no such sensitive or raising trigger.");
    public static readonly Refusal ReportBlocked = new("report.blocked", 422, "有阻止项，不能提交；请按提示改正。", "A check stops this report; mend what it names.");
    public static readonly Refusal ReportReturned = new("report.returned", 422, "数据减少而未说明，退回；请填写更正说明后再报。", "A figure fell without a word, so the report comes back; add the correction note and file it again.");
    public static readonly Refusal CheckInNotOwed = new("check-in.not-owed", 409, "现在没有应报的平安报；到时间前一小时起可报。", "No all-clear is owed now; it may be filed from an hour before its time.");
    public static readonly Refusal CheckInUnfinished = new("check-in.unfinished", 422, "平安报还缺一项：请回答核对问题；人员或设备有变的，请写明。", "The all-clear lacks something: answer the question, and say what differs from the roster or does not work.");
    public static readonly Refusal UnitUnknown = new("unit.unknown", 404, "没有这个单位，或不归你管。", "There is no such unit within your reach.");
    public static readonly Refusal TextInvalid = new("text.invalid", 422, "文字里有不可见或非法字符，请删去后再报。", "The text holds characters that cannot be kept; remove them.");
    public static readonly Refusal TextTooLong = new("text.too-long", 422, "文字过长，请缩短。", "The text is too long; shorten it.");
    public static readonly Refusal BodyTooLarge = new("body.too-large", 413, "内容过大。", "The content is too large.");
    public static readonly Refusal BodyMalformed = new("body.malformed", 400, "格式不对，无法读懂。", "This cannot be read.");
    public static readonly Refusal PropertyUnknown = new("property.unknown", 400, "有不认识或重复的字段。", "There is an unknown or a repeated property.");
    public static readonly Refusal SignIn = new("access.sign-in", 401, "请先登录。", "Sign in first.");
    public static readonly Refusal Forbidden = new("access.forbidden", 403, "你的岗位不能做这件事。", "Your role may not do this.");
    public static readonly Refusal NotFound = new("thing.not-found", 404, "没有找到，或不归你管。", "There is no such thing within your reach.");
    public static readonly Refusal RateExceeded = new("rate.exceeded", 429, "太快了，请稍后再发；写的都还在。", "Too fast; try again shortly. Nothing you wrote is lost.");
    public static readonly Refusal AlreadyAnswered = new("alert.already-answered", 409, "这条告警已经应答。", "This alert was already answered.");
    public static readonly Refusal ClockDiffers = new("clock.differs", 503, "服务器与数据库时钟相差过大，暂停受理，请用电话。", "The clocks of server and database differ too much; use the phone.");
    public static readonly Refusal TriesExceeded = new("access.locked", 429, "连续输错，暂时锁定，请稍后再试。", "Too many wrong tries; locked for a while.");
    public static readonly Refusal LeadJudged = new("lead.already-judged", 409, "这条线索已有结论。", "This lead was already judged.");
    public static readonly Refusal LeadThere = new("lead.already-there", 409, "这条线索已经交给这个单位。", "This unit was made to owe by this lead already.");
    public static readonly Refusal IncidentNotOver = new("incident.not-over", 409, "事件没有终报，不用重启；直接续报。", "The incident is not over; file a follow-up.");
    public static readonly Refusal ViewsFull = new("view.too-many", 409, "最多存 50 个查找，请先删去不用的。", "At most 50 searches are kept; drop one first.");
    public static readonly Refusal ViewNameMissing = new("view.name-missing", 422, "请给这个查找起个名称。", "Give this search a name.", "name");
    public static readonly Refusal ViewNameTaken = new("view.name-taken", 409, "已有同名的查找，请换个名称。", "You have a search of that name already; choose another.", "name");
    public static readonly Refusal IncidentOver = new("incident.over", 409, "事件已经结束，不能再移交或不予受理；又起变化请先重启。", "The incident is over and can be neither handed on nor rejected; reopen it if it began again.");
    public static readonly Refusal IncidentThere = new("incident.already-there", 409, "这个单位已经在报这起事件。", "This unit reports on the incident already.");
    public static readonly Refusal NotMergeable = new("incident.not-mergeable", 409, "这两起不能并案：并入的一起须尚未终报，被并的一起不能已并案或已排除，也不能并入自身。", "These two cannot be merged: the one that stays must not be over, the other must be neither merged nor rejected, and they must be two.");
    public static readonly Refusal OtherProposed = new("incident.other-proposed", 409, "这起事件已有另一项提议待复核，请先复核或撤回。", "Something else was proposed for this incident; confirm or withdraw that first.");
    public static readonly Refusal NothingProposed = new("incident.nothing-proposed", 409, "没有待复核的提议，可能已由他人处理。", "Nothing is proposed; somebody may have dealt with it.");
    public static readonly Refusal OtherPersonNeeded = new("incident.second-person-needed", 409, "须由另一人复核。", "This takes a second person.");
    public static readonly Refusal DemandUnmeetable = new("demand.cannot-be-met", 409, "事件已结束，只能向报过它的单位核报；不予受理的不能核报。", "The incident is over: only a unit that reported on it can be asked, and nobody about one that was rejected.");
    public static readonly Refusal LooseEndHandled = new("loose-end.handled", 409, "这一条已有人处理。", "Somebody dealt with this already.");
    public static readonly Refusal LooseEndUnsaid = new("loose-end.unsaid", 422, "请写明处理结果；回拨核实的，写明由谁确认。", "Say what became of it; of a call back, who confirmed it.");
    public static readonly Refusal SecondPersonNeeded = new("lead.second-person-needed", 409, "排除线索须由另一人复核。", "Rejecting a lead takes a second person.");
    public static readonly Refusal AttachmentUnknown = new("attachment.unknown", 422, "这个附件没有上传，或上传后一天没有用已清除；请重新上传。", "This attachment was not uploaded by the unit, or was removed after a day unused; upload it again.");
    public static readonly Refusal AttachmentUnfinished = new("attachment.not-complete", 422, "这个附件还没有传完；传完再报，或先报、附件随续报补上。", "This attachment is not wholly uploaded; wait for it, or file now and send it with a follow-up.");
    public static readonly Refusal AttachmentDiffers = new("attachment.differs", 422, "这个附件与上传的文件不一致，或列了两次。", "This attachment is not as it was uploaded, or is listed twice.");
    public static readonly Refusal AttachmentsTooMany = new("attachment.too-many", 422, "一份报告最多附 20 个文件；其余随续报报送。", "A report takes 20 files at most; send the others with a follow-up.");
    public static readonly Refusal AttachmentTooLarge = new("attachment.too-large", 413, "文件超过 50 MB，或比开始时说的大；请压缩或分段。", "The file is over 50 MB, or larger than it was said to be; compress or split it.");
    public static readonly Refusal AttachmentKind = new("attachment.kind-refused", 415, "只收照片（JPEG、PNG、WebP、HEIC）、视频（MP4、MOV）和 PDF；按内容识别，改后缀没有用。", "Only photos (JPEG, PNG, WebP, HEIC), films (MP4, MOV) and PDF are taken; a file is known by its content, not its name.");
    public static readonly Refusal AttachmentUnreadable = new("attachment.unreadable", 422, "图片损坏，或超过一亿二千万像素，无法处理。", "The picture is damaged or has more than 120 million pixels.");
    public static readonly Refusal AttachmentNoCleanCopy = new("attachment.no-clean-copy", 422, "这个文件加密或损坏，去不掉位置和个人信息，不能外发。", "This file is locked or damaged: position and persons cannot be taken out of it, so it must not leave.");
    public static readonly Refusal AttachmentsWaiting = new("attachment.too-many-waiting", 429, "本单位已上传而未报的文件太多（60 个或 1 GB）；先报送，或删去不要的。", "Too many files of this unit wait for a report (60, or 1 GB); file them or remove some.");
    public static readonly Refusal AttachmentNoRoom = new("attachment.no-room", 507, "服务器存放附件的磁盘快满了，暂不收附件；文字报告照常报送。", "The server's disk for attachments is nearly full; reports themselves are taken as always.");
    public static readonly Refusal UploadOffset = new("attachment.other-offset", 409, "续传的位置不对；请先问已收到多少再续传。", "The upload stands elsewhere; ask how far it has come and go on from there.");
    public static readonly Refusal UploadProtocol = new("attachment.protocol", 412, "上传要用 tus 1.0.0 协议。", "Uploads speak the tus protocol 1.0.0.");
    public static readonly Refusal UpwardSignerMissing = new("upward.signer-missing", 422, "报省的报告须有签发人。", "A report to the province needs a signer.");
    public static readonly Refusal UpwardSignerIsAuthor = new("upward.signer-is-author", 422, "签发人和编写人不能是同一人。", "Whoever wrote it cannot sign it too.");
    public static readonly Refusal UpwardSignerNotLeader = new("upward.signer-not-leader", 422, "签发人须是本级带班领导或副秘书长。", "The signer must be a duty leader or a deputy secretary-general of this office.");
    public static readonly Refusal UpwardAddresseeNotOne = new("upward.addressee-not-one", 422, "报省只主送一个上级机关。", "A report to the province has exactly one addressee.");
    public static readonly Refusal UpwardCarriesRequest = new("upward.carries-request", 422, "报告里夹带请示，请删去，另行请示。", "The report carries a request; take it out and file it separately.");
    public static readonly Refusal UpwardNoReport = new("upward.no-report", 409, "还没有单位的报告可据以报省。", "No unit has reported yet, so there is nothing to compose from.");
    public static readonly Refusal UpwardNumberTaken = new("upward.number-taken", 409, "这期间已另报出一份，请重新合成；写的都还在。", "Another report went up meanwhile; compose anew. What you wrote is still there.");
    public static readonly Refusal ExchangeFormat = new("exchange.format-unknown", 422, "这不是值守通的上报文件。", "This is no exchange file of DutyWatch.");
    public static readonly Refusal ExchangeNewer = new("exchange.version-newer", 422, "文件的版本比本系统新，请先升级本系统。", "The file is of a newer version; upgrade this system first.");
    public static readonly Refusal ExchangeAltered = new("exchange.altered", 422, "文件内容与校验值不符，可能被改动；请对方重新导出。", "The file does not match its own hash; it was altered. Ask for it again.");
    public static readonly Refusal ExchangeForeign = new("exchange.unit-foreign", 422, "发送单位不是本级的下级单位。", "The sender is no unit below this office.");
    public static readonly Refusal ExchangeFirstMissing = new("exchange.first-missing", 409, "还没有收到同一事件的首报，请先导入首报。", "The first report on this incident has not come yet; import that one first.");
    public static readonly Refusal ExchangeDrill = new("exchange.drill-differs", 409, "演练的报告只能进演练，实战的只能进实战。", "A drill's report goes into a drill only, a real one into real duty.");

    public static readonly Refusal Fault = new("server.fault", 500, "服务器出错，没有存上；写的都还在，请再发一次或用电话。", "The server failed and kept nothing; what you wrote is still there. Send again or use the phone.");

    /// <summary>All of them, for the documentation and its test.</summary>
    public static IReadOnlyList<Refusal> All { get; } =
    [
        ElementMissing, TimeInFuture, OtherContent, IncidentClosed, KindUnknown, TriggerUnknown, ReportBlocked, ReportReturned, CheckInNotOwed, CheckInUnfinished, UnitUnknown, TextInvalid,
        TextTooLong, BodyTooLarge, BodyMalformed, PropertyUnknown, SignIn, Forbidden, NotFound, RateExceeded, AlreadyAnswered, ClockDiffers, TriesExceeded, LeadJudged, LeadThere, IncidentNotOver,
        ViewsFull, ViewNameMissing, ViewNameTaken, IncidentOver, IncidentThere, NotMergeable, OtherProposed, NothingProposed, OtherPersonNeeded, DemandUnmeetable, SecondPersonNeeded,
        LooseEndHandled, LooseEndUnsaid, AttachmentUnknown, AttachmentUnfinished, AttachmentDiffers, AttachmentsTooMany, AttachmentTooLarge, AttachmentKind,
        AttachmentUnreadable, AttachmentNoCleanCopy, AttachmentsWaiting, AttachmentNoRoom, UploadOffset, UploadProtocol,
        UpwardSignerMissing, UpwardSignerIsAuthor, UpwardSignerNotLeader, UpwardAddresseeNotOne, UpwardCarriesRequest, UpwardNoReport, UpwardNumberTaken, ExchangeFormat,
        ExchangeNewer, ExchangeAltered, ExchangeForeign, ExchangeFirstMissing, ExchangeDrill,
        Fault,
    ];
}

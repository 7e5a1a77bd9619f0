namespace DutyWatch.Core.Answers;

/// <summary>Every "no" of the product, with its stable code. A test checks that codes are unique and documented.</summary>
public static class Refusals
{
    public static readonly Refusal ElementMissing = new("report.element-missing", 422, "缺少核心要素，首报只卡这五项：时间、地点、类别、一句话经过、报送人和电话。", "A core element is missing. Only these can stop a first report: time, place, kind, one sentence, reporter and phone.");
    public static readonly Refusal TimeInFuture = new("report.time-in-future", 422, "时间晚于当前时间，无法提交。", "A time lies in the future.");
    public static readonly Refusal OtherContent = new("report.other-content", 409, "同一编号已用于内容不同的报送，请用新编号。", "This id was already used for something else; use a new one.");
    public static readonly Refusal IncidentClosed = new("report.incident-closed", 409, "事件已终报或已排除，不能再续报；有误请用更正报。", "The incident is closed; mend a mistake by a correction.");
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
    public static readonly Refusal LooseEndHandled = new("loose-end.handled", 409, "这一条已有人处理。", "Somebody dealt with this already.");
    public static readonly Refusal LooseEndUnsaid = new("loose-end.unsaid", 422, "请写明处理结果；回拨核实的，写明由谁确认。", "Say what became of it; of a call back, who confirmed it.");
    public static readonly Refusal SecondPersonNeeded = new("lead.second-person-needed", 409, "排除线索须由另一人复核。", "Rejecting a lead takes a second person.");

    public static readonly Refusal Fault = new("server.fault", 500, "服务器出错，没有存上；写的都还在，请再发一次或用电话。", "The server failed and kept nothing; what you wrote is still there. Send again or use the phone.");

    /// <summary>All of them, for the documentation and its test.</summary>
    public static IReadOnlyList<Refusal> All { get; } =
    [
        ElementMissing, TimeInFuture, OtherContent, IncidentClosed, KindUnknown, TriggerUnknown, ReportBlocked, ReportReturned, CheckInNotOwed, CheckInUnfinished, UnitUnknown, TextInvalid,
        TextTooLong, BodyTooLarge, BodyMalformed, PropertyUnknown, SignIn, Forbidden, NotFound, RateExceeded, AlreadyAnswered, ClockDiffers, TriesExceeded, LeadJudged, LeadThere, IncidentNotOver,
        SecondPersonNeeded, LooseEndHandled, LooseEndUnsaid,
        Fault,
    ];
}

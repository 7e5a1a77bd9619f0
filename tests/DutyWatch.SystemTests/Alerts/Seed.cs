namespace DutyWatch.SystemTests.Alerts;

/// <summary>The smallest prefecture in which somebody can be told something.</summary>
internal static class Seed
{
    public static readonly Guid Incident = Guid.Parse("00000000-0000-7000-8000-0000000000f1");

    public const string Sql = """
        insert into site (name, name_en, prefecture_code, number_prefix, time_zone, language, demo, signature, policy, pack_hash, applied_at)
        values ('甘孜州', 'Ganzi', '513300', 'GZ', 'Asia/Shanghai', 'zh', false, '【应急值守】', 'p', '', @now);
        insert into unit (code, name, name_en, short, level, parent, number_code)
        values ('513300', '甘孜州', 'Ganzi', '州', 'prefecture', null, '00'), ('513322', '泸定县', 'Luding', '泸定县', 'county', '513300', '22');
        insert into unit_ancestor (unit_code, ancestor_code)
        values ('513300', '513300'), ('513322', '513322'), ('513322', '513300');
        insert into kind (slug, zh, en, position) values ('nat.eq', '地震', 'Earthquake', 1);
        insert into person (id, unit_code, name, title, phones)
        values (@an, '513300', '安某', '值班员', '{+8610000000001,+8610000000002}'),
               (@binh, '513300', '平某', '带班领导', '{+8610000000003}'),
               (@chi, '513300', '池某', '副秘书长', '{+8610000000004}');
        insert into incident (id, number, unit_code, kind, state, level_confirmed, level_prospective, level, title, place, occurred_precision, known_at, opened_at, version)
        values (@incident, 'GZ-22-1', '513322', 'nat.eq', 'phone', 'II', 'II', 'II', '地震', '{}', 'minute', @now, @now, 1);
        insert into timetable_rule (lane, urgent, accepted_seconds, delivered_seconds, call_seconds, answer_seconds)
        values ('page', true, 5, 45, 60, 120), ('page', false, 5, 45, 120, 300), ('ladder', true, 5, 45, 300, null), ('ladder', false, 5, 45, 300, null);
        insert into message_template (kind, language, body)
        values ('incident.new', 'zh', '[{level}]{county}{type}，{time}{place}，{casualties}。复1 {code}确认'),
               ('obligation.overdue', 'zh', '{county}{type}续报已超时。复1 {code}'),
               ('alert.unanswered', 'zh', '升级：{county}{type}预警{min}分钟无人确认({who})，请处置。复1 {code}'),
               ('R_ACK', 'zh', '已记录：{at}由{name}确认'), ('R_CANNOT', 'zh', '已记录：{name}无法处置'), ('R_ALREADY', 'zh', '该条{at}已由{name}确认'),
               ('R_WHICH', 'zh', '有{n}条待确认：{list}'), ('R_NOTHING_OPEN', 'zh', '没有待您确认的短信'), ('R_BAD_CODE', 'zh', '回复码{code}不对(还可试{left}次)'),
               ('R_BAD_ACTION', 'zh', '回复“1 码”收到'), ('R_NOT_YOURS', 'zh', '该码不是发给本号码的'), ('R_HELP', 'zh', '1 码=收到'),
               ('R_FREETEXT', 'zh', '未识别，已转值班台'), ('R_NO_OTP', 'zh', '缺单位码或口令')
        """;
}

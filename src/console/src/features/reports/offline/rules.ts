// Printed from the server's own checks by OfflineChecksTests (DUTYWATCH_REWRITE=1 writes it anew). Change them there.
import type { Severity } from '../checks';

export interface Rule { readonly id: string; readonly severity: Severity; readonly stages: readonly string[]; readonly zh: string; readonly en: string }

export const RULES: readonly Rule[] = [
  { id: 'R-T02', severity: 'returns', stages: ['phone', 'first'], zh: '获悉时间早于事发时间，请核对。', en: 'Awareness time is earlier than occurrence time.' },
  { id: 'R-T03', severity: 'blocks', stages: ['phone', 'first', 'update', 'final', 'correction'], zh: '时间晚于当前时间，无法提交。', en: 'A time lies in the future.' },
  { id: 'R-T05', severity: 'returns', stages: ['first', 'update', 'final'], zh: '统计截止时间晚于报送时间。', en: 'As-of time is later than submission time.' },
  { id: 'R-T06', severity: 'warns', stages: ['update', 'final'], zh: '数据截止已过{min}分钟，建议更新后再报。', en: 'Figures are stale: as-of is {min} minutes old.' },
  { id: 'R-T07', severity: 'warns', stages: ['first'], zh: '事发时间未精确到分，请注明“许”或补充到分。', en: 'Occurrence time is not to the minute; mark it approximate.' },
  { id: 'R-T09', severity: 'warns', stages: ['first', 'update', 'final'], zh: '正文时间请用24小时制和具体日期，不用“{hit}”。', en: 'Use the 24-hour clock and a date, not “{hit}”.' },
  { id: 'R-T10', severity: 'informs', stages: ['phone'], zh: '电话首报超时{min}分钟，记迟报。', en: 'Phone report late by {min} minutes.' },
  { id: 'R-T11', severity: 'informs', stages: ['first'], zh: '书面首报超时{min}分钟，记迟报，请填写迟报原因。', en: 'Written first report late by {min} minutes; give the reason.' },
  { id: 'R-E01', severity: 'blocks', stages: ['phone', 'first'], zh: '缺少核心要素：{list}。首报只卡这五项。', en: 'Core element missing: {list}. Only these five can stop a first report.' },
  { id: 'R-E02', severity: 'returns', stages: ['first', 'update', 'final'], zh: '事发地点须选到乡镇（街道）。', en: 'Place must resolve to a township.' },
  { id: 'R-E04', severity: 'returns', stages: ['first', 'update', 'final'], zh: '缺少信息来源（报告单位或报警人类别）。', en: 'Information source missing.' },
  { id: 'R-E05', severity: 'warns', stages: ['first'], zh: '基本经过过于简略。', en: 'Basic course too short.' },
  { id: 'R-E06', severity: 'returns', stages: ['first', 'update', 'final'], zh: '伤亡情况须填数字、“无”或“核查中”，不得留空。', en: 'Casualties must be a number, none, or being checked; never blank.' },
  { id: 'R-E08', severity: 'returns', stages: ['final'], zh: '终报须写明原因；仍在调查的，须写明调查单位和预计时间。', en: 'Final report needs the cause, or who investigates and by when.' },
  { id: 'R-E09', severity: 'returns', stages: ['first', 'update', 'final'], zh: '缺少已采取的措施。', en: 'Measures taken missing.' },
  { id: 'R-E10', severity: 'warns', stages: ['first', 'update'], zh: '缺少领导到场（到位）情况。', en: 'State which leaders are on the scene.' },
  { id: 'R-E11', severity: 'warns', stages: ['first', 'update'], zh: '缺少事态发展趋势研判。', en: 'Trend assessment missing.' },
  { id: 'R-E12', severity: 'warns', stages: ['first', 'update'], zh: '缺少下一步工作。', en: 'Next steps missing.' },
  { id: 'R-E13', severity: 'returns', stages: ['first', 'update', 'final'], zh: '缺少签发人。', en: 'Signer missing.' },
  { id: 'R-E14', severity: 'returns', stages: ['phone', 'first', 'update', 'final', 'correction'], zh: '联系人电话缺失或格式不对。', en: 'Contact phone missing or malformed.' },
  { id: 'R-E16', severity: 'returns', stages: ['final'], zh: '终报缺少：{list}。', en: 'Final report lacks: {list}.' },
  { id: 'R-N05', severity: 'returns', stages: ['first', 'update', 'final'], zh: '重伤、轻伤之和大于受伤总数。', en: 'Severity split exceeds the injured total.' },
  { id: 'R-N06', severity: 'warns', stages: ['update', 'final'], zh: '涉险{exposed}人，与死亡、失联、受伤、脱险之和{sum}不符。', en: 'Head-count does not balance with the number exposed.' },
  { id: 'R-N09', severity: 'returns', stages: ['first', 'update', 'final'], zh: '正文“{text}”与填报数{field}不一致。', en: 'Number in the text differs from the field.' },
  { id: 'R-N12', severity: 'informs', stages: ['first', 'update', 'final'], zh: '死亡、失联人数不用“约”“余”。', en: 'Do not use “about” with deaths or missing.' },
  { id: 'R-L04', severity: 'warns', stages: ['first'], zh: '疑似敏感情形：{hit}，请勾选或说明。', en: 'Possible sensitive trigger: {hit}.' },
  { id: 'R-D01', severity: 'returns', stages: ['first', 'update', 'final'], zh: '报告中夹带请示事项：“{hit}”。请另行请示。', en: 'The report carries a request (“{hit}”); file it separately.' },
  { id: 'R-D07', severity: 'blocks', stages: ['phone', 'first', 'update', 'final', 'correction'], zh: '本网不得处理涉密信息，请走机要渠道。', en: 'Classified content must not enter this network.' },
  { id: 'R-D11', severity: 'warns', stages: ['first', 'update'], zh: '地名“{hit}”不规范或已更名。', en: 'Place name not standard.' },
  { id: 'R-D12', severity: 'warns', stages: ['first', 'update'], zh: '伤亡表述不宜用“{hit}”。', en: 'Vague wording near a casualty figure.' },
  { id: 'R-D14', severity: 'warns', stages: ['first', 'update', 'final'], zh: '标题不规范，建议“{suggest}”。', en: 'Title does not follow the pattern.' },
  { id: 'R-S01', severity: 'returns', stages: ['first', 'update', 'final'], zh: '请删除公民身份号码等个人信息。', en: 'Remove personal identifiers.' },
  { id: 'R-P02', severity: 'returns', stages: ['first', 'update', 'final'], zh: '编报人与签发人不得为同一人。', en: 'Author and signer must differ.' },
  { id: 'R-P06', severity: 'returns', stages: ['final'], zh: '仍有失联、被困或明火，不能终报。', en: 'Cannot close: missing, trapped or open fire remain.' },
];

/** What each is called on the server; the flags are the caller's. */
export const PATTERNS = {
  looseTime: '(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|今晚|昨晚)\\p{Nd}{1,2}点|昨日|昨天|前天|今早|今晨|刚才|刚刚',
  clockTime: '([01]?\\p{Nd}|2[0-3])(时|[:：][0-5]\\p{Nd})',
  numberBehind: '(?<what>死亡|遇难|失联|失踪|受伤|转移)(者|人员|人数|群众|安置群众|游客)?(共|共计|为|约)?(?<n>\\p{Nd}{1,9})(余|多)?[人名]',
  numberBefore: '(?<n>\\p{Nd}{1,9})(余|多)?[人名](?<what>死亡|遇难|失联|失踪|受伤)',
  noCasualties: '(无|没有|未造成|暂无|未发现|尚无|未接到)[^\\n]{0,6}(伤亡|死亡|受伤)|(伤亡|死亡)[^\\n]{0,8}(核查|核实|待核|不详)|核查[^\\n]{0,4}伤亡',
  aboutDead: '(约|近)[\\t\\n\\v\\f\\r\\x85\\p{Z}]*\\p{Nd}+[\\t\\n\\v\\f\\r\\x85\\p{Z}]*[余多]?[人名](死亡|遇难|失联|失踪)|\\p{Nd}+[\\t\\n\\v\\f\\r\\x85\\p{Z}]*[余多][人名](死亡|遇难|失联|失踪)|(死亡|遇难|失联|失踪)(者|人员|人数)?(共)?((约|近|大约)[\\t\\n\\v\\f\\r\\x85\\p{Z}]*\\p{Nd}+|\\p{Nd}+[余多])[余多]?[人名]',
  casualty: '死亡|遇难|失联|失踪|受伤|伤亡',
  amount: '\\p{Nd}|若干',
  vague: '大概|可能|据说|左右|若干',
  request: '妥否[，,]?请(批示|批复|审定)|当否[，,]?请|特此请示|请予(批准|批复|支持|解决|安排|拨付)|恳请[^\\n]{0,20}?(支持|帮助|解决|给予|拨付|协调)|请求[^\\n]{0,20}?(支援|拨付|解决|支持|批准)|建议[^\\n]{0,15}?(拨付|增加[^\\n]{0,6}?(资金|编制|经费))|望[^\\n]{0,10}?(批准|解决|支持)为盼',
  quotation: '“[^”]*”',
  secrecyMark: '(绝密|机密|秘密)[\\t\\n\\v\\f\\r\\x85\\p{Z}]*★|(?<![^\\n])[ \\t　]*(绝密|机密|秘密)[ \\t　]*\\r?(?![^\\n])',
  identityNumber: '(?<!\\p{Nd})[1-9]\\p{Nd}{16}[\\p{Nd}Xx](?!\\p{Nd})',
  victimNumber: '(伤者|死者|患者|伤员|遇难者|失联者|被困者)[^。；\\n]{0,20}?((?<!\\p{Nd})1[3-9]\\p{Nd}{9}(?!\\p{Nd})|\\p{Nd}{1,3}床)',
  phoneNumber: '^(1\\p{Nd}{10}|0\\p{Nd}{2,3}-?\\p{Nd}{7,8})$',
  stillOpen: '正在[^\\n]{0,6}调查|仍在[^\\n]{0,6}调查|调查中|待查',
  investigator: '局|大队|支队|总队|调查组|委员会|政府|公安|应急',
  someday: '\\p{Nd}{1,2}[月日]|预计|\\p{Nd}+天内',
  firstTitle: '^[^\\n]+关于[^\\n]+的首报$',
  updateTitle: '^[^\\n]+关于[^\\n]+的续报[一二三四五六七八九十]{1,3}$',
  finalTitle: '^[^\\n]+关于[^\\n]+的终报$',
  sensitivePlace: '学校|中学|小学|大学|幼儿园|寺庙|寺院|教堂|清真寺|医院|卫生院|养老院|敬老院|福利院|水库|大坝|水电站|尾矿库|机场|水源地|看守所',
  sensitiveGroup: '校车|外籍|外国游客|港澳|台胞|鼠疫|水源污染|羁押',
} as const;

/** Renamed or abolished places. */
export const OLD_NAMES = ['康定县', '瞻化县', '邓柯县', '义敦县', '乾宁县'];

/** Which figure a word tells. */
export const FIGURE_OF: Readonly<Record<string, string>> = { 死亡: 'dead', 遇难: 'dead', 失联: 'missing', 失踪: 'missing', 受伤: 'injured', 转移: 'evacuated' };

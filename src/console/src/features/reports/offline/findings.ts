import type { FileReportRequest, Finding, KindView } from '../../../api/types';
import { grouped } from '../../../words/grouped';
import { casualtyNumbers, Checked, found, looseTimes, requests, says, vagueCasualties, type Written } from './report';
import { OLD_NAMES, RULES, type Rule } from './rules';

/** What the checks must know beside the report, all of it on the device. */
export interface Around { now: number; dueAt?: number | undefined; unitName: string; kinds: readonly Pick<KindView, 'slug' | 'zh'>[] }

interface Hit { field: string; values?: Record<string, { zh: string; en: string }> }
type Find = (report: Checked, around: Around) => Hit[];

const MINUTE = 60_000;
const TOLERANCE = 2 * MINUTE;

const when = (isSo: boolean, field: string, values?: Hit['values']): Hit[] => (isSo ? [{ field, ...(values ? { values } : {}) }] : []);
const at = (field: string, isSo: (report: Checked, around: Around) => boolean): Find => (report, around) => when(isSo(report, around), field);
const value = (name: string, said: string | number): Hit['values'] => ({ [name]: { zh: String(said), en: String(said) } });
const empty = (field: Parameters<Checked['text']>[0]): Find => at(field, (r) => r.text(field) === '');
/** Each field is marked once. */
const inWritten = (written: Written[], find: (text: string) => string[]): Hit[] => written.flatMap(({ field, text }) => find(text).slice(0, 1).map((hit) => ({ field, values: value('hit', hit) ?? {} })));
const inPassages = (find: (text: string) => string[]): Find => (r) => inWritten(r.passages, find);

/** One finding, beside the first thing that is missing. */
function lacking(...elements: [boolean, string, string, string][]): Hit[] {
  const missing = elements.filter(([isMissing]) => isMissing);
  const [first] = missing;
  return first ? [{ field: first[1], values: { list: { zh: missing.map((one) => one[2]).join('、'), en: missing.map((one) => one[3]).join(', ') } } }] : [];
}

const late: Find = (_r, { now, dueAt }) => when(dueAt !== undefined && now > dueAt, 'stage', value('min', Math.ceil((now - (dueAt ?? now)) / MINUTE)));

function lacksCause(r: Checked): boolean {
  const cause = r.text('cause');
  return cause === '' || (cause.includes('调查') && says('stillOpen', cause) && !(says('investigator', cause) && says('someday', cause)));
}

function unbalanced(r: Checked): Hit[] {
  const [exposed, sum] = [r.figure('exposed'), r.sum('dead', 'missing', 'injured', 'unhurt')];
  return exposed !== undefined && exposed !== sum && exposed !== sum + r.sum('rescued') ? [{ field: 'figures.exposed', values: { ...value('exposed', exposed), ...value('sum', sum) } }] : [];
}

/** A text that names the figure once may name parts of it as well. */
function textDiffers(r: Checked): Hit[] {
  const told = grouped(casualtyNumbers(r.body), (one) => one.figure);
  return [...told].flatMap(([name, numbers]) => {
    const field = r.figure(name);
    return field !== undefined && numbers.every((one) => one.value !== field) ? [{ field: `figures.${name}`, values: { ...value('text', numbers[0]?.text ?? ''), ...value('field', field) } }] : [];
  });
}

function sensitive(r: Checked): Hit[] {
  const hit = found('sensitivePlace', `${r.text('title')} ${r.place}`)[0] ?? found('sensitiveGroup', r.text('course'))[0];
  return when((r.request.sensitive ?? []).length === 0 && hit !== undefined, 'sensitive', value('hit', hit?.[0] ?? ''));
}

const TITLES = { final: ['finalTitle', '终报'], update: ['updateTitle', '续报一'] } as const;

function oddTitle(r: Checked, { unitName, kinds }: Around): Hit[] {
  const { stage, kind } = r.request;
  const [end, name] = stage === 'final' || stage === 'update' ? TITLES[stage] : (['firstTitle', '首报'] as const);
  const title = r.text('title');
  return when(title !== '' && !says(end, title), 'title', value('suggest', `${unitName}关于${r.place}${kinds.find((one) => one.slug === kind)?.zh ?? ''}的${name}`));
}

/** In the words of the server's table, by its ids. */
const FINDERS: Readonly<Record<string, Find>> = {
  'R-T02': at('knownAt', (r) => r.knownAt !== undefined && r.occurredAt !== undefined && r.knownAt < r.occurredAt),
  'R-T03': (r, { now }) => (['occurredAt', 'knownAt', 'asOf'] as const).flatMap((field) => when((r[field] ?? 0) > now + TOLERANCE, field)),
  'R-T05': at('asOf', (r, { now }) => r.asOf !== undefined && r.asOf > now),
  'R-T06': (r, { now }) => when(r.asOf !== undefined && now - r.asOf > (r.isUrgent ? 60 : 120) * MINUTE, 'asOf', value('min', Math.floor((now - (r.asOf ?? now)) / MINUTE))),
  'R-T07': at('occurredAt', (r) => ['hour', 'unknown'].includes(r.request.occurredPrecision ?? 'minute') && !r.body.includes('许') && !r.body.includes('左右')),
  'R-T09': inPassages(looseTimes),
  'R-T10': late,
  'R-T11': late,
  'R-E01': (r) => lacking(
    [r.occurredAt === undefined && r.request.occurredPrecision !== 'unknown', 'occurredAt', '时间', 'time'], [r.place === '', 'place.text', '地点', 'place'], [r.text('kind') === '', 'kind', '类别', 'kind'],
    [r.text('course') === '' && r.text('title') === '', 'course', '一句话经过', 'what happened'],
    [r.text('author') === '' || r.text('contactPhone') === '', r.text('author') === '' ? 'author' : 'contactPhone', '报送人和电话', 'reporter and phone'],
  ),
  'R-E02': at('place.townshipCode', (r) => r.township === ''),
  'R-E04': at('source', (r) => r.source === ''),
  'R-E05': at('course', (r) => r.isGrave && r.text('course').length < 30),
  'R-E06': at('figures', (r) => !r.tellsCasualties),
  'R-E08': at('cause', lacksCause),
  'R-E09': empty('measures'),
  'R-E10': at('leadersOnSite', (r) => r.isGrave && (r.request.leadersOnSite ?? []).filter((name) => name.trim()).length === 0),
  'R-E11': empty('trend'),
  'R-E12': empty('nextSteps'),
  'R-E13': empty('signer'),
  'R-E14': at('contactPhone', (r) => !says('phoneNumber', r.text('contactPhone').replaceAll(' ', '').replaceAll('+86', ''))),
  'R-E16': (r) => lacking(
    [!r.tellsCasualties, 'figures', '伤亡总数', 'total casualties'], [r.text('cause') === '', 'cause', '原因', 'cause'],
    [!r.request.responseStartedAt || !r.request.responseEndedAt, 'responseEndedAt', '响应起止时间', 'start and end of the response'],
    [r.text('aftercare') === '', 'aftercare', '善后', 'aftercare'], [r.text('lessons') === '', 'lessons', '经验教训', 'lessons'],
  ),
  'R-N05': at('figures.injured', (r) => r.sum('criticallyInjured', 'seriouslyInjured', 'minorInjured') > (r.figure('injured') ?? Infinity)),
  'R-N06': unbalanced,
  'R-N09': textDiffers,
  'R-N12': (r) => [...when(says('aboutDead', r.body), 'course'),
    ...(r.request.approximate ?? []).filter((name) => (name === 'dead' || name === 'missing') && r.figure(name) !== undefined).map((name) => ({ field: `figures.${name}` }))],
  'R-L04': sensitive,
  'R-D01': (r) => inWritten([{ field: 'title', text: r.text('title') }, ...r.passages], requests),
  'R-D07': (r) => r.writings.filter(({ text }) => says('secrecyMark', text)).map(({ field }) => ({ field })),
  'R-D11': (r) => r.writings.flatMap(({ field, text }) => OLD_NAMES.filter((name) => text.includes(name)).map((name) => ({ field, values: value('hit', name) ?? {} }))),
  'R-D12': inPassages(vagueCasualties),
  'R-D14': oddTitle,
  'R-S01': (r) => r.writings.filter(({ text }) => says('identityNumber', text) || says('victimNumber', text)).map(({ field }) => ({ field })),
  'R-P02': at('signer', (r) => r.text('signer') !== '' && r.text('signer') === r.text('author')),
  'R-P06': at('stage', (r) => !r.request.override?.reason?.trim() && (r.sum('missing', 'trapped') > 0 || Boolean(r.request.openFire) || !r.request.responseEndedAt)),
};

const SEVERITIES = ['blocks', 'returns', 'warns', 'informs'];

function say(rule: Rule, { field, values = {} }: Hit): Finding {
  const filled = (language: 'zh' | 'en') => Object.entries(values).reduce((text, [name, said]) => text.replaceAll(`{${name}}`, () => said[language]), rule[language]);
  return { rule: rule.id, severity: rule.severity, message: { zh: filled('zh'), en: filled('en') }, field };
}

/** What the server would find of this report by itself, the gravest first, in the server's words. */
export function offlineFindings(request: FileReportRequest, around: Around): Finding[] {
  const report = new Checked(request);
  return RULES.filter((rule) => rule.stages.includes(request.stage)).flatMap((rule) => (FINDERS[rule.id]?.(report, around) ?? []).map((hit) => say(rule, hit)))
    .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** For the test that holds this table to the server's. */
export const OFFLINE_IDS = Object.keys(FINDERS);

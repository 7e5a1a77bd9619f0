import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView, UnitView } from '../../api/types';
import { Picker } from '../../ui/Picker';
import { inLanguage } from '../../words/both';
import { searchWords } from '../../words/initials';
import { errorAt } from '../../words/Problems';
import { unitName } from '../../words/units';
import { Line, Row, Select, Time, Words, type Part } from './controls';
import { ELEMENTS, needOf, type ElementName } from './elements';
import { Fold } from './Fold';
import { FurtherRow } from './FurtherRow';
import { Phrases } from './Phrases';
import { LEVELS, STAGES } from './reportForm';
import { Further } from './Saying';

function Kind({ part, session }: { part: Part; session: SessionView }) {
  const { t, i18n } = useTranslation();
  const choices = session.site.kinds.map((kind) => ({ value: kind.slug, label: i18n.language === 'en' ? kind.en : kind.zh, words: searchWords(kind.zh, kind.en, kind.slug) }));
  return (
    <Row part={part} label={t('form.kind')} names={['kind']}>
      <Picker id="report-kind" choices={choices} value={part.draft.kind} onChange={(kind) => part.edit('kind', kind)} placeholder={t('form.findKind')} none={t('form.noneFound')} invalid={Boolean(errorAt(part.problem, 'kind'))} />
    </Row>
  );
}

function Where({ part, units, county }: { part: Part; units: UnitView[]; county: string }) {
  const { t, i18n } = useTranslation();
  const townships = units.filter((unit) => unit.level === 'township' && unit.parent === county)
    .map((unit) => ({ value: unit.code, label: unitName(unit, i18n.language), words: searchWords(unit.name, unit.nameEn, unit.code) }));
  const choose = (code: string) => {
    const name = units.find((unit) => unit.code === code)?.name ?? '';
    part.edit('townshipCode', code);
    // The township is where the words about the place begin, unless somebody wrote some.
    if (!part.draft.place.trim()) part.edit('place', name);
  };
  return (
    <Row part={part} label={t('form.place')} names={['place', 'townshipCode']}>
      {townships.length > 0 && <span className="fcell"><label htmlFor="report-townshipCode" className="sr">{t('form.townshipCode')}</label>
        <Picker id="report-townshipCode" choices={townships} value={part.draft.townshipCode} onChange={choose} placeholder={t('filing.findTownship')} none={t('form.noneFound')} invalid={Boolean(errorAt(part.problem, 'place.townshipCode'))} /></span>}
      <Line part={part} name="place" hint={t('filing.placeHint')} />
    </Row>
  );
}

const PHRASES = ['checking', 'road', 'moved', 'line', 'noCasualties', 'forces'] as const;
const NO_NEWS = ['unchanged', ...PHRASES] as const;

function Course({ part }: { part: Part }) {
  const { t } = useTranslation();
  return <Row part={part} label={t('form.course')} names={['course']}><Words part={part} name="course" rows={3} /><Phrases part={part} name="course" phrases={part.draft.stage === 'update' ? NO_NEWS : PHRASES} /></Row>;
}

/** What makes it sensitive or one level more serious: ticked by whoever knows, folded away because it is mostly nothing. */
function Triggers({ part, session }: { part: Part; session: SessionView }) {
  const { t, i18n } = useTranslation();
  const groups = [['raises', 'impacts'], ['sensitive', 'sensitive']] as const;
  const ticked = (part.draft.sensitive?.length ?? 0) + (part.draft.impacts?.length ?? 0);
  const turn = (name: 'impacts' | 'sensitive', id: string, on: boolean) => part.edit(name, [...(part.draft[name] ?? []).filter((one) => one !== id), ...(on ? [id] : [])].toSorted());
  return (
    <Row part={part} label={t('filing.triggers')} names={['sensitive']}>
      <details className="triggers"><summary>{t('filing.ticked', { count: ticked })}</summary>{groups.map(([effect, name]) => (
        <fieldset key={effect}><legend>{t(`filing.effect.${effect}`)}</legend>{session.site.triggers.filter((one) => one.effect === effect).map((one) => (
          <label key={one.id}><input type="checkbox" checked={part.draft[name]?.includes(one.id) ?? false} onChange={(event) => turn(name, one.id, event.target.checked)} /> <span className="t3 n">{one.id}</span> {inLanguage(one, i18n.language)}</label>
        ))}</fieldset>
      ))}</details>
    </Row>
  );
}

/** A figure that falls says why; the field stays while there is something in it. */
function wantsNote({ draft, checks, problem }: Part): boolean {
  return Boolean(draft.correctionNote) || problem?.code === 'report.returned' || checks.some((one) => one.code === 'fallen');
}

/** What nobody can do without, in the order in which it is told; a figure that falls says why right beneath. */
function Required({ part, session, ...rest }: RowParts & { names: ElementName[] }) {
  const { t } = useTranslation();
  const levels = LEVELS.map((value) => ({ value, label: t(`level.${value}`) }));
  return (
    <section aria-labelledby="filing-required"><h3 id="filing-required" className="fsect">{t('filing.group.required', { stage: t(`form.stages.${part.draft.stage}`, { defaultValue: '' }) })}</h3>
      {rest.names.map((name) => <FurtherRow key={name} name={name} part={part} units={rest.units} county={rest.county} />)}
      {wantsNote(part) && <Row part={part} label={t('form.correctionNote')} names={['correctionNote']}><Line part={part} name="correctionNote" /></Row>}
      <Row part={part} label={t('form.levelConfirmed')} names={['levelConfirmed', 'levelProspective', 'levelBasis']}>
        <Select part={part} name="levelConfirmed" options={levels} /><Select part={part} name="levelProspective" lead options={levels} /><Line part={part} name="levelBasis" lead />
      </Row>
      {session.site.triggers.length > 0 && <Triggers part={part} session={session} />}
      <Row part={part} label={t('form.signer')} names={['signer', 'addressees']}><Line part={part} name="signer" /><Line part={part} name="addressees" lead hint={t('filing.namesHint')} /></Row>
      <Row part={part} label={t('form.title')} names={['title']}><Line part={part} name="title" hint={t('filing.titleHint')} /></Row>
    </section>
  );
}

interface RowParts { part: Part; session: SessionView; units: UnitView[]; county: string }

/** The five core elements, then what this stage requires, then what is wanted: folded away until somebody or a check asks for it. */
export function FilingRows({ part, session, units, county, files }: RowParts & { files: ReactNode }) {
  const { t } = useTranslation();
  const needed = (need: string) => ELEMENTS.filter((name) => needOf(name, part.draft) === need);
  return (
    <div className="frows">
      <section aria-labelledby="filing-core"><h3 id="filing-core" className="fsect">{t('filing.group.core')}</h3>
        <Row part={part} label={t('form.stage')} names={['stage']}>
          <Select part={part} name="stage" options={STAGES.map((value) => ({ value, label: t(`form.stages.${value}`) }))} />
        </Row>
        <Kind part={part} session={session} />
        <Row part={part} label={t('form.occurredAt')} names={['occurredAt', 'knownAt']}>
          <Time part={part} name="occurredAt" /><Time part={part} name="knownAt" lead />
        </Row>
        <Where part={part} units={units} county={county} />
        <Course part={part} />
        <Row part={part} label={t('form.author')} names={['author', 'contactPhone']}><Line part={part} name="author" /><Line part={part} name="contactPhone" type="tel" lead /></Row>
      </section>
      <Required part={part} session={session} units={units} county={county} names={needed('required')} />
      {files}
      <Fold part={part} names={needed('wanted')} units={units} county={county} />
      <Further part={part} />
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../api/types';
import { AreaFields } from './AreaFields';
import { Line, Row, Select, Time, type Part } from './controls';
import { FIELDS, type ElementName } from './elements';
import { FigureFields, LossFields } from './FigureFields';
import { LeaderField } from './LeaderField';
import { SaidField } from './Phrases';
import { LEVELS } from './reportForm';
import { SOURCES } from './sources';

interface Parts { part: Part; units: UnitView[]; county: string }

function Source({ part }: Parts) {
  const { t } = useTranslation();
  const options = [{ value: '', label: t('form.chooseUnit') }, ...SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))];
  // What came by another door may name a kind of its own.
  const other = part.draft.sourceKind && !SOURCES.includes(part.draft.sourceKind) ? [{ value: part.draft.sourceKind, label: part.draft.sourceKind }] : [];
  return <><Select part={part} name="sourceKind" options={[...options, ...other]} /><Line part={part} name="sourceWho" lead hint={t('filing.sourceHint')} /></>;
}

function Response({ part }: Parts) {
  const { t } = useTranslation();
  const levels = LEVELS.filter((one) => one !== 'unknown' && one !== 'below').map((value) => ({ value, label: t(`level.${value}`) }));
  return <><Select part={part} name="responseLevel" options={[{ value: '', label: t('filing.noResponse') }, ...levels]} /><Time part={part} name="responseStartedAt" lead /><Time part={part} name="responseEndedAt" lead /></>;
}

function Flame({ part }: Parts) {
  const { t } = useTranslation();
  return <Select part={part} name="openFire" options={[{ value: '', label: t('figure.unknown') }, { value: 'yes', label: t('filing.flame.yes') }, { value: 'no', label: t('filing.flame.no') }]} />;
}

function Spot({ part }: Parts) {
  const { t } = useTranslation();
  // Maps and phones give both numbers in one piece.
  const split = (event: React.ClipboardEvent) => {
    const both = /^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(event.clipboardData.getData('text'));
    if (!both) return;
    event.preventDefault();
    part.edit('latitude', both[1] ?? '');
    part.edit('longitude', both[2] ?? '');
  };
  return <span className="fgroup" onPaste={split}><Line part={part} name="latitude" lead hint="30.0495" /><Line part={part} name="longitude" lead hint="101.9623" /><Line part={part} name="road" lead hint={t('filing.roadHint')} /></span>;
}

const TREND = ['steady', 'worse', 'secondary', 'unclear'] as const;
const NEXT = ['rescue', 'reopen', 'survey', 'move', 'tell'] as const;
const CAUSE = ['investigating', 'firstJudged'] as const;

const CELLS: Record<ElementName, (parts: Parts) => ReactNode> = {
  source: (parts) => <Source {...parts} />,
  informed: ({ part }) => <Time part={part} name="informedAt" />,
  quake: ({ part }) => <><Line part={part} name="magnitude" hint="6.8" /><Line part={part} name="depthKm" lead hint="16" /></>,
  fire: (parts) => <Flame {...parts} />,
  figures: ({ part }) => <FigureFields {...part} />,
  losses: ({ part }) => <LossFields {...part} />,
  areas: (parts) => <AreaFields {...parts} />,
  asOf: ({ part }) => <Time part={part} name="asOf" />,
  spot: (parts) => <Spot {...parts} />,
  cause: ({ part }) => <SaidField part={part} name="cause" phrases={CAUSE} />,
  measures: ({ part }) => <SaidField part={part} name="measures" />,
  leaders: ({ part }) => <LeaderField part={part} />,
  trend: ({ part }) => <SaidField part={part} name="trend" phrases={TREND} />,
  nextSteps: ({ part }) => <SaidField part={part} name="nextSteps" phrases={NEXT} />,
  needs: ({ part }) => <Needs part={part} />,
  response: (parts) => <Response {...parts} />,
  aftercare: ({ part }) => <SaidField part={part} name="aftercare" />,
  lessons: ({ part }) => <SaidField part={part} name="lessons" />,
  copies: ({ part }) => <Copies part={part} />,
};

function Needs({ part }: { part: Part }) {
  const { t } = useTranslation();
  return <Line part={part} name="needs" hint={t('filing.noNeeds')} />;
}

function Copies({ part }: { part: Part }) {
  const { t } = useTranslation();
  return <Line part={part} name="copies" hint={t('filing.namesHint')} />;
}

/** One element of a report after the five. */
export function FurtherRow({ name, ...parts }: Parts & { name: ElementName }) {
  const { t } = useTranslation();
  return <Row part={parts.part} label={t(`form.element.${name}`)} names={[...FIELDS[name]]}>{CELLS[name](parts)}</Row>;
}

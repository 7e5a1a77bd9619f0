import { useTranslation } from 'react-i18next';
import type { IncidentSummary, UnitView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Icon } from '../../ui/Icon';
import { Key } from '../../ui/Key';
import { CHECKING, typedFigure } from '../../words/figureInput';
import { Level } from '../../words/Level';
import { clock, dayOf, instant } from '../../words/time';
import type { RecordParts } from './CoreFields';
import { ASKED, peopleSpoken, spokenNumber } from './record';

export const SOURCES = ['call', 'hotline', 'media', 'sensor', 'department', 'neighbour', 'patrol', 'other'];

function Figures({ draft, said, change }: RecordParts) {
  const { t } = useTranslation();
  return (
    <section><h3>{t('record.people')}</h3>
      <div className="fgs">{ASKED.map((name) => {
        const value = said.figures[name] ?? '';
        return (
          <div key={name} className="f"><label htmlFor={`record-figure-${name}`}>{t(`figure.${name}`)}</label>
            <input id={`record-figure-${name}`} className={`in n ${value === CHECKING ? 't2' : 'bold'}`} inputMode="numeric" autoComplete="off" placeholder={t('figure.unknown')} value={value === CHECKING ? t('figureStatus.unverified') : value}
              onChange={(event) => change({ figures: { ...draft.figures, [name]: typedFigure(event.target.value) } })} /></div>
        );
      })}</div>
      <p className="t2 s12 keysay"><Key>?</Key>{t('figure.unknown')}　<Key>0</Key>{t('filing.zero')}　<Key>H</Key>{t('figureStatus.unverified')}</p>
    </section>
  );
}

function useReadBack({ draft, said, kinds, unitWord }: RecordParts): string {
  const { t, i18n } = useTranslation();
  const zh = i18n.language !== 'en';
  const parts: string[] = [];
  const { time, place } = said;
  if (time?.kind === 'at') {
    const [hours = 0, minutes = 0] = clock(time.at).split(':').map(Number);
    const day = dayOf(dutyNow()) - dayOf(time.at);
    const spoken = zh ? `${spokenNumber(hours)}点${minutes === 0 ? '整' : `${minutes < 10 ? '零' : ''}${spokenNumber(minutes)}分`}` : clock(time.at).slice(0, 5);
    parts.push(t(day === 0 ? 'record.say.today' : day === 1 ? 'record.say.yesterday' : 'record.say.at', { time: day > 1 ? instant(new Date(time.at).toISOString(), dutyNow(), t) : spoken }));
  } else if (time) parts.push(t('record.say.unknownTime'));
  if (place?.county) parts.push([unitWord(place.county.code), place.township && unitWord(place.township.code), place.rest].filter(Boolean).join(zh ? '' : ' '));
  const kind = kinds.find((one) => one.slug === draft.kind);
  if (kind) parts.push(zh ? kind.zh : kind.en);
  if (draft.sentence.trim()) parts.push(draft.sentence.trim().replace(/[。.]$/, ''));
  const people = ASKED.flatMap((name) => {
    const value = said.figures[name];
    if (!value) return [];
    if (value === CHECKING) return [t('record.say.checking', { name: t(`figure.${name}`) })];
    return [value === '0' ? t('record.say.nobody', { name: t(`figure.${name}`) }) : t('record.say.figure', { name: t(`figure.${name}`), value: zh ? peopleSpoken(Number(value)) : value })];
  });
  return [...parts, ...(people.length > 0 ? [people.join(t('list'))] : [])].join(t('comma'));
}

function Same({ incidents, chosen, onChoose }: { incidents: IncidentSummary[]; chosen: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation();
  if (incidents.length === 0) return null;
  return (
    <section><h3>{t('record.same')}</h3>
      <ul className="same">{incidents.slice(0, 3).map((one, at) => (
        <li key={one.id}><button type="button" className="row" aria-pressed={chosen === one.id} onClick={() => onChoose(chosen === one.id ? '' : one.id)} {...(at === 0 ? { 'aria-keyshortcuts': 'Alt+M' } : {})}>
          <Level level={one.level} lead={one.state === 'lead'} small /><span className="el" title={one.title}>{one.title}</span><span className="grow" /><time className="t2">{instant(one.occurredAt ?? one.openedAt, dutyNow(), t)}</time>
          {chosen === one.id ? <Icon name="check" className="s14 ok" /> : at === 0 && <Key>Alt M</Key>}</button></li>
      ))}</ul>
    </section>
  );
}

function Mode({ draft, said, change, units, unitWord }: RecordParts & { units: UnitView[] }) {
  const { t } = useTranslation();
  const unit = said.unit ? unitWord(said.unit) : t('record.unitUnknown');
  const owing = draft.owing.length > 0 ? draft.owing : said.unit ? [said.unit] : [];
  return (
    <section className="mode"><h3>{t('record.becomes')}</h3>
      <div className="row" role="group" aria-label={t('record.becomes')}>{(['report', 'lead'] as const).map((one) => <button key={one} type="button" className={`btn sm ${said.mode === one ? 'p' : ''}`} aria-pressed={said.mode === one} onClick={() => change({ mode: one, ...(one === 'lead' ? { incidentId: '' } : {}) })}>{t(`record.mode.${one}`, { unit })}</button>)}</div>
      <p className="t2">{t(`record.after.${said.mode}`, { unit })}</p>
      {said.mode === 'lead' && (
        <div className="row wrap"><label htmlFor="record-source" className="t2">{t('lead.source')}</label>
          <select id="record-source" className="in" value={draft.source} onChange={(event) => change({ source: event.target.value })}>{SOURCES.map((one) => <option key={one} value={one}>{t(`source.${one}`)}</option>)}</select>
          <label htmlFor="record-owing" className="t2">{t('lead.owing')}</label>
          <select id="record-owing" className="in" value="" onChange={(event) => change({ owing: [...new Set([...owing, event.target.value])] })}><option value="">{owing.map((code) => unitWord(code, true)).join(t('list')) || t('form.chooseUnit')}</option>
            {units.filter((one) => !owing.includes(one.code)).map((one) => <option key={one.code} value={one.code}>{unitWord(one.code)}</option>)}</select>
          {draft.owing.length > 0 && <button type="button" className="btn sm" onClick={() => change({ owing: [] })}>{t('record.onlyPlace')}</button>}</div>
      )}
    </section>
  );
}

export function RecordSide(parts: RecordParts & { units: UnitView[]; same: IncidentSummary[] }) {
  const { t } = useTranslation();
  const { draft, change, same } = parts;
  const words = useReadBack(parts);
  return (
    <aside className="rside">
      <Figures {...parts} />
      <section className="rback"><h3>{t('record.readBack')}</h3>
        <p className="say" aria-live="off">{words ? t('record.say.quote', { words }) : <span className="t3">{t('record.say.nothing')}</span>}</p>
        <button type="button" id="record-read" className="row check" role="checkbox" aria-checked={draft.readBack} onClick={() => change({ readBack: !draft.readBack })} aria-keyshortcuts="Y">
          <span className={`boxmark ${draft.readBack ? 'on' : ''}`}>{draft.readBack && <Icon name="check" className="s14" />}</span>{t('record.read')} <Key>Y</Key></button></section>
      <Same incidents={same} chosen={draft.incidentId} onChoose={(incidentId) => change({ incidentId, mode: 'auto' })} />
      <span className="grow" />
      <Mode {...parts} />
    </aside>
  );
}

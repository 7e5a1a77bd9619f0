import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IncidentSummary, LeadView, ReportView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Icon } from '../../ui/Icon';
import { Key } from '../../ui/Key';
import { Ticking } from '../../ui/Ticking';
import { inLanguage } from '../../words/both';
import { kindIcon } from '../../words/kinds';
import { Level } from '../../words/Level';
import { ago, instant } from '../../words/time';

const GRADED = new Set(['R-L01', 'R-L03']);

/** Why it stands at its level: as the last report says, else by the figures, else what was heard. */
function basisOf(reports: ReportView[], leads: LeadView[], language: string): string | undefined {
  const newest = reports.toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt));
  const graded = newest.flatMap((one) => one.findings ?? []).find((one) => GRADED.has(one.rule))?.message;
  return newest.find((one) => one.content.levelBasis)?.content.levelBasis ?? (graded && inLanguage(graded, language)) ?? (newest.length === 0 ? leads[0]?.text : undefined);
}

export function Head({ incident, reports, leads, kindWord, acts, onBack }: {
  incident: IncidentSummary; reports: ReportView[]; leads: LeadView[]; kindWord: (slug: string) => string; acts: ReactNode; onBack: () => void;
}) {
  const { t, i18n } = useTranslation();
  const now = dutyNow();
  const { occurredAt } = incident;
  const since = useCallback((at: number) => (occurredAt ? ago(Date.parse(occurredAt), at, t) : ''), [occurredAt, t]);
  const basis = basisOf(reports, leads, i18n.language);
  return (
    <section className="ih" aria-label={incident.title}>
      <button type="button" className="btn back" onClick={onBack} aria-keyshortcuts="Escape">{t('file.back')} <Key>Esc</Key></button>
      <Level level={incident.level} lead={incident.state === 'lead'} big />
      <div className="it">
        <h2 title={incident.title}>{incident.title}
          {incident.sensitive.length > 0 && <span className="tag info" title={incident.sensitive.join(' ')}>{t('board.sensitive')}</span>}
          <span className="tag">{t(`incident.state.${incident.state}`)}</span></h2>
        <p className="t2 n">{incident.number}·<span className="kindword"><Icon name={kindIcon(incident.kind)} className="s14" />{kindWord(incident.kind)}</span>·
          {t('file.occurred', { time: occurredAt ? instant(occurredAt, now, t) : t('figure.unknown') })}{occurredAt && <>（<Ticking words={since} />）</>}·
          {t('file.known', { time: instant(incident.knownAt, now, t) })}·{basis ? t('file.basis', { text: basis }) : t('file.noBasis')}</p>
      </div>
      <span className="grow" />
      <div className="row wrap ia">{acts}</div>
    </section>
  );
}

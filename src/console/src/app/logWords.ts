import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertView, CheckInView, FigureName, IncidentSummary, LooseEndView, MessageView, ObligationView, ReportView, ReturnedReportView, UpwardView } from '../api/types';
import type { LogEntry } from '../live/log';
import { figureWords } from '../words/figures';
import { aboutOf, obligationName } from '../words/obligation';
import { inLanguage } from '../words/both';
import { upwardName } from '../words/upward';
import { barePost, postWord } from '../words/posts';
import { lateMinutes, wait } from '../words/time';
import { reachOf } from '../words/told';

/** Names stand out in a line; the mark (a noncharacter) cannot occur in what people type. */
export const STRONG = '\uFFFE';
const strong = (name: string) => `${STRONG}${name}${STRONG}`;

/** A line of the log in the language of the page; empty for what is not worth a line. */
export function useLogWords(unitWord: (code: string) => string): (entry: LogEntry) => string {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return useMemo(() => logWords(unitWord, t, language), [unitWord, t, language]);
}

function logWords(unitWord: (code: string) => string, t: TFunction, language: 'zh' | 'en'): (entry: LogEntry) => string {
  const obligation = (kind: string, one: ObligationView) => {
    const fired = one.ladder.findLast((step) => step.firedAt);
    const words = { unit: strong(unitWord(one.unitCode)), name: obligationName(one.kind, one.no, t), title: aboutOf(one, t) };
    if (kind === 'obligation.stepped') return t('log.stepped', { ...words, posts: fired ? fired.tells.map((post) => postWord(post, t)).join(t('list')) : '' });
    return t(`log.${kind}`, { ...words, minutes: lateMinutes(one.lateBySeconds ?? 0), defaultValue: '' });
  };

  const message = (kind: string, one: MessageView) => {
    const who = strong(`${unitWord(one.unitCode)} ${barePost(one.post, t)} ${one.personName}`);
    if (kind === 'message.answered' && one.answeredAt) return t('log.message.answered', { who, took: wait(Date.parse(one.answeredAt) - Date.parse(one.queuedAt)) });
    if (kind === 'message.delivery') {
      // "Handed over" says little; the line is for a handset that has it, or a path that failed.
      const reach = reachOf(one);
      return reach === 'handset' || reach === 'failed' ? t(`log.message.${reach}`, { who }) : '';
    }
    return t(`log.${kind}`, { who, defaultValue: '' });
  };

  const report = (one: ReportView, entry: LogEntry) => {
    const changes = (entry.changes ?? []).slice(0, 4).map(({ name, before, after }) => {
      const figure = t(`figure.${name}`);
      const value = figureWords(name as FigureName, after, t);
      return before === null ? `${figure} ${value}` : `${figure} ${figureWords(name as FigureName, before, t)}→${value}`;
    });
    const name = obligationName(one.stage, one.no, t);
    return t('log.report', { unit: strong(unitWord(one.unitCode)), name, rest: changes.length > 0 ? changes.join(t('comma')) : one.content.title ?? one.content.course ?? '' });
  };

  const returned = (one: ReturnedReportView) => t('log.returned', { unit: strong(unitWord(one.unitCode)), name: obligationName(one.stage, one.no, t), reason: one.reason });

  const upward = (kind: string, one: UpwardView) => t(`log.${kind}`, {
    name: upwardName(one, t), number: one.exchange?.theirNumber ?? '', why: one.exchange?.refusal ? inLanguage(one.exchange.refusal.title, language) : '', defaultValue: '',
  });

  const looseEnd = (kind: string, one: LooseEndView) => t(`log.${kind}`, { what: t(`looseEnd.kind.${one.kind}`), unit: strong(one.unitCode ? unitWord(one.unitCode) : t('looseEnd.nobody')), who: one.handledBy ?? '', words: one.words, defaultValue: '' });

  const checkIn = (one: CheckInView) => {
    const doubts = [
      ...(one.contradictedBy.length > 0 ? [t('log.checkIn.contradicted', { numbers: one.contradictedBy.join(t('list')) })] : []),
      ...(one.factHolds === false ? [t('log.checkIn.wrong', { fact: one.fact })] : []),
      ...[one.events, one.rosterNote, one.equipmentNote].filter(Boolean),
    ];
    return t(doubts.length > 0 ? 'log.checkIn.but' : 'log.checkIn.filed', { unit: strong(unitWord(one.unitCode)), doubts: doubts.join(t('comma')) });
  };

  return (entry) => {
    const { kind, data } = entry;
    if (kind === 'link.gap') return gapWords(data as Gap, t);
    if (kind.startsWith('sound.')) return t(`log.${kind}`, data as { seconds?: number; reason?: string });
    if (kind.startsWith('obligation.')) return obligation(kind, data as ObligationView);
    if (kind.startsWith('message.')) return message(kind, data as MessageView);
    if (kind === 'check-in.filed') return checkIn(data as CheckInView);
    if (kind.startsWith('upward.')) return upward(kind, data as UpwardView);
    if (kind === 'report.returned') return returned(data as ReturnedReportView);
    if (kind === 'report.filed') return report(data as ReportView, entry);
    if (kind.startsWith('loose-end.')) return looseEnd(kind, data as LooseEndView);
    if (kind.startsWith('alert.')) return t(`log.${kind}`, { reason: (data as AlertView).reason[language], defaultValue: '' });
    const incident = data as IncidentSummary;
    return t(`log.${kind}`, { title: incident.title, unit: unitWord(incident.place.countyCode ?? incident.unitCode), defaultValue: '' });
  };
}

interface Gap { cutFor: number; caught: number }
const gapWords = ({ cutFor, caught }: Gap, t: TFunction) => t('log.gap', { wait: wait(cutFor), count: caught });

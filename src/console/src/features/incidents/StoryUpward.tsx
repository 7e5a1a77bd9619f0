import { useTranslation } from 'react-i18next';
import { upwardFile } from '../../api/reads';
import type { UpwardExchangeView } from '../../api/types';
import { Icon } from '../../ui/Icon';
import { inLanguage } from '../../words/both';
import { hourMinute } from '../../words/time';
import { upwardName } from '../../words/upward';
import { figureSteps, sectionsOf, upwardReport, type StoryEntry } from './storyFacts';
import { Lateness, Step, Words } from './StoryReport';

function Exchange({ exchange }: { exchange: UpwardExchangeView }) {
  const { t, i18n } = useTranslation();
  const words = {
    count: exchange.attempts, number: exchange.theirNumber ?? '', time: exchange.receivedAt ? hourMinute(Date.parse(exchange.receivedAt)) : '',
    why: exchange.refusal ? inLanguage(exchange.refusal.title, i18n.language) : '',
  };
  const tone = exchange.state === 'sent' ? 'ok' : exchange.state === 'refused' ? 'late' : 'soon';
  const found = exchange.findings ?? [];
  return (
    <>
      <p className={tone}><Icon name={exchange.state === 'sent' ? 'checks' : exchange.state === 'refused' ? 'x' : 'arrow'} className="s12" /> {t(`upward.state.${exchange.state}`, words)}{exchange.refusal && <> <code className="t3">{exchange.refusal.code}</code></>}</p>
      {found.length > 0 && <details className="s12"><summary>{t('upward.theirs', { count: found.length })}</summary>{found.map((one) => <p key={one.rule + (one.field ?? '')}>{inLanguage(one.message, i18n.language)}</p>)}</details>}
    </>
  );
}

/** What went to the province: only said, or as a report of its own with what changed since the one before. */
export function StoryUpward({ entry, at }: { entry: Extract<StoryEntry, { kind: 'upward' }>; at: string }) {
  const { t, i18n } = useTranslation();
  const { passed, before, settled } = entry;
  const [report, last] = [upwardReport(passed), before && upwardReport(before)];
  const steps = report ? figureSteps(report, last) : [];
  const sections = report ? sectionsOf(report, last) : [];
  const signer = passed.content?.signer;
  return (
    <li className="tl" data-upward={passed.id}>
      <span className="k"><Icon name={passed.stage === 'phone' ? 'phone' : 'doc'} /></span>
      <div className="h"><b className="nw">{upwardName(passed, t)}</b>{settled && <Lateness settled={settled} />}
        <span className="t2 el">{passed.toldWho && t('upward.told', { who: passed.toldWho })}</span><span className="grow" /><time className="t3 nw">{at}</time></div>
      {passed.text && <p>{passed.text}</p>}
      {passed.content?.correctionNote && <p className="soon">{t('story.corrected', { note: passed.content.correctionNote })}</p>}
      {sections.map((section) => <Words key={section.name} section={section} />)}
      {steps.length > 0 && <div className="fd n">{steps.map((step) => <Step key={step.name} step={step} />)}</div>}
      {passed.findings && passed.findings.length > 0 && <details className="s12"><summary>{t('story.findings', { count: passed.findings.length })}</summary>{passed.findings.map((one) => <p key={one.rule + (one.field ?? '')}>{inLanguage(one.message, i18n.language)}{one.reason ? `（${one.reason}）` : ''}</p>)}</details>}
      {report && <p className="t3 s12">{[t('upward.by', { who: passed.passedBy }), signer && t('story.signed', { who: signer })].filter(Boolean).join('·')}</p>}
      {passed.exchange && <Exchange exchange={passed.exchange} />}
      {report && <p className="s12"><a href={upwardFile(passed.id)} download={`${report.content.title ?? passed.id}.json`}>{t('upward.file')}</a></p>}
    </li>
  );
}

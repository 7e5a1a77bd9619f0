import { useTranslation } from 'react-i18next';
import { Key } from '../../ui/Key';
import type { Check } from './checks';
import type { Said } from './findings';
import type { Part } from './controls';
import { mayFileFirst } from './reportForm';

interface FootParts { part: Part; blocks: (Check | Said)[]; busy: boolean; held: boolean; first: boolean; onFirst: (on: boolean) => void }

/** 先报后补: the signer says in one line why it goes as it is. */
function WhyFirst({ part, busy, onFirst }: Pick<FootParts, 'part' | 'busy' | 'onFirst'>) {
  const { t } = useTranslation();
  const leave = () => {
    part.edit('override', '');
    onFirst(false);
  };
  return (
    <>
      <label className="fcell"><span className="t2">{t('filing.whyFirst')}</span>
        {/* Somebody has just asked for this line. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <input id="report-override" className="in" autoFocus value={part.draft.override ?? ''} placeholder={t('filing.whyFirstHint')} onChange={(event) => part.edit('override', event.target.value)} /></label>
      <button type="submit" className="btn p l" disabled={busy}>{t('filing.fileFirst')} <Key>Ctrl ↵</Key></button>
      <button type="button" className="btn l" onClick={leave}>{t('filing.notFirst')}</button>
    </>
  );
}

function File({ part, blocks, busy, onFirst }: Pick<FootParts, 'part' | 'blocks' | 'busy' | 'onFirst'>) {
  const { t } = useTranslation();
  const [stop] = blocks;
  const returns = part.checks.filter((one) => one.severity === 'returns').length;
  return (
    <>
      <button type="submit" className={`btn p l ${stop ? 'stopped' : ''}`} disabled={busy} aria-disabled={Boolean(stop)} aria-keyshortcuts="Control+Enter">{t('report.file')} <Key>Ctrl ↵</Key></button>
      {returns > 0 && mayFileFirst(part.draft) && <button type="button" className="btn l" onClick={() => onFirst(true)}>{t('filing.fileFirst')}</button>}
      <span className="t2">{stop ? t('filing.mend', { name: t(`form.${stop.field}`), count: blocks.length }) : returns > 0 ? t('filing.mayReturn', { count: returns }) : t('report.effect')}</span>
    </>
  );
}

export function FilingFoot({ part, blocks, busy, held, first, onFirst }: FootParts) {
  const { t } = useTranslation();
  return (
    <footer className="row foot">
      {first ? <WhyFirst part={part} busy={busy} onFirst={onFirst} /> : <File part={part} blocks={blocks} busy={busy} onFirst={onFirst} />}
      <span className="grow" /><span className="t2 s12">{first ? t('filing.firstNote') : t(held ? 'filing.held' : 'form.keptAsTyped')}</span>
    </footer>
  );
}

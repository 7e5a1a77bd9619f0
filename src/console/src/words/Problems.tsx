import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import { FindingMark } from './FindingMark';
import type { Problem } from './problem';

/** Above a form: what failed, that nothing is lost, the code, and each finding. */
export function Problems({ problem }: { problem: Problem | undefined }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The field to mend may be out of sight.
    if (problem?.field) box.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [problem]);
  return (
    <div role="alert" ref={box}>
      {problem && (
        <div className="problem">
          <Icon name="x" className="s20 late" />
          <div><b>{t('problem.notSaved', { why: problem.text })}</b> <span className="t2">{t('problem.kept')}</span> <code className="t3">{problem.code}</code>
            {problem.findings.map((one) => <p key={one.rule}><FindingMark severity={one.severity} /> {one.text} <code className="t3">{one.rule}</code></p>)}
          </div>
        </div>
      )}
    </div>
  );
}

/** Whether the problem belongs to a field, so that it is said beside it too. */
export function errorAt(problem: Problem | undefined, ...fields: string[]): string | undefined {
  return problem?.field && fields.includes(problem.field) ? problem.text : undefined;
}

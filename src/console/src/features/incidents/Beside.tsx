import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileReportRequest, ReportView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { instant } from '../../words/time';
import { Choose, Pairs, useName, type UnitWord } from './Compare';
import { compare } from './compareFacts';

/** What is being written beside a report that it was made from, with what differs marked. */
export function Beside({ reports, own, unitWord }: { reports: ReportView[]; own: FileReportRequest; unitWord: UnitWord }) {
  const { t } = useTranslation();
  const name = useName(unitWord);
  const sorted = useMemo(() => reports.toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt)), [reports]);
  const [chosen, choose] = useState('');
  const left = sorted.find((one) => one.id === chosen) ?? sorted[0];
  if (!left) return null;
  const draft: ReportView = { ...left, id: own.reportId, unitCode: own.unitCode, stage: own.stage, content: own };
  const { figures, texts } = compare(left, draft);
  const asOf = (report: ReportView) => t('board.asOf', { time: instant(report.content.asOf ?? report.receivedAt, dutyNow(), t) });
  return (
    // A region that scrolls must be reachable by the keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="scroll compare beside" tabIndex={0} aria-label={t('upward.beside')}>
      <table>
        <thead>
          <tr><th scope="col"><span className="sr">{t('compare.what')}</span></th>
            <th scope="col"><Choose label={t('upward.county')} value={left.id} reports={sorted} name={name} onChoose={choose} /><small className="t3 n">{asOf(left)}</small></th>
            <th scope="col">{t('upward.draft')}<small className="t3 n">{asOf(draft)}</small></th></tr>
        </thead>
        <Pairs figures={figures} texts={texts} />
      </table>
    </section>
  );
}

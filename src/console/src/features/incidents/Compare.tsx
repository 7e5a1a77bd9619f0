import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportView } from '../../api/types';
import { dutyNow } from '../../live/clock';
import { Sheet } from '../../ui/Sheet';
import { figureWords } from '../../words/figures';
import { obligationName } from '../../words/obligation';
import { instant } from '../../words/time';
import { compare, firstPair, type Comparison, type TextPair } from './compareFacts';
import type { Piece } from './textDiff';

export type UnitWord = (code: string, short?: boolean) => string;

export function useName(unitWord: UnitWord): (report: ReportView) => string {
  const { t } = useTranslation();
  return (report) => `${unitWord(report.unitCode, true)} ${obligationName(report.stage, report.no, t)} ${instant(report.receivedAt, dutyNow(), t)}`;
}

export function Choose({ label, value, reports, name, onChoose }: { label: string; value: string; reports: ReportView[]; name: (report: ReportView) => string; onChoose: (id: string) => void }) {
  return <select className="in" aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>{reports.map((one) => <option key={one.id} value={one.id}>{name(one)}</option>)}</select>;
}

const key = (piece: Piece, at: number) => `${at}${piece.kind}`;

function Side({ pieces }: { pieces: Piece[] }) {
  const { t } = useTranslation();
  if (pieces.length === 0) return <td className="t3">{t('compare.nothing')}</td>;
  return (
    <td>{pieces.map((piece, at) => piece.kind === 'gone' ? <del key={key(piece, at)}>{piece.text}</del> : piece.kind === 'new' ? <ins key={key(piece, at)}>{piece.text}</ins> : <span key={key(piece, at)}>{piece.text}</span>)}</td>
  );
}

const Text = ({ one, label }: { one: TextPair; label: string }) => <tr className={one.differs ? 'differs' : ''}><th scope="row">{label}</th><Side pieces={one.left} /><Side pieces={one.right} /></tr>;

export function Pairs({ figures, texts }: Pick<Comparison, 'figures' | 'texts'>) {
  const { t } = useTranslation();
  return (
    <tbody>
      {figures.map((one) => <tr key={one.name} className={one.differs ? 'differs' : ''}><th scope="row">{t(`figure.${one.name}`)}</th><td className="n">{figureWords(one.name, one.left, t)}</td><td className="n">{one.differs ? <b>{figureWords(one.name, one.right, t)}</b> : figureWords(one.name, one.right, t)}</td></tr>)}
      {texts.map((one) => <Text key={one.name} one={one} label={t(`section.${one.name}`)} />)}
    </tbody>
  );
}

/** Any two reports side by side, figures and words, with what differs marked. Nothing is edited here: a mistake is mended by a report. */
export function Compare({ reports, unitWord, onClose }: { reports: ReportView[]; unitWord: UnitWord; onClose: () => void }) {
  const { t } = useTranslation();
  const name = useName(unitWord);
  const sorted = useMemo(() => reports.toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt)), [reports]);
  const first = useMemo(() => firstPair(reports), [reports]);
  const [[leftId, rightId], choose] = useState(() => [first?.[0].id ?? '', first?.[1].id ?? '']);
  const [left, right] = [sorted.find((one) => one.id === leftId), sorted.find((one) => one.id === rightId)];
  if (!left || !right) return null;
  const { figures, texts, sameMoment } = compare(left, right);
  const asOf = (report: ReportView) => t('board.asOf', { time: instant(report.content.asOf ?? report.receivedAt, dutyNow(), t) });
  return (
    <Sheet title={t('compare.title')} {...(sameMoment ? {} : { note: t('compare.otherTimes') })} closeLabel={t('keys.close')} onClose={onClose}>
      {/* A region that scrolls must be reachable by the keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="scroll grow compare" tabIndex={0}>
        <table>
          <thead>
            <tr><th scope="col"><span className="sr">{t('compare.what')}</span></th>
              <th scope="col"><Choose label={t('compare.left')} value={left.id} reports={sorted} name={name} onChoose={(id) => choose([id, right.id])} /><small className="t3 n">{asOf(left)}</small></th>
              <th scope="col"><Choose label={t('compare.right')} value={right.id} reports={sorted} name={name} onChoose={(id) => choose([left.id, id])} /><small className="t3 n">{asOf(right)}</small></th></tr>
          </thead>
          <Pairs figures={figures} texts={texts} />
        </table>
        {figures.length + texts.length === 0 && <p className="quiet t3">{t('compare.empty')}</p>}
      </div>
    </Sheet>
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportView, UnitView } from '../../api/types';
import { useTicked } from '../../live/ticker';
import { hourMinute } from '../../words/time';
import { labelsOf, pointsOf, roundTop, sharesOf, stepPath, yOf, type Frame, type Label, type Point } from './steps';

const WIDTH = 340;
const AREA = { left: 34, right: 316, top: 24, bottom: 112 };

function Marks({ labels }: { labels: Label[] }) {
  const last = labels.at(-1);
  return (
    <g>{labels.map((label) => {
      const end = label === last;
      const late = label.x > AREA.right - 20;
      return (
        <g key={label.point.reportId}>
          <circle cx={label.x} cy={label.y} r={end ? 4.5 : 3} className={end ? 'now' : 'dot'} />
          <text x={late ? label.x - 8 : label.x} y={label.y - 8} textAnchor={late ? 'end' : 'middle'} className={end ? 'value end' : 'value'}>{label.text}</text>
        </g>
      );
    })}</g>
  );
}

/** The instants under the chart: as many as have room. */
function Times({ points, frame }: { points: Point[]; frame: Frame }) {
  const marks = points.map((point) => ({ x: frame.left + ((frame.right - frame.left) * (point.at - frame.from)) / Math.max(1, frame.to - frame.from), at: point.at }));
  const shown = marks.toReversed().reduce<typeof marks>((kept, mark) => (kept.length === 0 || (kept.at(-1)?.x ?? 0) - mark.x > 44 ? [...kept, mark] : kept), []);
  return <g>{shown.map((mark) => <text key={`${mark.at}-${mark.x}`} x={mark.x} y={132} textAnchor={mark.x > WIDTH - 40 ? 'end' : 'middle'}>{hourMinute(mark.at)}</text>)}</g>;
}

/** How the figures grew: steps, solid for the dead, dashed for the missing, the values beside them. */
export default function StepChart({ reports, units, unitWord }: { reports: ReportView[]; units: UnitView[]; unitWord: (code: string, short?: boolean) => string }) {
  const { t } = useTranslation();
  const points = useMemo(() => pointsOf(reports, units), [reports, units]);
  const shares = useMemo(() => sharesOf(reports, units, 'dead'), [reports, units]);
  const minute = useTicked((now) => Math.floor(now / 300_000));
  const known = points.filter((point) => point.dead !== null || point.missing !== null);
  const first = known[0];
  if (!first) return <p className="quiet t3">{t('chart.none')}</p>;
  const highest = roundTop(Math.max(...known.flatMap((point) => [point.dead ?? 0, point.missing ?? 0])));
  const to = Math.max(known.at(-1)?.at ?? 0, Math.min(minute * 300_000, (known.at(-1)?.at ?? 0) + Math.max(60_000, ((known.at(-1)?.at ?? 0) - first.at) / 12)));
  const frame: Frame = { ...AREA, from: first.at - Math.max(60_000, (to - first.at) / 16), to, highest };
  const [dead, missing] = [labelsOf(known, 'dead', frame), labelsOf(known, 'missing', frame)];
  const lost = missing.at(-1);
  const spread = new Set(shares.map((one) => Math.floor(one.at / 60_000))).size > 1;
  const said = known.map((point) => `${hourMinute(point.at)} ${t('figure.dead')} ${point.dead ?? t('figure.unknown')} ${t('figure.missing')} ${point.missing ?? t('figure.unknown')}`).join(t('comma'));
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${WIDTH} 140`} role="img" aria-label={said}>
        <g className="lines">{[highest, highest / 2, 0].map((value) => <path key={value} d={`M${AREA.left} ${yOf(frame, value)}H${WIDTH - 10}`} />)}</g>
        <g>{[highest, highest / 2, 0].map((value) => <text key={value} x={28} y={yOf(frame, value) + 4} textAnchor="end">{value}</text>)}</g>
        <path d={stepPath(known, 'missing', frame)} className="missing" /><path d={stepPath(known, 'dead', frame)} className="dead" />
        {lost && <text x={lost.x > AREA.right - 50 ? lost.x - 6 : lost.x + 4} y={Math.min(...missing.slice(-2).map((one) => one.y)) - 6} textAnchor={lost.x > AREA.right - 50 ? 'end' : 'start'} className="lost">{t('figure.missing')} {lost.text}</text>}
        <Marks labels={dead} /><Times points={known} frame={frame} />
      </svg>
      {shares.length > 1 && <figcaption className="t3 s12 n">{shares.map((one) => t('chart.share', { unit: unitWord(one.unitCode, true), value: one.value, time: hourMinute(one.at) })).join('＋')}{spread && `${t('comma')}${t('chart.spread')}`}</figcaption>}
    </figure>
  );
}

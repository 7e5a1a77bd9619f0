import type { MessageView } from '../../api/types';
import type { AlertHead } from '../../live/cache';
import { grouped } from '../../words/grouped';
import { reachOf, type Reach } from '../../words/told';

/** One person of one alert: seconds are counted from the instant at which it was raised. */
export interface MatrixRow {
  message: MessageView; reach: Reach; channels: string[]; tries: number;
  queued: number; handset: number | null; answered: number | null;
}

/** An alert with all who were told because of it: nobody answered, so it went on to others, and their seconds count from the same start. */
export interface Chain { alert: AlertHead; messages: MessageView[] }

/** A page that still waits stands first, then the newest. */
export function chainsOf(alerts: AlertHead[], messages: MessageView[]): Chain[] {
  const byId = new Map(alerts.map((one) => [one.id, one]));
  const rootOf = (one: AlertHead) => (one.origin ? byId.get(one.origin) ?? one : one);
  const waits = new Set(alerts.filter((one) => one.lane === 'page' && one.state === 'open').map((one) => rootOf(one).id));
  const said = grouped(messages, (one) => {
    const alert = byId.get(one.alertId);
    return alert ? rootOf(alert).id : '';
  });
  return alerts.filter((one) => said.has(one.id)).map((alert) => ({ alert, messages: said.get(alert.id) ?? [] }))
    .toSorted((a, b) => Number(waits.has(b.alert.id)) - Number(waits.has(a.alert.id)) || Date.parse(b.alert.raisedAt) - Date.parse(a.alert.raisedAt));
}

const seconds = (from: number, iso: string | null | undefined) => (iso ? (Date.parse(iso) - from) / 1000 : null);

export function matrixRows(messages: MessageView[], raisedAt: string): MatrixRow[] {
  const from = Date.parse(raisedAt);
  return messages.map((message): MatrixRow => {
    const handsets = message.deliveries.map((one) => seconds(from, one.deliveredAt)).filter((one) => one !== null);
    const channels = message.deliveries.map((one) => one.channel).filter((one, at, all) => one !== all[at - 1]);
    if (message.answeredVia === 'console' && channels.at(-1) !== 'console') channels.push('console');
    return {
      message, channels, reach: reachOf(message), queued: seconds(from, message.queuedAt) ?? 0, answered: seconds(from, message.answeredAt),
      handset: handsets.length > 0 ? Math.min(...handsets) : null, tries: message.deliveries.filter((one) => one.state === 'failed').length,
    };
  }).toSorted(inOrder);
}

/** Those who have not answered come first, whom nothing reached before them all; then the slowest answer. */
function inOrder(a: MatrixRow, b: MatrixRow): number {
  const rank = (row: MatrixRow) => (row.answered !== null ? 2 : row.reach === 'stale' ? 3 : row.reach === 'failed' ? 0 : 1);
  return rank(a) - rank(b) || (b.answered ?? 0) - (a.answered ?? 0) || b.queued - a.queued || a.message.id.localeCompare(b.message.id);
}

const TEN = 10;
const MINUTE = 60;
const END = 600;

/** Where an instant stands on the bar: 0, 10 s, 1 min and 10 min are a third apart. */
export function share(second: number): number {
  if (second <= 0) return 0;
  if (second <= TEN) return Math.log1p(second) / Math.log1p(TEN) / 3;
  if (second <= MINUTE) return (1 + Math.log(second / TEN) / Math.log(MINUTE / TEN)) / 3;
  return Math.min(1, (2 + Math.log(second / MINUTE) / Math.log(END / MINUTE)) / 3);
}

/** +0.0, +38.0, +1:12.6, +1:02:03: tenths for as long as somebody counts them. */
export function offset(second: number): string {
  const tenths = Math.max(0, Math.round(second * 10));
  const rest = (tenths % 600) / 10;
  const minutes = Math.floor(tenths / 600);
  if (minutes === 0) return `+${rest.toFixed(1)}`;
  if (minutes < MINUTE) return `+${minutes}:${rest.toFixed(1).padStart(4, '0')}`;
  return `+${Math.floor(minutes / MINUTE)}:${String(minutes % MINUTE).padStart(2, '0')}:${String(Math.floor(rest)).padStart(2, '0')}`;
}

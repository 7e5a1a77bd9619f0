import { expect, test } from 'vitest';
import type { MessageView } from '../../api/types';
import { alert, at, message } from '../../test/facts';
import { chainsOf, matrixRows, offset, share } from './matrixRows';

type Delivery = MessageView['deliveries'][number];
const delivery = (change: Partial<Delivery> = {}): Delivery => ({
  id: 'd', channel: 'twilio', maskedNumber: '', state: 'delivered', attempt: 1, possiblyRepeated: false, queuedAt: at(-3), claimedAt: null, acceptedAt: null,
  sentAt: null, deliveredAt: at(-2), failedAt: null, reason: null, ...change,
});

test('who has not answered stands first, whom nothing reached before them, then the slowest', () => {
  const rows = matrixRows([
    message({ id: 'quick', answeredAt: at(-2.9), state: 'answered' }), message({ id: 'slow', answeredAt: at(-1), state: 'answered' }),
    message({ id: 'waits', deliveries: [delivery()] }), message({ id: 'lost', state: 'not-reached', deliveries: [delivery({ state: 'failed', deliveredAt: null })] }),
  ], at(-3));
  expect(rows.map((row) => row.message.id)).toEqual(['lost', 'waits', 'slow', 'quick']);
});

test('every instant is counted from the alert, and the first handset counts', () => {
  const [row] = matrixRows([message({ queuedAt: at(-2), answeredAt: at(-0.5), deliveries: [delivery({ deliveredAt: at(-1.5) }), delivery({ channel: 'voice', deliveredAt: at(-1) })] })], at(-3));
  expect(row).toMatchObject({ queued: 60, handset: 90, answered: 150, channels: ['twilio', 'voice'] });
});

test('who was told because nobody answered stands with those who did not, on one clock', () => {
  const alerts = [alert({ id: 'a1' }), alert({ id: 'a2', origin: 'a1', raisedAt: at(-1) }), alert({ id: 'b', lane: 'ladder', raisedAt: at(-0.5) }), alert({ id: 'mute', raisedAt: at(0) })];
  const chains = chainsOf(alerts, [message(), message({ id: 'm2', alertId: 'a2', queuedAt: at(-1) }), message({ id: 'm3', alertId: 'b' })]);
  expect(chains.map((one) => [one.alert.id, one.messages.map((other) => other.id)])).toEqual([['a1', ['m1', 'm2']], ['b', ['m3']]]);
});

test('a chain whose beginning is not ours to see begins where we see it', () => {
  expect(chainsOf([alert({ id: 'a2', origin: 'far' })], [message({ alertId: 'a2' })]).map((one) => one.alert.id)).toEqual(['a2']);
});

test('an answer at the desk is a way of its own', () => {
  const [row] = matrixRows([message({ answeredAt: at(-1), answeredVia: 'console', deliveries: [delivery()] })], at(-3));
  expect(row?.channels).toEqual(['twilio', 'console']);
});

test('the bar has its marks a third apart and never runs over', () => {
  expect([0, 10, 60, 600, 6000].map((second) => Number(share(second).toFixed(3)))).toEqual([0, 0.333, 0.667, 1, 1]);
  for (let second = 1; second < 900; second += 1) expect(share(second)).toBeGreaterThanOrEqual(share(second - 1));
});

test.each([[0, '+0.0'], [38, '+38.0'], [59.96, '+1:00.0'], [72.6, '+1:12.6'], [125, '+2:05.0'], [3723, '+1:02:03']])('%d seconds read %s', (second, words) => {
  expect(offset(second)).toBe(words);
});

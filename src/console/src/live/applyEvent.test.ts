import { expect, test } from 'vitest';
import { alert, event, incident, message, obligation, report } from '../test/facts';
import { applyBatch, applyEvent } from './applyEvent';
import { emptyCache } from './cache';
import { laySnapshot } from './laySnapshot';

const read = laySnapshot(emptyCache, { incidents: [incident()], obligations: [obligation({ version: 4 })], alerts: [alert({ messages: [message()] })], cursor: '1.10.10' });

test('an older version is never laid over a newer one', () => {
  const older = event(11, 'obligation.reminded', 'obligation:o1', 3, obligation({ state: 'reminded', version: 3 }));
  expect(applyEvent(read, older)).toBe(read);
});

test('of two that come out of order the newer stays', () => {
  const late = event(12, 'obligation.late', 'obligation:o1', 6, obligation({ state: 'late', version: 6 }));
  const reminded = event(13, 'obligation.reminded', 'obligation:o1', 5, obligation({ state: 'reminded', version: 5 }));
  const after = [late, reminded].reduce(applyEvent, read);
  expect(after.obligations['o1']?.state).toBe('late');
});

test('applying leaves the cache it was given as it was', () => {
  const before = structuredClone(read);
  applyEvent(read, event(12, 'obligation.met', 'obligation:o1', 9, obligation({ state: 'met', version: 9 })));
  expect(read).toEqual(before);
});

test('after following again a repeat changes nothing and nothing is left out', () => {
  const events = [11, 12, 13].map((n) => event(n, 'obligation.changed', `obligation:o${n}`, 1, obligation({ id: `o${n}` })));
  const first = applyBatch(read, { events: events.slice(0, 2), cursor: '1.12.12' });
  const again = applyBatch(first, { events, cursor: '1.13.13' });
  expect(Object.keys(again.obligations).toSorted()).toEqual(['o1', 'o11', 'o12', 'o13']);
  expect(again.cursor).toBe('1.13.13');
  expect(applyBatch(again, { events, cursor: '1.12.12' })).toBe(again);
});

test('a batch without events moves the cursor all the same', () => {
  expect(applyBatch(read, { events: [], cursor: '1.40.2' }).cursor).toBe('1.40.2');
});

test('an incident event has no figures, so those that stand stay', () => {
  const changed = incident({ figures: null, previousFigures: null, told: null, level: 'I', version: 4 });
  const after = applyEvent(read, event(11, 'incident.changed', 'incident:i1', 4, changed));
  expect(after.incidents['i1']).toMatchObject({ level: 'I', figures: { dead: 46 }, previousFigures: { dead: 31 } });
});

test('a filed report moves the figures on: 46 to 65', () => {
  const after = applyEvent(read, event(11, 'report.filed', 'report:r3', 1, report()));
  expect(after.incidents['i1']).toMatchObject({ figures: { dead: 65 }, previousFigures: { dead: 46 }, lastReportNo: 3 });
  expect(Object.values(after.log).find((line) => line.kind === 'report.filed')?.changes).toEqual([{ name: 'dead', before: 46, after: 65 }]);
});

test('a report that the snapshot already counted does not move them again', () => {
  const counted = laySnapshot(emptyCache, { incidents: [incident({ figures: { dead: 65 }, previousFigures: { dead: 46 }, lastReportNo: 3 })], cursor: '1.1.1' });
  const after = applyEvent(counted, event(11, 'report.filed', 'report:r3', 1, report()));
  expect(after.incidents['i1']).toMatchObject({ figures: { dead: 65 }, previousFigures: { dead: 46 } });
});

test('an alert comes without its messages and does not lose those that are known', () => {
  const after = applyEvent(read, event(11, 'alert.answered', 'alert:a1', 2, alert({ state: 'answered', version: 2 })));
  expect(after.alerts['a1']?.state).toBe('answered');
  expect(after.messages['m1']).toBeDefined();
});

test('a message before its alert is kept for it', () => {
  const after = applyEvent(emptyCache, event(11, 'message.queued', 'message:m1', 1, message()));
  expect(after.messages['m1']?.personName).toBe('乙');
});

test('a read that was overtaken by an event does not undo it', () => {
  const met = applyEvent(read, event(11, 'obligation.met', 'obligation:o1', 5, obligation({ state: 'met', version: 5 })));
  expect(laySnapshot(met, { obligations: [obligation({ version: 4 })] }).obligations['o1']?.state).toBe('met');
});

test('texts heard before the phones were read are there afterwards, once', () => {
  const text = { id: 7, direction: 'in', text: '复1 4821', at: '2022-09-06T07:00:00+08:00' };
  const heard = applyEvent(emptyCache, event(11, 'phone.text', 'phone:+861', 1, { number: '+861', text }));
  const phone = { number: '+861', ownerName: '甲', unitCode: '513324', unitName: '九龙县', mode: 'normal', delayMs: 0, lastAt: null, texts: [] };
  const after = laySnapshot(heard, { phones: [phone] });
  expect(after.phones['+861']).toMatchObject({ ownerName: '甲', mode: 'normal', texts: [text] });
  expect(applyEvent(after, event(11, 'phone.text', 'phone:+861', 1, { number: '+861', text })).phones['+861']?.texts).toHaveLength(1);
});

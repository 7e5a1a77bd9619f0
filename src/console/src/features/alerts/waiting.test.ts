import { describe, expect, it } from 'vitest';
import type { AlertHead, DutyCache } from '../../live/cache';
import { noticesOf } from './waiting';

const alert = (id: string, more: Partial<AlertHead>) => ({ id, kind: 'incident.notice', state: 'open', raisedAt: `2024-08-03T13:0${id}:00+08:00`, ...more }) as AlertHead;
const cacheOf = (...alerts: AlertHead[]) => ({ alerts: Object.fromEntries(alerts.map((one) => [one.id, one])) }) as unknown as DutyCache;

describe('notices of neighbours', () => {
  it('stand on the desk, the newest first, until somebody answers', () =>
    expect(noticesOf(cacheOf(alert('1', {}), alert('2', { state: 'answered' }), alert('3', {}))).map((one) => one.id)).toEqual(['3', '1']));

  it('are told apart from every other alert', () =>
    expect(noticesOf(cacheOf(alert('1', { kind: 'check-in.due' })))).toEqual([]));
});

import { expect, test } from 'vitest';
import type { ObligationView } from '../../api/types';
import { isUpward, nextUpward } from './owedUpward';

const owed = (kind: string, state: ObligationView['state'] = 'open') => ({ kind, state, incidentId: 'i1' }) as ObligationView;

test('only what the prefecture owes its province is upward', () => {
  expect(['phone', 'first', 'update', 'final', 'upward-phone', 'upward-written'].filter(isUpward)).toEqual(['upward-phone', 'upward-written']);
});

test('the form opens with the phone report while that is owed, then with the written one', () => {
  expect(nextUpward([owed('upward-phone'), owed('upward-written')], 'i1')).toBe('upward-phone');
  expect(nextUpward([owed('upward-phone', 'met'), owed('upward-written', 'late')], 'i1')).toBe('upward-written');
  expect(nextUpward([owed('upward-written')], 'another')).toBe('upward-phone');
});

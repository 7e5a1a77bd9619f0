import { call } from './http';
import type { AlertView, IncidentFile, IncidentSummary, ObligationState, ObligationView, OnDutyList, Page, PhoneView, SessionView, UnitView } from './types';

const api = '/api/v1';

/** Walks the pages of a list. The cursor of the first page is the oldest, so it is the one to follow from. */
async function walk<T>(path: string, pages: number): Promise<Page<T>> {
  const first = await call<Page<T>>('GET', path);
  const items = [...first.items];
  let next = first.nextPage;
  for (let page = 1; next && page < pages; page += 1) {
    // One page names the next, so they cannot be asked for together.
    // oxlint-disable-next-line no-await-in-loop
    const more: Page<T> = await call<Page<T>>('GET', `${path}&page=${encodeURIComponent(next)}`);
    items.push(...more.items);
    next = more.nextPage;
  }
  return { items, nextPage: next, eventCursor: first.eventCursor };
}

export const readSession = () => call<SessionView>('GET', `${api}/session`);
export const readIncidents = () => walk<IncidentSummary>(`${api}/incidents?take=200`, 5);
export const readAlerts = () => walk<AlertView>(`${api}/alerts?take=200`, 3);
export const readObligations = (state: ObligationState, pages: number) =>
  walk<ObligationView>(`${api}/obligations?state=${state}&take=200`, pages);
export const readIncident = (id: string) => call<IncidentFile>('GET', `${api}/incidents/${id}`);
export const readUnits = () => walk<UnitView>(`${api}/units?take=200`, 10);
export const readOnDuty = (unit: string) => call<OnDutyList>('GET', `${api}/rosters/on-duty?unit=${encodeURIComponent(unit)}`);
export const readPhones = () => call<Page<PhoneView>>('GET', '/phone-box/phones');

import { call, callAny } from './http';
import type { AlertView, CheckInView, ContactList, DrillView, HealthCheck, IncidentFile, IncidentSummary, LooseEndView, NextCheckInView, ObligationState, ObligationView, OnDutyList, OutlineView, Page, PhoneView, SavedViewList, SearchHit, SessionView, UnitView, UpwardDraft } from './types';

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
export const readDrill = () => call<DrillView>('GET', `${api}/drill`);
export const readIncidents = () => walk<IncidentSummary>(`${api}/incidents?take=200`, 10);
export const readAlerts = () => walk<AlertView>(`${api}/alerts?take=200`, 3);
export const readObligations = (state: ObligationState, pages: number) =>
  walk<ObligationView>(`${api}/obligations?state=${state}&take=200`, pages);
export const readIncident = (id: string) => call<IncidentFile>('GET', `${api}/incidents/${id}`);
/** One page of what is found; `query` holds words and filters. */
export const searchIncidents = (query: string, page: string) => call<Page<SearchHit>>('GET', `${api}/incidents/search?${query}${page && `&page=${encodeURIComponent(page)}`}`);
export const readViews = () => call<SavedViewList>('GET', `${api}/search/views`);
/** The same as a table, for the browser to keep. */
export const exportAddress = (query: string, format: 'csv' | 'xlsx') => `${api}/incidents/export?${query && `${query}&`}format=${format}`;
export const readUpwardDraft = (incidentId: string) => call<UpwardDraft>('GET', `${api}/incidents/${incidentId}/upward/draft`);
/** A passed report as a file, for the browser to keep. */
export const upwardFile = (id: string) => `${api}/upward-reports/${id}/file`;
export const readUnits = () => walk<UnitView>(`${api}/units?take=200`, 10);
/** Static as the site pack: read once, and kept by the browser. */
export const readOutlines = () => call<Page<OutlineView>>('GET', `${api}/units/outlines`);
export const readOnDuty = (unit: string) => call<OnDutyList>('GET', `${api}/rosters/on-duty?unit=${encodeURIComponent(unit)}`);
/** Everybody on duty in the units right below one. */
export const readOnDutyUnder = (unit: string) => call<OnDutyList>('GET', `${api}/rosters/on-duty?under=${encodeURIComponent(unit)}`);
export const readContacts = () => call<ContactList>('GET', `${api}/units/contacts`);
export const readCheckIns = () => call<Page<CheckInView>>('GET', `${api}/check-ins?take=100`);
/** What texts left to do. More than these nobody deals with at once. */
export const readLooseEnds = () => call<Page<LooseEndView>>('GET', `${api}/loose-ends?state=open&take=50`);
export const readNextCheckIn = (unit: string) => call<NextCheckInView>('GET', `${api}/check-ins/next?unit=${encodeURIComponent(unit)}`);
export const readHealth = () => callAny<HealthCheck[]>('/health/ready');
export const readPhones = () => call<Page<PhoneView>>('GET', '/phone-box/phones');

import { expect, test, vi } from 'vitest';
import { Refused, Unreachable } from '../../api/http';
import type { FileReportReply, FileReportRequest } from '../../api/types';
import { NOW, obligation, session } from '../../test/facts';
import { Outbox, type Waiting } from './outbox';
import { waitingOfOthers } from './queueStore';
import { newFollowUp, newReport, toReport } from './reportForm';

let users = 0;
/** The store is one for all tests, as it is one for a device: each test has an account of its own. */
const box = (user = `user-${users += 1}`) => ({ user, outbox: new Outbox(user), onFiled: vi.fn() });

const reply = (request: FileReportRequest): FileReportReply => (
  { reportId: request.reportId, incidentId: `incident of ${request.reportId}`, incidentNumber: 'GZ-1', receivedAt: session.serverTime, state: 'accepted', findings: [], settled: [], opened: [] });
const taken = () => vi.fn(async (request: FileReportRequest) => reply(request));
const sentBy = (file: ReturnType<typeof taken>) => file.mock.calls.map(([request]) => request.reportId);
const idsOf = async (outbox: Outbox) => (await outbox.items()).map((one) => one.request.reportId);

function waiting(id: string, change: Partial<Waiting> = {}): Waiting {
  const draft = { ...newReport(NOW, session, obligation()), reportId: id, filedAt: new Date(NOW).toISOString() };
  return { draft, request: toReport(draft, '513324', false, NOW), draftKey: 'k', name: id, ...change };
}

async function putAll(outbox: Outbox, ids: string[]): Promise<void> {
  // One after another, as they are filed.
  // oxlint-disable-next-line no-await-in-loop
  for (const id of ids) await outbox.put(waiting(id));
}

/** About an incident that itself still waits. */
function after(id: string, first: string): Waiting {
  const draft = { ...newFollowUp(NOW, session, { request: toReport({ ...newReport(NOW, session), reportId: first }, '513324', false, NOW), name: first }), reportId: id };
  return { draft, request: toReport(draft, '513324', false, NOW), draftKey: 'k', name: id, after: first };
}

function refusal(status: number, code = 'report.incident-closed') {
  return new Refused({ type: '', code, status, title: { zh: '不行', en: 'no' }, field: null, findings: [], traceId: '' });
}

test('what was filed while the line was cut goes in order when it is back, each once, with the time of its filing', async () => {
  const { outbox, onFiled } = box();
  await putAll(outbox, ['a1', 'b1', 'c1']);
  const file = taken();
  await Promise.all([outbox.send(file, onFiled), outbox.send(file, onFiled), outbox.send(file, onFiled)]);
  expect(sentBy(file)).toEqual(['a1', 'b1', 'c1']);
  expect(file.mock.calls.every(([request]) => request.filedAt === new Date(NOW).toISOString())).toBe(true);
  expect(await outbox.items()).toEqual([]);
  expect(onFiled).toHaveBeenCalledTimes(3);
});

test('it survives a reload, and a line that breaks again keeps the rest', async () => {
  const { outbox, user, onFiled } = box();
  await putAll(outbox, ['a2', 'b2', 'c2']);
  const file = vi.fn(async (request: FileReportRequest) => {
    if (request.reportId === 'b2') throw new Unreachable('cut');
    return reply(request);
  });
  expect(await new Outbox(user).send(file, onFiled)).toBe(false);
  expect(sentBy(file)).toEqual(['a2', 'b2']);
  expect(await idsOf(outbox)).toEqual(['b2', 'c2']);
});

test('one that is refused stays with its reason and does not hold up the others', async () => {
  const { outbox, onFiled } = box();
  await putAll(outbox, ['a3', 'b3']);
  const file = vi.fn(async (request: FileReportRequest) => {
    if (request.reportId === 'a3') throw refusal(409);
    return reply(request);
  });
  expect(await outbox.send(file, onFiled)).toBe(true);
  await outbox.send(file, onFiled);
  expect(file).toHaveBeenCalledTimes(2);
  expect((await outbox.items()).map((one) => [one.request.reportId, one.refusal?.code])).toEqual([['a3', 'report.incident-closed']]);
  await outbox.take('a3');
  expect(await outbox.items()).toEqual([]);
});

test.each([401, 429, 500, 503])('a server that says %i has said nothing about the report: it waits', async (status) => {
  const { outbox, onFiled } = box();
  await outbox.put(waiting(`d${status}`));
  expect(await outbox.send(vi.fn(async () => { throw refusal(status); }), onFiled)).toBe(false);
  expect((await outbox.items()).map((one) => one.refusal)).toEqual([undefined]);
});

test('the same report put twice waits once, in its old place', async () => {
  const { outbox } = box();
  await putAll(outbox, ['a4', 'b4', 'a4']);
  expect(await idsOf(outbox)).toEqual(['a4', 'b4']);
});

test('a follow-up of an incident that itself waits is sent after it, about the incident it became', async () => {
  const { outbox, onFiled } = box();
  await outbox.put(waiting('a5'));
  await outbox.put(after('b5', 'a5'));
  await outbox.put(after('c5', 'a5'));
  const file = taken();
  await outbox.send(file, onFiled);
  expect(file.mock.calls.map(([request]) => [request.reportId, request.incidentId])).toEqual([['a5', 'i1'], ['b5', 'incident of a5'], ['c5', 'incident of a5']]);
});

test('a follow-up is not sent while the first is refused, and goes when that was mended and filed past the queue', async () => {
  const { outbox, onFiled } = box();
  await outbox.put(waiting('a6'));
  await outbox.put(after('b6', 'a6'));
  await outbox.send(vi.fn(async () => { throw refusal(422); }), onFiled);
  const file = taken();
  await outbox.send(file, onFiled);
  expect(file).not.toHaveBeenCalled();
  await outbox.take('a6');
  await outbox.send(file, onFiled);
  expect(file).not.toHaveBeenCalled();
  await outbox.filed(reply(waiting('a6').request));
  await outbox.send(file, onFiled);
  expect(file.mock.calls.map(([request]) => [request.reportId, request.incidentId])).toEqual([['b6', 'incident of a6']]);
});

test('a follow-up that was still being written when the first was received finds its incident', async () => {
  const { outbox, onFiled } = box();
  await outbox.put(waiting('a7'));
  const file = taken();
  await outbox.send(file, onFiled);
  await outbox.put(after('b7', 'a7'));
  await outbox.send(file, onFiled);
  expect(file.mock.calls[1]?.[0].incidentId).toBe('incident of a7');
});

test('when the first is dropped its follow-ups stay, and say why they cannot go', async () => {
  const { outbox, onFiled } = box();
  await outbox.put(waiting('a8'));
  await outbox.put(after('b8', 'a8'));
  await outbox.drop('a8');
  await outbox.put(after('c8', 'a8'));
  expect((await outbox.items()).map((one) => [one.request.reportId, one.refusal?.code])).toEqual([['b8', 'outbox.first-dropped'], ['c8', 'outbox.first-dropped']]);
  const file = taken();
  await outbox.send(file, onFiled);
  expect(file).not.toHaveBeenCalled();
});

test('another account neither sees nor sends what waits, and is told how much it is', async () => {
  const { outbox, user } = box();
  const other = box();
  await outbox.put(waiting('a9'));
  const file = taken();
  await other.outbox.send(file, other.onFiled);
  expect(file).not.toHaveBeenCalled();
  expect(await other.outbox.items()).toEqual([]);
  await other.outbox.drop('a9');
  expect(await idsOf(outbox)).toEqual(['a9']);
  expect((await waitingOfOthers(other.user))[user]).toBe(1);
});

test('what an older page kept moves over in its order, and once', async () => {
  const { outbox, user } = box();
  localStorage.setItem(`outbox:${user}`, JSON.stringify([waiting('a10'), waiting('b10')]));
  expect(await idsOf(outbox)).toEqual(['a10', 'b10']);
  expect(localStorage.getItem(`outbox:${user}`)).toBeNull();
  expect(await idsOf(new Outbox(user))).toEqual(['a10', 'b10']);
});

test('two pages on one device hear of each other, and of what the other sent', async () => {
  const { outbox, user, onFiled } = box();
  const other = new Outbox(user);
  const heard = vi.fn();
  other.subscribe(heard);
  await outbox.put(waiting('a11'));
  await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  await outbox.send(taken(), onFiled);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledWith(expect.objectContaining({ reportId: 'a11' })));
  other.close();
});

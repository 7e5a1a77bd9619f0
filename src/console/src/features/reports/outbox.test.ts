import { expect, test, vi } from 'vitest';
import { Refused, Unreachable } from '../../api/http';
import type { FileReportReply, FileReportRequest } from '../../api/types';
import { NOW, obligation, session } from '../../test/facts';
import { Outbox, type Waiting } from './outbox';
import { newReport, toReport } from './reportForm';

const reply = (request: FileReportRequest): FileReportReply => (
  { reportId: request.reportId, incidentId: 'i1', incidentNumber: 'GZ-1', receivedAt: session.serverTime, state: 'accepted', findings: [], settled: [], opened: [] });
function waiting(id: string): Waiting {
  const draft = { ...newReport(NOW, session, obligation()), reportId: id };
  return { draft, request: toReport(draft, '513324', false, NOW), draftKey: 'k', name: id };
}
function box() {
  const outbox = new Outbox('outbox:test');
  const says = { onFiled: vi.fn(), onChange: vi.fn() };
  return { outbox, says };
}

test('what was filed while the line was cut goes in order when it is back, each once', async () => {
  const { outbox, says } = box();
  for (const id of ['a', 'b', 'c']) outbox.put(waiting(id));
  const file = vi.fn(async (request: FileReportRequest) => reply(request));
  await Promise.all([outbox.send(file, says), outbox.send(file, says)]);
  expect(file.mock.calls.map(([request]) => request.reportId)).toEqual(['a', 'b', 'c']);
  expect(outbox.items()).toEqual([]);
});

test('it survives a reload, and a line that breaks again keeps the rest', async () => {
  const { outbox, says } = box();
  for (const id of ['a', 'b']) outbox.put(waiting(id));
  await new Outbox('outbox:test').send(vi.fn(async (request: FileReportRequest) => {
    if (request.reportId === 'b') throw new Unreachable('cut');
    return reply(request);
  }), says);
  expect(outbox.items().map((one) => one.request.reportId)).toEqual(['b']);
});

test('one that is refused stays with its reason and does not hold up the others', async () => {
  const { outbox, says } = box();
  for (const id of ['a', 'b']) outbox.put(waiting(id));
  const refusal = { type: '', code: 'report.incident-closed', status: 409, title: { zh: '事件已结', en: 'closed' }, field: null, findings: [], traceId: '' };
  const file = vi.fn(async (request: FileReportRequest) => {
    if (request.reportId === 'a') throw new Refused(refusal);
    return reply(request);
  });
  await outbox.send(file, says);
  await outbox.send(file, says);
  expect(file).toHaveBeenCalledTimes(2);
  expect(outbox.items().map((one) => [one.request.reportId, one.refusal?.code])).toEqual([['a', 'report.incident-closed']]);
  expect(outbox.take('a')?.draft.reportId).toBe('a');
  expect(outbox.items()).toEqual([]);
});

test('the same report put twice waits once', () => {
  const { outbox } = box();
  outbox.put(waiting('a'));
  outbox.put(waiting('a'));
  expect(outbox.items()).toHaveLength(1);
});

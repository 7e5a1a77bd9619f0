import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Refused } from '../../api/http';
import type { FileReportReply, FileReportRequest, RefusalBody } from '../../api/types';
import { Providers } from '../../app/Providers';
import { obligation, session } from '../../test/facts';
import { ReportDialog } from './ReportDialog';

const refusal: RefusalBody = { type: '', code: 'report.signer-missing', status: 422, title: { zh: '缺少签发人', en: 'The signer is missing' }, field: 'signer', findings: [], traceId: '' };
const reply: FileReportReply = { reportId: 'r', incidentId: 'i1', incidentNumber: 'GZ-1', receivedAt: session.serverTime, state: 'accepted', findings: [], settled: [], opened: [] };
type File = (request: FileReportRequest) => Promise<FileReportReply>;

function show(file: File) {
  const onFiled = vi.fn();
  const view = render(<Providers><ReportDialog session={session} target={{ obligation: obligation() }} units={[]} file={file} onClose={() => {}} onFiled={onFiled} /></Providers>);
  return { onFiled, ...view };
}

test('a refusal is said beside its field with its code, and what was typed stays', async () => {
  const file = vi.fn<File>().mockRejectedValue(new Refused(refusal));
  show(file);
  await userEvent.type(screen.getByLabelText('经过'), '六时许滑坡');
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  expect(screen.getByLabelText('签发人').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('report.signer-missing')).toBeDefined();
  expect(screen.getByLabelText<HTMLTextAreaElement>('经过').value).toBe('六时许滑坡');
});

test('a double click is one command', async () => {
  let answer: (value: FileReportReply) => void = () => {};
  const file = vi.fn<File>().mockReturnValue(new Promise((resolve) => { answer = resolve; }));
  const { onFiled } = show(file);
  await userEvent.dblClick(screen.getByRole('button', { name: /报送/ }));
  expect(file).toHaveBeenCalledTimes(1);
  answer(reply);
  await vi.waitFor(() => expect(onFiled).toHaveBeenCalledTimes(1));
});

test('after a lost answer the same report goes again, word for word', async () => {
  const file = vi.fn<File>().mockRejectedValue(new Error('lost'));
  show(file);
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  expect(file).toHaveBeenCalledTimes(2);
  expect(file.mock.calls[1]).toEqual(file.mock.calls[0]);
});

test('the draft survives a reload and is gone once accepted', async () => {
  const first = show(vi.fn<File>().mockRejectedValue(new Error('lost')));
  await userEvent.type(screen.getByLabelText('签发人'), '带班丙');
  first.unmount();
  const again = show(vi.fn<File>().mockResolvedValue(reply));
  expect(screen.getByLabelText<HTMLInputElement>('签发人').value).toBe('带班丙');
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  again.unmount();
  show(vi.fn<File>());
  expect(screen.getByLabelText<HTMLInputElement>('签发人').value).toBe('');
});

test('empty is unknown and is not sent; 0 was written and is', async () => {
  const file = vi.fn<File>().mockResolvedValue(reply);
  show(file);
  await userEvent.type(screen.getByLabelText('死亡'), '0');
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  expect(file.mock.calls[0]?.[0].figures).toEqual({ dead: 0 });
});

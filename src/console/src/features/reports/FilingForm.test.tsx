import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { Refused } from '../../api/http';
import type { FileReportReply, FileReportRequest, RefusalBody } from '../../api/types';
import { Providers } from '../../app/Providers';
import { incident, obligation, session } from '../../test/facts';
import { FilingForm } from './FilingForm';

const refusal: RefusalBody = { type: '', code: 'report.signer-missing', status: 422, title: { zh: '缺少签发人', en: 'The signer is missing' }, field: 'signer', findings: [], traceId: '' };
const reply: FileReportReply = { reportId: 'r', incidentId: 'i1', incidentNumber: 'GZ-1', receivedAt: session.serverTime, state: 'accepted', findings: [], settled: [], opened: [] };
type File = (request: FileReportRequest) => Promise<FileReportReply>;

function show(file: File) {
  const onFiled = vi.fn();
  const view = render(<Providers><FilingForm session={session} target={{ obligation: obligation(), incident: incident() }} units={[]} file={file} onFiled={onFiled} /></Providers>);
  return { onFiled, ...view };
}

/** The two things that nobody but the filer knows. */
async function tell(course = '六时许滑坡') {
  await userEvent.type(screen.getByLabelText('经过'), course);
  await userEvent.type(screen.getByLabelText('联系电话'), '0836');
}

test('what is missing is named, the field is ready to be filled, and nothing is sent', async () => {
  const file = vi.fn<File>().mockResolvedValue(reply);
  show(file);
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  expect(file).not.toHaveBeenCalled();
  expect(document.activeElement?.id).toBe('report-course');
  expect(screen.getByText(/缺少经过/)).toBeDefined();
});

test('a refusal is said beside its field with its code, and what was typed stays', async () => {
  const file = vi.fn<File>().mockRejectedValue(new Refused(refusal));
  show(file);
  await tell();
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  expect(screen.getByLabelText('签发人').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('report.signer-missing')).toBeDefined();
  expect(screen.getByLabelText<HTMLTextAreaElement>('经过').value).toBe('六时许滑坡');
});

test('a double click is one command', async () => {
  let answer: (value: FileReportReply) => void = () => {};
  const file = vi.fn<File>().mockReturnValue(new Promise((resolve) => { answer = resolve; }));
  const { onFiled } = show(file);
  await tell();
  await userEvent.dblClick(screen.getByRole('button', { name: /报送/ }));
  expect(file).toHaveBeenCalledTimes(1);
  answer(reply);
  await vi.waitFor(() => expect(onFiled).toHaveBeenCalledTimes(1));
});

test('after a lost answer the same report goes again, word for word', async () => {
  const file = vi.fn<File>().mockRejectedValue(new Error('lost'));
  show(file);
  await tell();
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
  await tell();
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  again.unmount();
  show(vi.fn<File>());
  expect(screen.getByLabelText<HTMLInputElement>('签发人').value).toBe('');
});

test('empty is unknown and is not sent; 0 was written and is', async () => {
  const file = vi.fn<File>().mockResolvedValue(reply);
  show(file);
  await tell();
  await userEvent.type(screen.getByLabelText('死亡'), '0');
  await userEvent.type(screen.getByLabelText('失联'), '3?');
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  expect(file.mock.calls[0]?.[0].figures).toEqual({ dead: 0 });
});

test('H says that somebody is finding out: no figure, and the report says so', async () => {
  const file = vi.fn<File>().mockResolvedValue(reply);
  show(file);
  await tell();
  await userEvent.selectOptions(screen.getByLabelText('核实情况'), 'verified');
  await userEvent.type(screen.getByLabelText('失联'), 'h');
  expect(screen.getByLabelText<HTMLInputElement>('失联').value).toBe('核查中');
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  expect(file.mock.calls[0]?.[0]).toMatchObject({ figures: {}, figureStatus: 'unverified' });
});

test('a request in the course is moved where it belongs', async () => {
  show(vi.fn<File>());
  await tell('道路中断。恳请州上支持挖掘机两台。');
  await userEvent.click(screen.getByRole('button', { name: '移到“需要支援”' }));
  expect(screen.getByLabelText<HTMLTextAreaElement>('经过').value).toBe('道路中断。');
  expect(screen.getByLabelText<HTMLInputElement>('需要支援').value).toBe('恳请州上支持挖掘机两台');
});

test('while the line is cut the report is put aside whole, and the form is empty for the next', async () => {
  const hold = vi.fn();
  const view = render(<Providers><FilingForm session={session} target={{ obligation: obligation(), incident: incident() }} units={[]} file={vi.fn<File>()} hold={hold} onFiled={() => {}} /></Providers>);
  await tell();
  await userEvent.click(screen.getByRole('button', { name: /报送/ }));
  expect(hold).toHaveBeenCalledTimes(1);
  expect(hold.mock.calls[0]?.[0]).toMatchObject({ course: '六时许滑坡', unitCode: '513324', filedAt: expect.any(String) });
  view.unmount();
});

import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AttachmentReference, FileReportReply, FileReportRequest, RefusalBody } from '../../api/types';
import { upload, type Told } from '../../api/upload';
import { Providers } from '../../app/Providers';
import { incident, obligation, session } from '../../test/facts';
import { FilingForm } from './FilingForm';

vi.mock(import('../../api/upload'), async (original) => ({ ...await original(), upload: vi.fn<typeof upload>(), dropAttachment: vi.fn<(id: string) => void>() }));

const reply: FileReportReply = { reportId: 'r', incidentId: 'i1', incidentNumber: 'GZ-1', receivedAt: session.serverTime, state: 'accepted', findings: [], settled: [], opened: [] };
const whole = (id: string, name: string): AttachmentReference => ({ id, name, mediaType: 'image/jpeg', size: 3, sha256: 'ab' });
const line = { pause: vi.fn<() => void>(), resume: vi.fn<() => void>(), drop: vi.fn<() => void>() };
const told: Told[] = [];

beforeEach(() => {
  told.length = 0;
  vi.clearAllMocks();
  localStorage.clear();
  vi.mocked(upload).mockImplementation((_, __, to) => {
    told.push(to);
    return Promise.resolve(line);
  });
});

function show(hold?: (request: FileReportRequest) => void) {
  const file = vi.fn<(request: FileReportRequest) => Promise<FileReportReply>>().mockResolvedValue(reply);
  render(<Providers><FilingForm session={session} target={{ obligation: obligation(), incident: incident() }} units={[]} file={file} onFiled={vi.fn<() => void>()} hold={hold} /></Providers>);
  return file;
}

async function tell() {
  await userEvent.type(screen.getByLabelText('经过'), '六时许滑坡');
  await userEvent.type(screen.getByLabelText('联系电话'), '0836');
}

const choose = (...files: File[]) => userEvent.upload(screen.getByLabelText('选择文件', { selector: 'input' }), files);
const photo = (name: string) => new File(['abc'], name, { type: 'image/jpeg' });
const press = () => userEvent.click(screen.getByRole('button', { name: /报送/ }));

test('a file goes up while the rest is typed, and the report names it as the server does', async () => {
  const file = show();
  await choose(photo('a.jpg'));
  await tell();
  act(() => told[0]?.onSent(2));
  expect(screen.getByText('上传中 66%')).toBeDefined();
  act(() => told[0]?.onWhole(whole('1', '塌方.jpg')));
  await press();
  expect(file.mock.calls[0]?.[0].attachments).toEqual([whole('1', '塌方.jpg')]);
});

test('two that end at once are both kept, and one may be taken away again', async () => {
  const file = show();
  await choose(photo('a.jpg'), photo('b.jpg'), photo('c.jpg'));
  // Two at a time.
  expect(told).toHaveLength(2);
  act(() => {
    told[0]?.onWhole(whole('1', 'a.jpg'));
    told[1]?.onWhole(whole('2', 'b.jpg'));
  });
  await vi.waitFor(() => expect(told).toHaveLength(3));
  act(() => told[2]?.onWhole(whole('3', 'c.jpg')));
  await userEvent.click(screen.getByRole('button', { name: '移去b.jpg' }));
  await tell();
  await press();
  expect(file.mock.calls[0]?.[0].attachments?.map((one) => one.id)).toEqual(['1', '3']);
});

test('filing says which file is not up yet, and sends nothing', async () => {
  const file = show();
  await choose(photo('慢.jpg'));
  await tell();
  await press();
  expect(file).not.toHaveBeenCalled();
  expect(screen.getByText(/还没有传完：慢\.jpg/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: '移去慢.jpg' }));
  expect(line.drop).toHaveBeenCalledTimes(1);
  await press();
  expect(file.mock.calls[0]?.[0].attachments).toBeUndefined();
});

test('a cut is said, a pause is kept, and both go on by hand', async () => {
  show();
  await choose(photo('a.jpg'));
  act(() => told[0]?.onCut());
  expect(screen.getByText(/线路断了/)).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: '继续' }));
  expect(line.resume).toHaveBeenCalledTimes(1);
  await userEvent.click(screen.getByRole('button', { name: '暂停' }));
  expect(line.pause).toHaveBeenCalledTimes(1);
  expect(screen.getByText(/已暂停/)).toBeDefined();
});

test('what the server refuses is said beside the file and stops no report', async () => {
  const file = show();
  const refusal: RefusalBody = { type: '', code: 'attachment.kind-refused', status: 415, title: { zh: '只收照片。', en: 'Only photos.' }, field: null, findings: [], traceId: '' };
  await choose(photo('a.jpg'));
  act(() => told[0]?.onRefused(refusal));
  expect(screen.getByText('只收照片')).toBeDefined();
  await tell();
  await press();
  expect(file).toHaveBeenCalledTimes(1);
});

test('what is too large is refused before a byte of it goes', async () => {
  show();
  const large = photo('大.mp4');
  Object.defineProperty(large, 'size', { value: 50 * 1024 * 1024 + 1 });
  await choose(large);
  expect(screen.getByText(/超过 50 MB，请/)).toBeDefined();
  expect(told).toHaveLength(0);
});

test('while the line is cut the words are kept for sending, and it is said that the files come later', async () => {
  const hold = vi.fn<(request: FileReportRequest) => void>();
  show(hold);
  await choose(photo('a.jpg'));
  expect(told).toHaveLength(0);
  expect(screen.getByText(/联网后随续报补报/)).toBeDefined();
  await tell();
  await press();
  expect(hold.mock.calls[0]?.[0].attachments).toBeUndefined();
});

test('what is pasted or dropped goes up too', async () => {
  show();
  fireEvent.drop(screen.getByRole('group', { name: '附件' }), { dataTransfer: { files: [photo('a.jpg')] } });
  fireEvent.paste(document, { clipboardData: { files: [photo('b.jpg')] } });
  await vi.waitFor(() => expect(told).toHaveLength(2));
});

import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { FileReportRequest, UpwardDraft, UpwardStage } from '../../api/types';
import { Providers } from '../../app/Providers';
import { UpwardDialog } from './UpwardDialog';

const commands = vi.hoisted(() => ({ passUpward: vi.fn(), checkUpward: vi.fn() }));
const reads = vi.hoisted(() => ({ readUpwardDraft: vi.fn(), readUnits: vi.fn() }));
vi.mock('../../api/commands', () => commands);
vi.mock('../../api/reads', () => reads);

const draft = {
  no: 1, transmits: true, leftOut: [{ unitCode: '513322', field: 'measures', text: '请求省里支援。' }],
  openFigures: [{ name: 'trapped', atLeast: 2, unknownTo: ['513301'] }], parts: [{ unitCode: '513322', reportId: 'r1', asOf: '2026-11-22T13:05:00+08:00' }, { unitCode: '513301', reportId: 'r2', asOf: '2026-11-22T13:15:00+08:00' }],
  signers: [{ name: '张带班', post: 'duty-leader', onDuty: true }],
  report: { commandId: 'c', reportId: 'r', stage: 'first', no: 1, unitCode: '513300', title: '甘孜州关于磨西镇滑坡的首报', course: '泸定：滑坡。', figures: { dead: 3, trapped: null, lossYuan: 12000.5 }, asOf: '2026-11-22T13:05:00+08:00', addressees: ['省政府总值班室'], author: '李值班' } as FileReportRequest,
} as UpwardDraft;

beforeEach(() => {
  localStorage.clear();
  commands.passUpward.mockReset().mockResolvedValue({ settled: [] });
  commands.checkUpward.mockReset().mockResolvedValue({ findings: [] });
  reads.readUpwardDraft.mockReset().mockResolvedValue(draft);
  reads.readUnits.mockReset().mockResolvedValue({ items: [] });
});

function open(stage: UpwardStage, onPassed = vi.fn()) {
  render(<Providers><UpwardDialog target={{ incidentId: 'i1', title: '泸定县磨西镇地震', stage }} user="zhang" beside={(report) => <p>旁边 {report.course}</p>} onClose={vi.fn()} onPassed={onPassed} /></Providers>);
  return onPassed;
}

test('the room records what it passed on, and to whom', async () => {
  const onPassed = open('phone');
  await userEvent.type(screen.getByLabelText(/对方/), '省政府总值班室');
  await userEvent.click(screen.getByRole('button', { name: /记下/ }));
  expect(commands.passUpward).toHaveBeenCalledWith('i1', { commandId: expect.any(String), stage: 'phone', toldWho: '省政府总值班室', text: null });
  expect(onPassed).toHaveBeenCalledOnce();
});

test('what was written elsewhere is recorded, what is not known is not sent, and a lost answer is repeated by the same command', async () => {
  commands.passUpward.mockReset().mockRejectedValueOnce(new Error('cut')).mockResolvedValue({ settled: [] });
  open('phone');
  await userEvent.selectOptions(screen.getByLabelText(/方式/), 'paper');
  await userEvent.click(screen.getByRole('button', { name: /记下/ }));
  await userEvent.click(screen.getByRole('button', { name: /记下/ }));
  const [first, second] = commands.passUpward.mock.calls;
  expect(first?.[1]).toEqual({ commandId: expect.any(String), stage: 'written', toldWho: null, text: null });
  expect(second).toEqual(first);
});

test('the phone way is the key that opens it and one more, from wherever the keys are', async () => {
  open('phone');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(commands.passUpward).toHaveBeenCalledOnce();
});

test('a composed report says what is open and left out, is mended, signed and passed whole', async () => {
  const onPassed = open('written');
  const course = await screen.findByLabelText('经过');
  screen.getByText(/请求省里支援/);
  expect(screen.getByLabelText('被困').getAttribute('placeholder')).toBe('至少 2');
  await userEvent.type(course, '正在搜救。');
  screen.getByText('旁边 泸定：滑坡。正在搜救。');
  await userEvent.selectOptions(screen.getByLabelText('签发人'), '张带班');
  await userEvent.type(screen.getByLabelText('联系电话'), '0836-2811111');
  await userEvent.click(screen.getByRole('button', { name: /签发报出/ }));
  const [[, body]] = commands.passUpward.mock.calls as [[string, { stage: string; report: FileReportRequest }]];
  expect(body.stage).toBe('written');
  expect(body.report).toMatchObject({ no: 1, course: '泸定：滑坡。正在搜救。', signer: '张带班', author: '李值班', contactPhone: '0836-2811111', addressees: ['省政府总值班室'] });
  expect(body.report.figures).toMatchObject({ dead: 3, lossYuan: 12000.5 });
  expect(body.report.figures?.trapped ?? null).toBeNull();
  expect(onPassed).toHaveBeenCalledOnce();
});

const measures = async () => (await screen.findByLabelText<HTMLTextAreaElement>('处置')).value;

test('what was typed is there again, until a county reports anew', async () => {
  open('written');
  await userEvent.type(await screen.findByLabelText('处置'), '已派工作组');
  cleanup();
  open('written');
  expect(await measures()).toBe('已派工作组');
  cleanup();
  reads.readUpwardDraft.mockResolvedValue({ ...draft, parts: [{ unitCode: '513322', reportId: 'r3', asOf: '2026-11-22T14:00:00+08:00' }] });
  open('written');
  expect(await measures()).toBe('');
});

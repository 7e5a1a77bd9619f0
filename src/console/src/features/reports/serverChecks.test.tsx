import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CheckReportReply, FileReportReply, FileReportRequest, Finding } from '../../api/types';
import { Providers } from '../../app/Providers';
import { incident, obligation, session } from '../../test/facts';
import { FilingForm } from './FilingForm';
import type { CheckIt } from './useFindings';

const finding = (rule: string, severity: string, zh: string, field: string | null): Finding => ({ rule, severity, message: { zh, en: `${rule} in English` }, field });
const TOWNSHIP = finding('R-E02', 'returns', '事发地点须选到乡镇（街道）。', 'place.townshipCode');
const TREND = finding('R-E11', 'warns', '缺少事态发展趋势研判。', 'trend');
const CLOSED = finding('R-P05', 'returns', '事件已终报，须先重新启动。', 'incidentId');
const DEAD = finding('R-N08', 'warns', '死亡由1激增至30，请附说明。', 'figures.dead');
const reply: FileReportReply = { reportId: 'r', incidentId: 'i1', incidentNumber: 'GZ-1', receivedAt: session.serverTime, state: 'accepted', findings: [], settled: [], opened: [] };

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function show(check: CheckIt | undefined) {
  const file = vi.fn<(request: FileReportRequest) => Promise<FileReportReply>>().mockResolvedValue(reply);
  const form = (asks: CheckIt | undefined) => <Providers><FilingForm session={session} target={{ obligation: obligation(), incident: incident() }} units={[]} check={asks} file={file} onFiled={() => {}} /></Providers>;
  const view = render(form(check));
  return { file, ...view, ask: (asks: CheckIt | undefined) => view.rerender(form(asks)) };
}
const finds = (...findings: Finding[]) => vi.fn<CheckIt>().mockResolvedValue({ findings });
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
async function press(name: RegExp | string) {
  fireEvent.click(screen.getByRole('button', { name }));
  await wait(0);
}
const rowOf = (label: string) => screen.getByLabelText(label).closest<HTMLElement>('.frow') ?? document.body;

async function whole(...findings: Finding[]) {
  const shown = show(finds(...findings));
  for (const [label, value] of [['经过', '六时许滑坡'], ['联系电话', '0836-3122345'], ['签发人', '带班丙'], ['信息来源', 'township']] as const) write(label, value);
  await wait(400);
  return shown;
}

test('the server is asked once, 400 ms after the last key, and not for a form that was only opened', async () => {
  const check = finds();
  show(check);
  await wait(1000);
  expect(check).not.toHaveBeenCalled();
  for (const words of ['六', '六时', '六时许滑坡']) {
    write('经过', words);
    // oxlint-disable-next-line no-await-in-loop
    await wait(399);
  }
  expect(check).not.toHaveBeenCalled();
  await wait(1);
  expect(check).toHaveBeenCalledTimes(1);
  expect(check.mock.calls[0]?.[0]).toMatchObject({ course: '六时许滑坡', stage: 'first', unitCode: '513324' });
});

test('an answer that is overtaken by a key is given up and never shown', async () => {
  let answer: (late: CheckReportReply) => void = () => {};
  const check = vi.fn<CheckIt>().mockReturnValueOnce(new Promise((resolve) => { answer = resolve; })).mockResolvedValue({ findings: [] });
  show(check);
  write('经过', '六时');
  await wait(400);
  write('经过', '六时许');
  expect(check.mock.calls[0]?.[1].aborted).toBe(true);
  answer({ findings: [TREND] });
  await wait(400);
  expect(screen.queryByText(/缺少事态发展趋势/)).toBeNull();
});

test('a finding stands beside its row with its mark and rule, and what has no row at the foot', async () => {
  await whole(TOWNSHIP, DEAD, CLOSED);
  const place = within(rowOf('地点'));
  expect(place.getByText(/事发地点须选到乡镇/).textContent).toContain('R-E02');
  expect(place.getByText('退回')).toBeDefined();
  expect(within(rowOf('死亡')).getByText(/死亡由1激增至30/)).toBeDefined();
  expect(within(screen.getByRole('region', { name: '其他意见' })).getByText(/须先重新启动/)).toBeDefined();
});

test('the server takes the place of the form’s own word, so nothing is said twice; while the line is cut the same is said without it', async () => {
  const { ask } = show(finds(finding('R-E13', 'returns', '缺少签发人。', 'signer')));
  write('经过', '六时许滑坡');
  expect(screen.getByText(/书面报告会被退回/)).toBeDefined();
  await wait(400);
  expect(screen.queryByText(/书面报告会被退回/)).toBeNull();
  expect(screen.getAllByText(/缺少签发人/)).toHaveLength(1);
  ask(undefined);
  expect(screen.getAllByText(/缺少签发人/)).toHaveLength(1);
  expect(screen.getByText('R-E13')).toBeDefined();
  expect(screen.getByText('R-E12')).toBeDefined();
});

test('what must not enter this network does not wait on a device for it either', async () => {
  const hold = vi.fn();
  render(<Providers><FilingForm session={session} target={{ obligation: obligation(), incident: incident() }} units={[]} hold={hold} file={vi.fn()} onFiled={() => {}} /></Providers>);
  write('联系电话', '0836-3122345');
  write('经过', '机密★1年');
  await press(/报送/);
  expect(screen.getByText('R-D07')).toBeDefined();
  expect(hold).not.toHaveBeenCalled();
  write('经过', '六时许滑坡');
  await press(/报送/);
  expect(hold).toHaveBeenCalledTimes(1);
});

test('a server that cannot be reached leaves the form its own checks', async () => {
  show(vi.fn<CheckIt>().mockRejectedValue(new Error('cut')));
  write('经过', '六时许滑坡');
  await wait(400);
  expect(screen.getByText(/书面报告会被退回/)).toBeDefined();
});

test('a warning is kept with a reason, which survives a reload, goes with the report and asks nobody again', async () => {
  const check = finds(TREND);
  const first = show(check);
  for (const [label, value] of [['经过', '六时许滑坡'], ['联系电话', '0836-3122345'], ['签发人', '带班丙']] as const) write(label, value);
  await wait(400);
  write('保留理由', '现场信号中断');
  await wait(1000);
  expect(check).toHaveBeenCalledTimes(1);
  first.unmount();
  const { file } = show(check);
  await wait(400);
  expect(screen.getByLabelText<HTMLInputElement>('保留理由').value).toBe('现场信号中断');
  await press(/^报送/);
  expect(file.mock.calls[0]?.[0].keptWarnings).toEqual([{ rule: 'R-E11', reason: '现场信号中断' }]);
  expect(file.mock.calls[0]?.[0].override).toBeUndefined();
});

test('先报后补 asks the signer for one line of reason and files with it', async () => {
  const { file } = await whole(TOWNSHIP);
  await press('先报后补');
  await press(/^先报后补/);
  expect(file).not.toHaveBeenCalled();
  expect(document.activeElement?.id).toBe('report-override');
  write('先报理由', '道路中断，乡镇待核');
  await press(/^先报后补/);
  expect(file.mock.calls[0]?.[0].override).toEqual({ reason: '道路中断，乡镇待核' });
});

test('who changes his mind about 先报后补 files as usual, without a word of it', async () => {
  const { file } = await whole(TOWNSHIP);
  await press('先报后补');
  write('先报理由', '道路中断');
  await press('先不报');
  await press(/^报送/);
  expect(file.mock.calls[0]?.[0].override).toBeUndefined();
});

test('先报后补 is not offered without a signer, for a follow-up, or when nothing would be returned', async () => {
  await whole(TOWNSHIP);
  expect(screen.getByRole('button', { name: '先报后补' })).toBeDefined();
  write('签发人', '');
  expect(screen.queryByRole('button', { name: '先报后补' })).toBeNull();
  write('签发人', '带班丙');
  write('报别', 'update');
  expect(screen.queryByRole('button', { name: '先报后补' })).toBeNull();
});

test('a whole report is offered nothing but to be filed', async () => {
  await whole(TREND);
  expect(screen.queryByRole('button', { name: '先报后补' })).toBeNull();
});

test('a supplement is told by a follow-up', () => {
  render(<Providers><FilingForm session={session} target={{ obligation: obligation({ id: 'o9', kind: 'supplement' }), incident: incident() }} units={[]} file={vi.fn()} onFiled={() => {}} /></Providers>);
  expect(screen.getByLabelText<HTMLSelectElement>('报别').value).toBe('update');
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');

function tokens(theme: 'dark' | 'light'): Map<string, string> {
  const start = css.indexOf(`[data-theme=${theme}]{`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+):(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(all: Map<string, string>, a: string, b: string): number {
  const [x, y] = [luminance(all.get(a) ?? ''), luminance(all.get(b) ?? '')];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const TEXT = ['text', 't2', 't3', 'focus', 'late', 'soon', 'ok', 'info'];
const grounds = { dark: ['s1', 's2', 's3'], light: ['bg', 's1', 's3'] } as const;

for (const theme of ['dark', 'light'] as const) {
  const all = tokens(theme);

  test(`${theme}: every text is readable on every surface`, () => {
    for (const ink of TEXT) for (const ground of grounds[theme]) expect(ratio(all, ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test(`${theme}: times and findings are readable on their own tint`, () => {
    for (const name of ['late', 'soon', 'ok', 'info', 'focus']) expect(ratio(all, name, `${name}-bg`), name).toBeGreaterThanOrEqual(4.5);
    expect(ratio(all, 't2', 'late-bg')).toBeGreaterThanOrEqual(4.5);
  });

  test(`${theme}: numerals stand out on the official colours`, () => {
    for (const n of [1, 2, 3, 4]) expect(ratio(all, `on-lv${n}`, `lv${n}`), `level ${n}`).toBeGreaterThanOrEqual(4.5);
  });

  test(`${theme}: controls have a visible edge`, () => {
    for (const ground of theme === 'dark' ? ['s1', 's2'] : ['bg', 's1', 's3']) expect(ratio(all, 'edge', ground), ground).toBeGreaterThanOrEqual(3);
  });
}

test('the table of the design is what the tokens give', () => {
  const [dark, light] = [tokens('dark'), tokens('light')];
  expect(ratio(dark, 'on-lv1', 'lv1')).toBeCloseTo(4.96, 1);
  expect(ratio(dark, 'late', 's1')).toBeCloseTo(6.9, 0);
  expect(ratio(light, 'on-lv4', 'lv4')).toBeCloseTo(5.41, 1);
});

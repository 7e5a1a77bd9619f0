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

const themes = ['dark', 'light'] as const;
const grounds = { dark: ['s1', 's2', 's3'], light: ['bg', 's1', 's3'] };

// Section 5 of the console's design: the colours, their contrast on three surfaces, and on their own tint.
const surfaces = {
  dark: { bg: '#0d1217', s1: '#141b22', s2: '#1b242d', s3: '#25303b', line: '#263240' },
  light: { bg: '#eef1f4', s1: '#ffffff', s2: '#f5f7f9', s3: '#e6eaee', line: '#d5dce3' },
};
const table: Record<(typeof themes)[number], [name: string, colour: string, on: [number, number, number], tint?: number][]> = {
  dark: [
    ['edge', '#66778a', [3.78, 3.42, 2.92]], ['text', '#e8eef4', [14.9, 13.4, 11.5]], ['t2', '#aab7c4', [8.5, 7.7, 6.6]], ['t3', '#8e9caa', [6.2, 5.6, 4.8]],
    ['focus', '#5ec8d8', [8.9, 8, 6.9]], ['late', '#ff7a75', [6.9, 6.2, 5.3], 6], ['soon', '#f7b84b', [9.9, 8.9, 7.6], 8], ['ok', '#7fcf8a', [9.3, 8.4, 7.2], 7.6], ['info', '#8fb6e8', [8.3, 7.5, 6.4]],
  ],
  light: [
    ['edge', '#75828f', [3.46, 3.93, 3.25]], ['text', '#17202a', [14.5, 16.5, 13.6]], ['t2', '#465462', [6.9, 7.8, 6.4]], ['t3', '#5d6a78', [4.9, 5.5, 4.6]],
    ['focus', '#0b6b7c', [5.4, 6.2, 5.1]], ['late', '#b3161f', [6.1, 6.9, 5.7], 5.9], ['soon', '#8a5000', [5.7, 6.5, 5.4], 5.8], ['ok', '#1c6e36', [5.6, 6.3, 5.2], 5.5], ['info', '#1f5a9c', [6.2, 7, 5.8]],
  ],
};
const levels = {
  dark: [['#d32f3a', 4.96], ['#f28a1e', 7.54], ['#f4cf2f', 12], ['#2a74d9', 4.57]],
  light: [['#c4202d', 5.85], ['#ee8110', 6.96], ['#f2c713', 11.25], ['#1f68c9', 5.41]],
} as const;
/** The table is written with one decimal, rounded from two; those of the edge with two. */
const near = (name: string) => (name === 'edge' ? 0.00501 : 0.0551);

for (const theme of themes) {
  const all = tokens(theme);

  test(`${theme}: surfaces and colours are those of the design`, () => {
    for (const [name, colour] of Object.entries(surfaces[theme])) expect(all.get(name), name).toBe(colour);
    for (const [name, colour] of table[theme]) expect(all.get(name), name).toBe(colour);
  });

  test(`${theme}: the contrast table recomputes from the tokens`, () => {
    for (const [name, , on, tint] of table[theme]) {
      for (const [at, ground] of grounds[theme].entries()) {
        const written = on[at] ?? 0;
        expect(Math.abs(ratio(all, name, ground) - written), `${name} on ${ground}: ${ratio(all, name, ground)}`).toBeLessThanOrEqual(near(name));
        if (name !== 'edge') expect(ratio(all, name, ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
      if (tint) expect(Math.abs(ratio(all, name, `${name}-bg`) - tint), `${name} on its tint: ${ratio(all, name, `${name}-bg`)}`).toBeLessThanOrEqual(near(name));
    }
  });

  test(`${theme}: every text is readable on every tint that it stands on`, () => {
    for (const name of ['late', 'soon', 'ok', 'info', 'focus']) expect(ratio(all, name, `${name}-bg`), name).toBeGreaterThanOrEqual(4.5);
    for (const ink of ['text', 't2']) for (const tint of ['late-bg', 'soon-bg', 'focus-bg', 'info-bg', 'ok-bg']) expect(ratio(all, ink, tint), `${ink} on ${tint}`).toBeGreaterThanOrEqual(4.5);
    expect(ratio(all, 'on-drill', 'drill')).toBeGreaterThanOrEqual(4.5);
    expect(ratio(all, 'on-ink', 'ink')).toBeGreaterThanOrEqual(4.5);
    expect(ratio(all, 'on-late-solid', 'late-solid')).toBeGreaterThanOrEqual(4.5);
  });

  test(`${theme}: the official colours of the levels and their numerals`, () => {
    for (const [at, [colour, written]] of levels[theme].entries()) {
      expect(all.get(`lv${at + 1}`)).toBe(colour);
      expect(Math.abs(ratio(all, `on-lv${at + 1}`, `lv${at + 1}`) - written), `level ${at + 1}`).toBeLessThanOrEqual(0.00501);
    }
  });

  test(`${theme}: controls have a visible edge`, () => {
    for (const ground of theme === 'dark' ? ['s1', 's2'] : ['bg', 's1', 's3']) expect(ratio(all, 'edge', ground), ground).toBeGreaterThanOrEqual(3);
  });
}

test('a light badge has an edge of its own, for orange and yellow do not stand out against white', () => {
  expect(ratio(tokens('light'), 'lv2', 's1')).toBeLessThan(3);
  expect(ratio(tokens('light'), 'lv3', 's1')).toBeLessThan(3);
  expect(/\[data-theme=light\]\{[^}]*--lv-edge:rgba\(23,32,42,\.45\)/.test(css)).toBe(true);
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && statSync(name).isFile());
}

const sources = files('src').map((name) => ({ name, text: readFileSync(name, 'utf8') }));
const imports = (text: string) => [...text.matchAll(/from '(\.[^']+)'/g)].map((match) => match[1] ?? '');
const feature = (name: string) => /src\/features\/([\w-]+)\//.exec(name)?.[1];
const code = sources.filter(({ name }) => !name.includes('.test.') && !name.includes('/test/'));

test('no file is longer than 250 lines, and the middle one is short', () => {
  const lengths = code.filter(({ name }) => !name.endsWith('.d.ts')).map(({ name, text }) => ({ name, lines: text.split('\n').length }));
  expect(lengths.filter(({ lines }) => lines > 250)).toEqual([]);
  const sorted = lengths.map(({ lines }) => lines).toSorted((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60);
});

test('a feature never reaches into another, nor up into the shell', () => {
  const wrong = code.filter(({ name }) => feature(name)).flatMap(({ name, text }) =>
    imports(text).filter((path) => {
      const target = new URL(path, `file:///${name}`).pathname;
      return target.includes('/src/app/') || (target.includes('/features/') && feature(`${target}/`) !== feature(name) && !target.includes(`/features/${feature(name)}/`));
    }).map((path) => `${name} → ${path}`));
  expect(wrong).toEqual([]);
});

test('only the live folder speaks to the hub, and plain parts know nothing of duty', () => {
  const hub = code.filter(({ name, text }) => text.includes('@microsoft/signalr') && !name.startsWith('src/live/'));
  expect(hub.map(({ name }) => name)).toEqual([]);
  const plain = code.filter(({ name }) => name.startsWith('src/ui/')).filter(({ text }) => imports(text).some((path) => /\/(api|features|app|words)\//.test(path)));
  expect(plain.map(({ name }) => name)).toEqual([]);
});

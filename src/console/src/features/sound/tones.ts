/** Three short synthesised tones: one soft, two for time, three rising for a page. */
export type Tone = 'notice' | 'due' | 'page';

const notes: Record<Tone, { hertz: number; at: number }[]> = {
  notice: [{ hertz: 660, at: 0 }],
  due: [{ hertz: 740, at: 0 }, { hertz: 740, at: 0.22 }],
  page: [{ hertz: 660, at: 0 }, { hertz: 880, at: 0.18 }, { hertz: 1175, at: 0.36 }],
};
const LENGTH = 0.16;

let context: AudioContext | undefined;

function open(): AudioContext | undefined {
  if (typeof AudioContext === 'undefined') return undefined;
  context ??= new AudioContext();
  return context;
}

/** Whether the browser lets this page be heard: it does so only after somebody touched it. */
export const isAudible = (): boolean => context?.state === 'running';

export async function unlock(): Promise<boolean> {
  await open()?.resume().catch(() => undefined);
  return isAudible();
}

export function play(tone: Tone, volume: number): void {
  const out = open();
  if (!out || out.state !== 'running' || volume <= 0) return;
  for (const note of notes[tone]) {
    const [from, to] = [out.currentTime + note.at, out.currentTime + note.at + LENGTH];
    const gain = new GainNode(out, { gain: 0 });
    // A click at either end is what makes a tone harsh.
    gain.gain.linearRampToValueAtTime(volume * 0.5, from + 0.015);
    gain.gain.setValueAtTime(volume * 0.5, to - 0.05);
    gain.gain.linearRampToValueAtTime(0, to);
    const voice = new OscillatorNode(out, { type: tone === 'notice' ? 'sine' : 'triangle', frequency: note.hertz });
    voice.connect(gain).connect(out.destination);
    voice.start(from);
    voice.stop(to);
  }
}

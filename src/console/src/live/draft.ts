import type { DutyCache } from './cache';
import { trimmed, type LogEntry } from './log';

type Part = Exclude<keyof DutyCache, 'cursor'>;
type Writable<P extends Part> = { -readonly [K in keyof DutyCache[P]]: DutyCache[P][K] };

/** The present while it is being changed: each part is copied once, when it is first written to, however many events a batch has. */
export class Draft {
  private readonly copied = new Set<Part>();

  constructor(private cache: DutyCache) {}

  get now(): DutyCache {
    return this.cache;
  }

  own<P extends Part>(part: P): Writable<P> {
    if (!this.copied.has(part)) {
      this.copied.add(part);
      this.cache = { ...this.cache, [part]: { ...this.cache[part] } };
    }
    return this.cache[part];
  }

  say(entry: LogEntry | undefined): void {
    if (entry) this.own('log')[entry.key] = entry;
  }

  moveTo(cursor: string): void {
    this.cache = { ...this.cache, cursor };
  }

  done(): DutyCache {
    const log = trimmed(this.cache.log);
    return log === this.cache.log ? this.cache : { ...this.cache, log };
  }
}

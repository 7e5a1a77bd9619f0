/** A cursor is `epoch.xid.id`: three whole numbers, compared as numbers because text would put 10 before 9. */
function parts(cursor: string): bigint[] {
  return cursor.split('.').map((part) => (/^\d+$/.test(part) ? BigInt(part) : 0n));
}

export function compareCursors(a: string, b: string): number {
  const left = parts(a);
  const right = parts(b);
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0n) - (right[at] ?? 0n);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}

/** Where to follow from after several reads: the oldest, since what lies between is laid twice without harm and never missed. */
export function oldestCursor(cursors: string[]): string | undefined {
  return cursors.reduce<string | undefined>((oldest, one) => (oldest === undefined || compareCursors(one, oldest) < 0 ? one : oldest), undefined);
}

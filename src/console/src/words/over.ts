const OVER = new Set(['final', 'rejected', 'archived', 'merged']);

/** Nothing more is owed on it, unless it begins again. */
export const isOver = (state: string): boolean => OVER.has(state);

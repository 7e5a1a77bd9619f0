/** Where a unit may have it from. A unit's own people come first. */
export const SOURCES: readonly string[] = ['township', 'call', 'hotline', 'department', 'patrol', 'sensor', 'media', 'neighbour', 'other'];

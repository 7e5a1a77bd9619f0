/** An id made once for one intent, so that a double click or a repeat after a lost answer is one command. */
export const newId = (): string => crypto.randomUUID();

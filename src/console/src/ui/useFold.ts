import { useMemo, useState } from 'react';

function remembering<I, O>(start: O, next: (input: I, before: O) => O): (input: I) => O {
  let last = start;
  return (input) => {
    last = next(input, last);
    return last;
  };
}

/** `next` sees what it answered last time, so that it may keep what did not change. The answer itself must not depend on that. */
export function useFold<I, O>(input: I, start: O, next: (input: I, before: O) => O): O {
  const [fold] = useState(() => remembering(start, next));
  return useMemo(() => fold(input), [fold, input]);
}

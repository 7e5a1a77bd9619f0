import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CheckReportReply, FileReportRequest, Finding } from '../../api/types';
import type { ReportDraft } from './reportForm';

export type CheckIt = (request: FileReportRequest, signal: AbortSignal) => Promise<CheckReportReply>;

const AFTER_THE_LAST_KEY = 400;

/** What is answered to findings changes none of them. */
function wordsOf(draft: ReportDraft): string {
  return JSON.stringify({ ...draft, commandId: '', filedAt: '', kept: null, override: null });
}

function scrollerOf(element: Element): Element | undefined {
  for (let one = element.parentElement; one; one = one.parentElement) {
    if (one.scrollHeight > one.clientHeight && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return undefined;
}

/** Findings may make rows above taller or lower: the field that somebody writes in stays where the eye is. */
function inPlace(change: () => void): void {
  const field = document.activeElement;
  const before = field?.getBoundingClientRect().top ?? 0;
  flushSync(change);
  const moved = (field?.getBoundingClientRect().top ?? 0) - before;
  const scroller = field && moved !== 0 ? scrollerOf(field) : undefined;
  if (scroller) scroller.scrollTop += moved;
}

/**
 * What the server's checks say of the draft, a moment after the last key. While it cannot be asked, those of its checks that need no server
 * say the same here; undefined when it did not answer: then the form's own checks stand alone.
 */
export function useFindings(draft: ReportDraft, request: () => FileReportRequest, check: CheckIt | undefined, offline: (request: FileReportRequest) => Finding[]): Finding[] | undefined {
  const [found, setFound] = useState<Finding[]>();
  const words = wordsOf(draft);
  const start = useRef({ words, carried: draft.carried });
  // What was taken over from earlier reports nobody has typed.
  if (start.current.carried !== draft.carried) start.current = { words, carried: draft.carried };
  const newest = useRef(request);
  newest.current = request;
  // Who has only opened the form has said nothing yet; a draft that was kept has.
  const begun = words !== start.current.words || draft.course.trim() !== '';
  useEffect(() => {
    if (!check || !begun) return undefined;
    const line = new AbortController();
    const tell = (findings: Finding[] | undefined) => {
      if (!line.signal.aborted) inPlace(() => setFound(findings));
    };
    const timer = setTimeout(() => check(newest.current(), line.signal).then((reply) => tell(reply.findings), () => tell(undefined)), AFTER_THE_LAST_KEY);
    return () => {
      clearTimeout(timer);
      line.abort();
    };
  }, [words, begun, check]);
  if (check) return found;
  return begun ? offline(request()) : undefined;
}

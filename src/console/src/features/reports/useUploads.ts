import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttachmentReference } from '../../api/types';
import { dropAttachment, upload, type Uploading } from '../../api/upload';
import { newId } from '../../live/intent';
import { refusalProblem } from '../../words/problem';
import type { ReportDraft } from './reportForm';
import type { Edit } from './useDraft';

export const LARGEST = 50 * 1024 * 1024;
export const MOST = 20;
const AT_ONCE = 2;

/** `waiting` for its turn, `going`, `paused` by hand, `cut` with the line, `refused` for good. */
export type Standing = 'waiting' | 'going' | 'paused' | 'cut' | 'refused';
export interface Sending { key: string; file: File; sent: number; standing: Standing; why?: string }

type Set = (key: string, change: Partial<Sending>) => void;

/** The lines by which files go up. `onWhole` is told what came of one, unless it was dropped meanwhile. */
function useLines(unitCode: string, set: Set, onWhole: (key: string, reference: AttachmentReference) => void) {
  const { i18n } = useTranslation();
  const lines = useRef(new Map<string, Uploading>());
  const begun = useRef(new Set<string>());
  useEffect(() => {
    const all = lines.current;
    return () => all.forEach((line) => line.pause());
  }, []);
  const begin = useCallback(async (one: Sending) => {
    begun.current.add(one.key);
    set(one.key, { standing: 'going' });
    const gone = () => !begun.current.has(one.key);
    try {
      const line = await upload(one.file, unitCode, {
        onSent: (sent) => set(one.key, { sent }),
        onCut: () => set(one.key, { standing: 'cut' }),
        onRefused: (refusal) => set(one.key, { standing: 'refused', why: refusalProblem(refusal, i18n.language).text }),
        onWhole: (reference) => (gone() ? dropAttachment(reference.id) : onWhole(one.key, reference)),
      });
      lines.current.set(one.key, line);
      if (gone()) line.drop();
    } catch {
      // The library itself did not come.
      set(one.key, { standing: 'cut' });
    }
  }, [unitCode, i18n.language, set, onWhole]);
  const resume = useCallback((key: string) => {
    const line = lines.current.get(key);
    set(key, { standing: line ? 'going' : 'waiting' });
    line?.resume();
  }, [set]);
  const pause = useCallback((key: string) => {
    lines.current.get(key)?.pause();
    set(key, { standing: 'paused' });
  }, [set]);
  const end = useCallback((key: string) => {
    begun.current.delete(key);
    lines.current.get(key)?.drop();
    lines.current.delete(key);
  }, []);
  return { begin, resume, pause, end };
}

/** What is wrong with a file before a byte of it was sent. */
function fault(file: File): 'attach.empty' | 'attach.tooLarge' | undefined {
  return file.size === 0 ? 'attach.empty' : file.size > LARGEST ? 'attach.tooLarge' : undefined;
}

/** Starts what waits for its turn, and what was cut as soon as the line is back. */
function useTurns(sending: Sending[], online: boolean, begin: (one: Sending) => Promise<void>, resume: (key: string) => void) {
  useEffect(() => {
    const free = AT_ONCE - sending.filter((one) => one.standing === 'going').length;
    if (online && free > 0) sending.filter((one) => one.standing === 'waiting').slice(0, free).forEach((one) => void begin(one));
  }, [sending, online, begin]);
  const cut = useRef<string[]>([]);
  useEffect(() => {
    cut.current = sending.filter((one) => one.standing === 'cut').map((one) => one.key);
  }, [sending]);
  useEffect(() => {
    if (online) cut.current.forEach(resume);
  }, [online, resume]);
}

/** The files of one form on their way up; what is wholly there is part of the draft. */
export function useUploads(draft: ReportDraft, edit: Edit, online: boolean) {
  const { t } = useTranslation();
  const [sending, setSending] = useState<Sending[]>([]);
  const [asked, setAsked] = useState(false);
  // Two may end before the form is drawn again: each adds to what the other left.
  const whole = useRef(draft.attachments ?? []);
  const put = useCallback((files: AttachmentReference[]) => {
    whole.current = files;
    edit('attachments', files);
  }, [edit]);
  const set = useCallback<Set>((key, change) => setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one))), []);
  const forget = useCallback((key: string) => setSending((all) => all.filter((one) => one.key !== key)), []);
  const lines = useLines(draft.unitCode, set, useCallback((key, reference) => {
    forget(key);
    put([...whole.current, reference]);
  }, [forget, put]));
  useTurns(sending, online, lines.begin, lines.resume);
  const add = useCallback((files: File[]) => {
    setAsked(false);
    setSending((all) => [...all, ...files.slice(0, Math.max(MOST - whole.current.length - all.length, 0)).map((file): Sending => {
      const why = fault(file);
      return { key: newId(), file, sent: 0, ...(why ? { standing: 'refused', why: t(why) } : { standing: 'waiting' }) };
    })]);
  }, [t]);
  const drop = (key: string) => {
    lines.end(key);
    forget(key);
  };
  const remove = (id: string) => {
    dropAttachment(id);
    put(whole.current.filter((one) => one.id !== id));
  };
  const under = sending.filter((one) => one.standing !== 'refused');
  /** Asked when somebody files: whether a file is not up yet. Then the form says which. */
  const stillUp = () => {
    setAsked(under.length > 0);
    return under.length > 0;
  };
  return { sending, whole: draft.attachments ?? [], add, pause: lines.pause, resume: lines.resume, drop, remove, stillUp, missing: asked ? under : [] };
}

export type Uploads = ReturnType<typeof useUploads>;

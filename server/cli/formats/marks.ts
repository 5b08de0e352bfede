/** A verdict goes in; its mark, its colour and its sentence come out. Without UTF-8 the marks are ASCII. */
import type { StageVerdict, Verdict } from '../../boot/index.js';
import type { Colours } from '../terminal.js';

const UNICODE = { ok: '✓', boots: '✓', fails: '✗', unknown: '?', degraded: '~' } as const;
const ASCII = { ok: '+', boots: '+', fails: 'x', unknown: '?', degraded: '~' } as const;

export function markOf(verdict: StageVerdict | Verdict, unicode: boolean): string {
  return (unicode ? UNICODE : ASCII)[verdict];
}

export function paintVerdict(paint: Colours, verdict: StageVerdict | Verdict): (text: string) => string {
  if (verdict === 'ok' || verdict === 'boots') return paint.green;
  return verdict === 'fails' ? paint.red : verdict === 'degraded' ? paint.yellow : paint.magenta;
}

export const SENTENCES: Readonly<Record<Verdict, string>> = {
  boots: 'it boots',
  degraded: 'it boots, but not fully',
  fails: 'it does not boot',
  unknown: 'the files do not tell whether it boots',
};

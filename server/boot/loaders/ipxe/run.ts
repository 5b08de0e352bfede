/** A script goes in, and the machine that runs it; every way through it comes out, with its end. Ways part where a setting decides that no file tells. */
import type { IpxeScript } from '../../../site/ipxe/facts.js';
import type { Machine } from './call.js';
import { circleOf, labelLoop, sameState } from './circle.js';
import { perform } from './commands.js';
import type { Base } from './files.js';
import { advance, BEGINNING, type Ending, type Frame, isCaught, type Path } from './path.js';

export interface Way {
  readonly path: Path;
  readonly ending: Ending;
}

/** Commands done on all ways together. */
const MOST_STEPS = 20_000;
/** Ways that are followed. */
const MOST_WAYS = 24;
/** A loop that counts goes this often through a label; one that does not goes on for ever. */
const MOST_VISITS = 12;
/** Scripts that call each other. */
const DEEPEST = 16;

export function begin(script: IpxeScript, base: Base | undefined): Path {
  return { ...BEGINNING, frames: [{ script, base, statement: 0, command: 0, ok: true, sure: true }] };
}

export function run(machine: Machine, start: Path): Way[] {
  const ways: Way[] = [];
  const waiting: Path[] = [start];
  let left = MOST_STEPS;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    let here = path;
    for (;;) {
      if (left-- <= 0) {
        ways.push({ path: here, ending: tooLong(here) });
        break;
      }
      const step = stepOf(machine, here);
      if (step.kind === 'end') {
        ways.push(step);
        break;
      }
      if (step.kind === 'fork') {
        const [first, second] = step.paths;
        if (waiting.length + ways.length < MOST_WAYS) waiting.push(second);
        here = first;
      } else here = step.path;
    }
  }
  return ways;
}

function tooLong(path: Path): Ending {
  const script = path.frames[0]?.script;
  const place = script?.place ?? { file: '', span: { start: 0, end: 0 } };
  return { kind: 'open', reason: 'the script is longer than what is followed', place };
}

type Moved =
  | { readonly kind: 'on'; readonly path: Path }
  | { readonly kind: 'fork'; readonly paths: readonly [Path, Path] }
  | { readonly kind: 'end'; readonly path: Path; readonly ending: Ending };

const on = (path: Path): Moved => ({ kind: 'on', path });

function withTop(path: Path, change: Partial<Frame>): Path {
  const top = path.frames[path.frames.length - 1];
  return top === undefined ? path : { ...path, frames: [...path.frames.slice(0, -1), { ...top, ...change }] };
}

function stepOf(machine: Machine, path: Path): Moved {
  const frame = path.frames[path.frames.length - 1];
  if (frame === undefined) throw new Error('a path that goes on stands in a script');
  const { script, base, statement, command: index, ok } = frame;
  const commands = script.statements[statement]?.commands;
  if (commands === undefined) return returned(path, true, frame, 'over');
  const command = commands[index];
  if (command === undefined)
    return ok
      ? on(withTop(path, { statement: statement + 1, command: 0, ok: true }))
      : returned(path, false, frame, 'over');
  const { joint } = command;
  if ((joint === '||' && ok) || (joint === '&&' && !ok)) return on(advance(path, ok));
  const caught = isCaught(commands, index);
  const step = perform({ machine, script, base, command, caught }, path);
  switch (step.kind) {
    case 'next':
      return on(advance(step.path, step.ok));
    case 'jump':
      return jumped(step.path, step.statement, frame);
    case 'call':
      return called(step.path, step, frame);
    case 'return':
      return returned(step.path, step.ok, frame, 'exit');
    case 'fork': {
      const { of, place } = step;
      const guess = step.paths[0].guess ?? { of, place };
      const [yes, no] = step.paths;
      return { kind: 'fork', paths: [advance({ ...yes, guess }, true), advance({ ...no, guess }, false)] };
    }
    case 'end':
      return step;
  }
}

function jumped(path: Path, statement: number, frame: Frame): Moved {
  const { script } = frame;
  const key = `${script.file} ${statement}`;
  const count = (path.visits.get(key) ?? 0) + 1;
  const before = path.before.get(key);
  const loop = before && sameState(path, before) ? labelLoop(frame, statement) : undefined;
  if (loop !== undefined) return { kind: 'end', path, ending: { kind: 'fails', fault: loop } };
  const place = script.statements[statement]?.label?.place ?? script.place;
  if (count > MOST_VISITS) return { kind: 'end', path, ending: { kind: 'ends', how: 'loop', place } };
  const visits = path.visits.with(key, count);
  // What was before that is not asked for.
  const kept = path.before.with(key, { ...path, before: BEGINNING.before });
  return on(withTop({ ...path, visits, before: kept }, { statement, command: 0, ok: true }));
}

function called(
  path: Path,
  { script, base, sure }: Pick<Frame, 'script' | 'base' | 'sure'>,
  { script: from }: Frame,
): Moved {
  const frames = [...path.frames, { script, base, statement: 0, command: 0, ok: true, sure }];
  if (frames.length <= DEEPEST) return on({ ...path, frames, ran: [...path.ran, script.file] });
  const fault = circleOf(path);
  if (fault !== undefined) return { kind: 'end', path, ending: { kind: 'fails', fault } };
  return { kind: 'end', path, ending: { kind: 'ends', how: 'loop', place: from.place } };
}

/** A script ends: its caller goes on, or else the firmware. */
function returned(path: Path, ok: boolean, { script, statement }: Frame, how: 'over' | 'exit'): Moved {
  const frames = path.frames.slice(0, -1);
  if (frames.length > 0) return on(advance({ ...path, frames }, ok));
  const last = script.statements[Math.min(statement, script.statements.length - 1)];
  const place = last?.commands[0]?.place ?? last?.label?.place ?? script.place;
  if (ok || path.failure === undefined) {
    const failed = ok || how === 'exit' ? {} : { failed: true as const };
    return { kind: 'end', path, ending: { kind: 'ends', how, place, ...failed } };
  }
  return { kind: 'end', path, ending: { kind: 'fails', fault: path.failure } };
}

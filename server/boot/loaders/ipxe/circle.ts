/** A way through scripts that call each other deeper and deeper, or back to a label of its own, goes in; the fault comes out, where nothing on it could ever end that. */

import type { IpxeCommand, IpxeScript, IpxeWord } from '../../../site/ipxe/facts.js';
import { baseName } from '../../../site/serverpath.js';
import type { LabelLoop, ScriptLoop } from './faults.js';
import type { Frame, Path } from './path.js';
import { scriptSays } from './sentences.js';

/** They ask a person, who may lead the way out. */
const ASK = new Set(['prompt', 'choose', 'menu', 'login', 'read', 'config', 'shell']);

/**
 * iPXE keeps each script while it runs the one that it chains: with `chain boot.ipxe` in boot.ipxe a BIOS shows the name
 * fourteen times and hangs, and UEFI eleven hundred times (iPXE of 2019, booted). Undefined where somebody may choose, where a program behind
 * a URL may answer otherwise the next time, or where something failed on the way, which is what is wrong then.
 */
export function circleOf({ frames, failure }: Path): ScriptLoop | undefined {
  if (failure !== undefined) return undefined;
  const back = frames.findIndex(({ script }, i) => frames.findIndex((one) => one.script === script) < i);
  const first = frames.findIndex(({ script }) => script === frames[back]?.script);
  const circle = frames.slice(first, back);
  if (back < 0 || !frames.slice(first + 1, back + 1).every(({ sure }) => sure)) return undefined;
  if (circle.some(({ script }) => asks(script))) return undefined;
  const calls = circle.map(commandOf).filter((call) => call !== undefined);
  const last = calls.pop();
  const name = last?.words.find(({ value }) => !value.startsWith('-')) ?? loadedBefore(circle.at(-1));
  if (name === undefined) return undefined;
  return {
    id: 'ipxe/script-loop',
    effect: 'stops',
    at: name.place,
    others: calls.map(({ place }) => place),
    console: name.value.includes('${') ? undefined : scriptSays.loads.print({ file: name.value }),
    name: name.value,
    scripts: circle.map(({ script: { file } }) => baseName(file)),
  };
}

/** What `boot` alone starts: the name that was loaded last, which led to the script itself. */
function loadedBefore(frame: Frame | undefined): IpxeWord | undefined {
  const commands =
    frame?.script.statements.slice(0, frame.statement + 1).flatMap((one) => one.commands) ?? [];
  const last = commands.findLast(({ name }) => LOADS.has(name?.value ?? ''));
  return last?.words.find(({ value }) => !value.startsWith('-'));
}

const LOADS = new Set(['kernel', 'imgselect', 'imgload', 'initrd', 'imgfetch', 'module']);

function asks({ statements }: IpxeScript): boolean {
  return statements.some(({ commands }) => commands.some(({ name }) => ASK.has(name?.value ?? '')));
}

function commandOf({ script, statement, command }: Frame): IpxeCommand | undefined {
  return script.statements[statement]?.commands[command];
}

/** They do the same each time, and wait for nothing that may change. */
const STEADY = new Set([
  ...['clear', 'colour', 'console', 'cpair', 'echo', 'goto', 'ifstat', 'imgfree', 'imgstat'],
  ...['iseq', 'isset', 'item', 'route', 'set', 'show', 'sleep'],
]);

/** Nothing has changed since the way came by this label before. */
export function sameState(a: Path, b: Path): boolean {
  return (
    a.guess === b.guess &&
    a.images.length === b.images.length &&
    a.failure === undefined &&
    [...a.settings.differences(b.settings)].every((name) => {
      const [now, then] = [a.settings.get(name), b.settings.get(name)];
      return now?.known === true && then?.known === true && now.text === then.text;
    })
  );
}

/**
 * A goto leads back to a label, and comes to itself again as it was before (booted: the machine goes on so until it is
 * switched off). Undefined where a person, a server or the card may lead the way out.
 */
export function labelLoop(frame: Frame, label: number): LabelLoop | undefined {
  const { statements } = frame.script;
  const between = statements.slice(label, frame.statement + 1).flatMap(({ commands }) => commands);
  const at = commandOf(frame)?.words[0]?.place;
  const name = statements[label]?.label;
  if (frame.statement < label || at === undefined || name === undefined) return undefined;
  if (!between.every((one) => one.name === undefined || STEADY.has(one.name.value))) return undefined;
  return {
    id: 'ipxe/label-loop',
    effect: 'stops',
    at,
    others: [name.place],
    console: undefined,
    label: name.value,
  };
}

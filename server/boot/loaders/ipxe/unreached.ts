/** Scripts of iPXE go in; the commands come out that no machine comes to: behind a goto, an exit or a boot, up to a label that something goes to. */
import { commandFact } from '../../../../grammars/ipxe/index.js';
import type { IpxeCommand, IpxeScript } from '../../../site/ipxe/facts.js';

/** Nothing behind them runs, whether they succeed or not. */
const ENDS = new Set(['boot', 'exit', 'goto', 'poweroff', 'reboot']);

export function unreached(script: IpxeScript): readonly IpxeCommand[] {
  const goals = goalsOf(script);
  if (goals === 'any' || script.template) return [];
  const found: IpxeCommand[] = [];
  let comes = true;
  for (const { label, commands } of script.statements) {
    comes ||= label !== undefined && (label.hole || goals.has(label.value));
    if (!comes) found.push(...commands);
    const [only, ...more] = commands;
    if (more.length === 0 && ENDS.has(commandFact(only?.name?.value ?? '')?.name ?? '')) comes = false;
  }
  return found;
}

/** Labels that a goto names; any may be where a setting tells. */
function goalsOf({ statements }: IpxeScript): ReadonlySet<string> | 'any' {
  const goals = new Set<string>();
  for (const { commands } of statements) {
    for (const { name, words } of commands) {
      if (name === undefined || commandFact(name.value)?.name !== 'goto') continue;
      for (const { value, hole } of words) {
        if (hole || value.includes('${')) return 'any';
        goals.add(value);
      }
    }
  }
  return goals;
}

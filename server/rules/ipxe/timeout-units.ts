/** A menu is given so short a time that seconds are meant. */
import type { IpxeScript } from '../../site/ipxe/facts.js';
import type { Place } from '../../site/place.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, isLiteral } from '../about/loaders/ipxescripts.js';
import type { CheckRule } from '../rule.js';

/** Nobody reads a menu in less. One is written where no menu is to be seen at all. */
const SHORTEST = 2;
const LONGEST = 300;

const WAITS = new Set(['choose', 'prompt']);

const menu = (time: string): string => `#!ipxe
menu Lab
item local Local disk
item again Start anew
choose --default local --timeout ${time} target && goto \${target}
:local
sanboot --no-describe --drive 0x80
:again
reboot
`;

export const ipxeTimeoutUnits: CheckRule = {
  id: 'ipxe/timeout-units',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'choose or prompt is given a time of a few milliseconds, as if it were counted in seconds.',
    why: 'The menu is on the screen for a blink, and what is preselected starts; nobody can press the key that prompt waits for. Times of iPXE are milliseconds, but those of sleep.',
    avoid: ipxeSite({ 'srv/tftp/menu.ipxe': menu('10') }),
    prefer: ipxeSite({ 'srv/tftp/menu.ipxe': menu('10000') }),
    references: ['ipxe.org/cmd/choose', 'ipxe.org/cmd/prompt', 'iPXE src/hci/commands/dynui_cmd.c'],
  },
  check({ site, report }) {
    for (const script of site.ipxe) {
      for (const { at, time, by } of short(script)) {
        const waits = by === 'choose' ? 'The menu' : 'The prompt';
        report({
          at,
          message: `${waits} waits ${time} milliseconds, which nobody sees: ${by} does not count in seconds. Write ${time}000, if ${time} seconds are meant.`,
        });
      }
    }
  },
};

/** Written behind choose, or set before and named there. */
function short(script: IpxeScript): { readonly at: Place; readonly time: string; readonly by: string }[] {
  const all = commandsOf(script);
  const found = new Map<Place, { readonly time: string; readonly by: string }>();
  for (const { name, options } of all) {
    const take = (at: Place, text: string): void => {
      const time = Number(text);
      if (/^\d+$/.test(text) && time >= SHORTEST && time <= LONGEST) found.set(at, { time: text, by: name });
    };
    const said = WAITS.has(name) ? options.get('timeout') : undefined;
    if (said === undefined) continue;
    const { word, from } = said;
    const text = word.value.slice(from);
    if (isLiteral(word)) take(word.place, text);
    const setting = /^\$\{([^${}:]+)\}$/.exec(text)?.[1];
    for (const { name: command, rest } of all) {
      const [target, value, ...more] = rest;
      if (command === 'set' && target?.value === setting && value !== undefined && more.length === 0)
        take(value.place, isLiteral(value) ? value.value : '');
    }
  }
  return [...found].map(([at, one]) => ({ at, ...one }));
}

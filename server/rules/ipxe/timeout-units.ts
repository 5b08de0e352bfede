/** A menu is given so short a time that seconds are meant. */
import type { IpxeScript } from '../../site/ipxe/facts.js';
import type { Place } from '../../site/place.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, isLiteral } from '../about/loaders/ipxescripts.js';
import type { CheckRule } from '../rule.js';

/** Nobody reads a menu in less. One is written where no menu is to be seen at all. */
const SHORTEST = 2;
const LONGEST = 300;

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
    what: 'choose is given a time of a few milliseconds, as if it were counted in seconds.',
    why: 'The menu is on the screen for a blink, and what is preselected starts. Times of iPXE are milliseconds, but those of sleep.',
    avoid: ipxeSite({ 'srv/tftp/menu.ipxe': menu('10') }),
    prefer: ipxeSite({ 'srv/tftp/menu.ipxe': menu('10000') }),
    references: ['ipxe.org/cmd/choose', 'iPXE src/hci/commands/dynui_cmd.c'],
  },
  check({ site, report }) {
    for (const script of site.ipxe) {
      for (const { at, time } of short(script)) {
        report({
          at,
          message: `The menu waits ${time} milliseconds, which nobody sees: choose does not count in seconds. Write ${time}000, if ${time} seconds are meant.`,
        });
      }
    }
  },
};

/** Written behind choose, or set before and named there. */
function short(script: IpxeScript): { readonly at: Place; readonly time: string }[] {
  const all = [...commandsOf(script)];
  const found = new Map<Place, string>();
  const take = (at: Place, text: string): void => {
    const time = Number(text);
    if (/^\d+$/.test(text) && time >= SHORTEST && time <= LONGEST) found.set(at, text);
  };
  for (const { name, options } of all) {
    const said = name === 'choose' ? options.get('timeout') : undefined;
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
  return [...found].map(([at, time]) => ({ at, time }));
}

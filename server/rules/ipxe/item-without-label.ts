/** An item of a menu leads to no label. */
import type { IpxeScript, IpxeWord } from '../../site/ipxe/facts.js';
import { commandsOf, isLiteral, type Written } from '../about/ipxescripts.js';
import { ipxeSite } from '../about/ipxesite.js';
import type { CheckRule } from '../rule.js';

const menu = (item: string): string => `#!ipxe
menu Lab
item ${item} Local disk
item again Start anew
choose target && goto \${target}
:local
sanboot --no-describe --drive 0x80
:again
reboot
`;

export const ipxeItemWithoutLabel: CheckRule = {
  id: 'ipxe/item-without-label',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The script goes to the label that has the name of the chosen item, and for an item there is no such label.',
    why: 'Who chooses the item gets `No such file or directory`, and the script ends, or goes on at what stands behind `||`. The other items work, so that nobody notices for long.',
    avoid: ipxeSite({ 'srv/tftp/menu.ipxe': menu('disk') }),
    prefer: ipxeSite({ 'srv/tftp/menu.ipxe': menu('local') }),
    references: ['ipxe.org/cmd/item', 'ipxe.org/cmd/choose'],
  },
  check({ site, report }) {
    for (const script of site.ipxe) {
      if (script.labelsOpen) continue;
      for (const word of itemsWithout(script)) {
        // A line that shows a value is an item only because it has to have a name.
        const shows = word.shows ? 'info' : 'warning';
        report({
          at: word.name.place,
          severity: shows,
          message: `The script has no label :${word.name.value} for this item. Who chooses it gets "No such file or directory".`,
        });
      }
    }
  },
};

interface Loose {
  readonly name: IpxeWord;
  readonly shows: boolean;
}

/** Items between a menu and its choice, where a goto follows that takes the chosen name as it is. */
function itemsWithout(script: IpxeScript): Loose[] {
  const found: Loose[] = [];
  let items: Loose[] = [];
  const all = [...commandsOf(script)];
  for (const [i, { name, rest, options }] of all.entries()) {
    const [word] = rest;
    if (name === 'menu') items = [];
    if (name === 'item' && word !== undefined && !options.has('gap') && isLiteral(word))
      items.push({ name: word, shows: rest.some((one) => one.value.includes('${')) });
    if (name !== 'choose' || word === undefined) continue;
    if (leads(all, i, word.value))
      found.push(...items.filter((one) => !isKnown(script, all, one.name.value, word.value)));
    items = [];
  }
  return found;
}

/** The next goto takes the name; where its failure is expected and nothing is done about it, another way follows. */
function leads(all: readonly Written[], from: number, setting: string): boolean {
  const next = all.slice(from + 1).find(({ name }) => name === 'goto');
  if (next?.rest[0]?.value !== `\${${setting}}`) return false;
  return next.or === undefined || next.or.name !== undefined;
}

/** It has a label, or the script asks for it by name. */
function isKnown({ labels }: IpxeScript, all: readonly Written[], item: string, setting: string): boolean {
  const asked = all.some(
    ({ name, rest }) =>
      name === 'iseq' &&
      rest.some(({ value }) => value === item) &&
      rest.some(({ value }) => value === `\${${setting}}`),
  );
  return labels.has(item) || asked;
}

/** An item of a menu leads to no label. */
import { nearestAmong } from '../../../grammars/text/index.js';
import type { IpxeCommand, IpxeScript, IpxeWord } from '../../site/ipxe/facts.js';
import { once } from '../../site/once.js';
import { fix, replace } from '../about/edits.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, isLiteral, type Written } from '../about/loaders/ipxescripts.js';
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
      const nearest = nearestAmong(looseLabels(script));
      for (const word of itemsWithout(script)) {
        // A line that shows a value is an item only because it has to have a name.
        const shows = word.shows ? 'info' : 'warning';
        const label = word.text;
        if (label !== undefined) {
          report({
            at: word.name.place,
            message: `The two words are exchanged: the name of the item stands first, then what is shown. The script has no label :${word.name.value}, and goes to ${label.value} for nobody. Write item ${label.value} ${word.name.value}.`,
            fixes: () => [
              fix(
                'Exchange them',
                false,
                replace(word.name.place, label.value),
                replace(label.place, word.name.value),
              ),
            ],
          });
          continue;
        }
        const near = nearest(word.name.value);
        report({
          at: word.name.place,
          severity: shows,
          message: `The script has no label :${word.name.value} for this item. Who chooses it ${
            word.then === 'ends'
              ? 'gets "No such file or directory".'
              : word.then === 'goes on'
                ? 'goes nowhere: the goto fails without a word, and the script goes on with the next line.'
                : `gets what stands behind ||: ${word.then.instead}.`
          }${near === undefined ? '' : ` There is a label :${near}.`}`,
        });
      }
    }
  },
};

/** What items and gotos lead to: the first word of an item is its name, and what stands behind that is shown. */
const ledTo = once(
  (script: IpxeScript): ReadonlySet<string> =>
    new Set(
      commandsOf(script).flatMap(({ name, rest: [word] }) =>
        (name === 'item' || name === 'goto') && word !== undefined ? [word.value] : [],
      ),
    ),
);

/** Labels that neither an item nor a goto names. */
function looseLabels(script: IpxeScript): string[] {
  const named = new Set(
    commandsOf(script).flatMap(({ name, rest }) =>
      name === 'item' || name === 'goto' ? rest.map(({ value }) => value) : [],
    ),
  );
  return [...script.labels.keys()].filter((label) => !named.has(label));
}

interface Loose {
  readonly name: IpxeWord;
  readonly shows: boolean;
  /** The text of the item, where that alone is a label that is meant. */
  readonly text: IpxeWord | undefined;
  /** What the goto does that does not find the label. */
  readonly then: 'ends' | 'goes on' | { readonly instead: string };
}

/** Items between a menu and its choice, where a goto follows that takes the chosen name as it is. */
function itemsWithout(script: IpxeScript): Loose[] {
  const found: Loose[] = [];
  let items: Omit<Loose, 'then'>[] = [];
  const all = commandsOf(script);
  for (const [i, { name, rest, options, refused }] of all.entries()) {
    const [word] = rest;
    if (name === 'menu') items = [];
    if (name === 'item' && word !== undefined && !refused && !options.has('gap') && isLiteral(word))
      items.push({
        name: word,
        shows: rest.some((one) => one.value.includes('${')),
        text: exchangedText(script, rest),
      });
    if (name !== 'choose' || word === undefined) continue;
    const asked = askedFor(all, word.value);
    const loose = items.filter(({ name: { value: item } }) => !script.labels.has(item) && !asked.has(item));
    const sure = leads(script, all, i, word.value);
    // What is done where nobody chooses is another way.
    const then = sure ?? leads(script, all, i, word.value, all[i]?.or);
    const told = sure === undefined ? loose.filter(({ text }) => text !== undefined) : loose;
    if (then !== undefined) found.push(...told.map((one) => ({ ...one, then })));
    items = [];
  }
  return found;
}

/** `item Desktop desk`: the only word of the text is a label that no item and no goto names. */
function exchangedText(script: IpxeScript, [, only, ...more]: readonly IpxeWord[]): IpxeWord | undefined {
  return only !== undefined &&
    more.length === 0 &&
    script.labels.has(only.value) &&
    !ledTo(script).has(only.value)
    ? only
    : undefined;
}

/** The next goto takes the name; where its failure is expected, the lines behind it may take the name in another way. */
function leads(
  { statements }: IpxeScript,
  all: readonly Written[],
  from: number,
  setting: string,
  besides?: IpxeCommand,
): Loose['then'] | undefined {
  const asked = `\${${setting}}`;
  const at = all.findIndex(({ name, command }, i) => i > from && name === 'goto' && command !== besides);
  const goto = all[at];
  if (goto?.rest[0]?.value !== asked) return undefined;
  if (goto.or === undefined) return 'ends';
  if (goto.or.name !== undefined) {
    const { name, words } = goto.or;
    return { instead: [name, ...words].map(({ value }) => value).join(' ') };
  }
  const label = statements.findIndex((one, i) => i > goto.statement && one.label !== undefined);
  const behind = all
    .slice(at + 1)
    .filter(({ statement }) => label < 0 || statement < label)
    .flatMap(({ command }) => [command.name, ...command.words]);
  return behind.some((word) => word?.hole === true || word?.value.includes(asked.slice(0, -1)) === true)
    ? undefined
    : 'goes on';
}

/** What the script compares with the setting. */
function askedFor(all: readonly Written[], setting: string): ReadonlySet<string> {
  const compared = all.filter(
    ({ name, rest }) => name === 'iseq' && rest.some(({ value }) => value === `\${${setting}}`),
  );
  return new Set(compared.flatMap(({ rest }) => rest.map(({ value }) => value)));
}

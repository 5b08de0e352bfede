/** A menu is shown, and the script goes on in the same way whatever is chosen; or it is never shown. */
import { isSlip } from '../../../grammars/text/index.js';
import type { IpxeScript } from '../../site/ipxe/facts.js';
import type { Place } from '../../site/place.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, isLiteral, type Written } from '../about/loaders/ipxescripts.js';
import type { CheckRule } from '../rule.js';

const menu = (then: string): string => `#!ipxe
menu Lab
item again Start anew
item off Switch off
choose target${then}
:again
reboot
:off
poweroff
`;

export const ipxeChoiceUnused: CheckRule = {
  id: 'ipxe/choice-unused',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Each item of a menu has the name of a label, and nothing in the script asks what was chosen; or a menu gets its items, and no choose shows it.',
    why: 'Choose puts the name of the item into a setting, and goes nowhere by itself: the script goes on with the next line, which most often is the part of the first item.',
    avoid: ipxeSite({ 'srv/tftp/menu.ipxe': menu('') }),
    prefer: ipxeSite({ 'srv/tftp/menu.ipxe': menu(' && goto ${target}') }),
    references: ['ipxe.org/cmd/choose', 'ipxe.org/cmd/menu'],
  },
  check({ site, report }) {
    for (const script of site.ipxe) {
      if (script.labelsOpen || script.begins !== 'right') continue;
      for (const { at, setting } of unused(script)) {
        report({
          at,
          message:
            setting === undefined
              ? 'No choose shows this menu, so the script goes on as if it were not there. Write choose behind its items, and goto what was chosen.'
              : `Nothing asks for \${${setting}}, so the script goes on with the next line whatever is chosen. Write && goto \${${setting}} behind it.`,
        });
      }
    }
  },
};

interface Unused {
  readonly at: Place;
  /** Undefined for a menu that is never shown. */
  readonly setting: string | undefined;
}

function unused(script: IpxeScript): Unused[] {
  const all = commandsOf(script);
  const found: Unused[] = [];
  let items: string[] = [];
  for (const { name, rest, options, command, refused } of all) {
    const [word] = rest;
    if (name === 'menu') items = [];
    if (name === 'item' && word !== undefined && !options.has('gap'))
      items.push(isLiteral(word) ? word.value : '');
    if (name !== 'choose' || word === undefined || refused) continue;
    const labels = items.length > 1 && items.every((item) => script.labels.has(item));
    if (labels && isLiteral(word) && !asksFor(script, word.value) && !asksForSlip(all, word.value))
      found.push({ at: command.place, setting: word.value });
    items = [];
  }
  return [...found, ...neverShown(script, all)];
}

/** Settings may stand in each other, and in any word. */
function asksFor({ statements }: IpxeScript, setting: string): boolean {
  return statements.some(({ commands }) =>
    commands.some(({ name, words }) =>
      [name, ...words].some((word) => word?.hole === true || word?.value.includes(`\${${setting}`) === true),
    ),
  );
}

/** A slip in the name of the setting, or a brace that is missing, is told where it stands. */
function asksForSlip(all: readonly Written[], setting: string): boolean {
  return all.some(({ name, rest: [word] }) => {
    const asked = /^\$\{?([^${}]+)\}?$/.exec(word?.value ?? '')?.[1];
    return name === 'goto' && asked !== undefined && (asked === setting || isSlip(asked, setting));
  });
}

/** Another script may show what this one puts together. */
function neverShown({ labels }: IpxeScript, all: readonly Written[]): Unused[] {
  const begin = all.find(({ name }) => name === 'menu');
  const items = all.filter(
    ({ name, rest, options }) => name === 'item' && !options.has('gap') && labels.has(rest[0]?.value ?? ''),
  );
  const shown = all.some(({ name }) => name === 'choose' || name === 'present');
  const last = items.at(-1);
  const next = last === undefined ? undefined : all[all.indexOf(last) + 1];
  if (begin === undefined || last === undefined || shown || next === undefined) return [];
  return ['chain', 'exit', 'imgexec', 'boot'].includes(next.name)
    ? []
    : [{ at: begin.command.place, setting: undefined }];
}

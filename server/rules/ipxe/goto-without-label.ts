/** A goto of a script leads to a label that the script does not have; no machine is known to come there by itself. */

import { commandFact } from '../../../grammars/ipxe/index.js';
import { nearestAmong } from '../../../grammars/text/index.js';
import { firstOfEach } from '../../site/groups.js';
import type { IpxeScript, IpxeWord } from '../../site/ipxe/facts.js';
import { once } from '../../site/once.js';
import { placeKey } from '../../site/place.js';
import { absentLabel } from '../about/causes.js';
import { fix, replace } from '../about/edits.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { commandsOf, isLiteral } from '../about/loaders/ipxescripts.js';
import { placesOf } from '../about/toldplaces.js';
import type { CheckRule, Related, RuleContext } from '../rule.js';

const failing = (label: string): string =>
  `${IPXE_SCRIPT.replace('boot\n', 'boot || goto failed\n')}:${label}\necho The kernel was not started.\nshell\n`;

export const ipxeGotoWithoutLabel: CheckRule = {
  id: 'ipxe/goto-without-label',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'goto names a label that the script does not have, at a place that machines come to only when something else fails, or with `||` behind it.',
    why: 'iPXE looks for the label only when it comes there: on the day when the file is missing or the server is down, the script ends with `No such file or directory` instead of doing what it should; with `||` behind the goto it goes on as if nothing were there. Labels are compared letter by letter, and stand at the beginning of a line behind a colon.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': failing('error') }),
    prefer: ipxeSite({ 'srv/tftp/boot.ipxe': failing('failed') }),
    references: ['ipxe.org/cmd/goto', 'iPXE src/image/script.c, goto_exec'],
  },
  check({ site, boots, report }: RuleContext) {
    if (site.ipxe.length === 0) return;
    const told = placesOf(boots, 'ipxe/label-missing');
    for (const script of site.ipxe) {
      if (script.labelsOpen) continue;
      const constants = constantsOf(script);
      const nearest = nearestAmong([...script.labels.keys()]);
      const apart = labelsApart(script);
      for (const { name, rest, or } of commandsOf(script)) {
        const [written] = rest;
        if (name !== 'goto' || written === undefined) continue;
        // A setting that holds the same text all the time is as good as the text.
        const word = isLiteral(written) ? written : constants.get(written.value);
        if (word === undefined || apart.has(word.value)) continue;
        if (script.labels.has(word.value) || told.has(placeKey(word.place))) continue;
        const near = nearest(word.value);
        // What else it may be for is not known.
        if (word !== written && near === undefined) continue;
        // What stands behind `||` is done always then, and without anything there the next line.
        const then =
          or === undefined
            ? 'A machine that comes here goes nowhere: the script ends.'
            : `The goto does nothing, and every machine goes on ${or.name === undefined ? 'with the next line' : 'with what stands behind ||'}.`;
        report({
          at: word.place,
          message: `This script has no label :${word.value}${word === written ? '' : `, which ${written.value} is`}${near === undefined ? '' : ` (there is :${near})`}. ${then}`,
          related: labelsNear(script, near),
          // Of a label that was renamed all that go to it are wrong.
          cause: absentLabel(script, word.value),
          fixes: () => (near === undefined ? [] : [fix(`Write ${near}`, false, replace(word.place, near))]),
        });
      }
    }
  },
};

/** The values of settings that one line of the script sets, before which nothing parts the ways, by `${name}`. */
function constantsOf(script: IpxeScript): ReadonlyMap<string, IpxeWord> {
  const found = new Map<string, IpxeWord>();
  const others = new Set<string>();
  const firstLabel = script.statements.findIndex(({ label }) => label !== undefined);
  let parted = false;
  for (const { name, rest, or, statement } of commandsOf(script)) {
    const [first, second, ...more] = rest;
    const alone = script.statements[statement]?.commands.length === (or === undefined ? 1 : 2);
    parted ||= !alone || name === 'goto' || (firstLabel >= 0 && statement >= firstLabel);
    if (first === undefined) continue;
    const asked = `\${${first.value}}`;
    if (!SETS.has(name)) continue;
    if (name !== 'set' || found.has(asked) || parted) others.add(asked);
    else if (second !== undefined && more.length === 0 && isLiteral(second)) found.set(asked, second);
    else others.add(asked);
  }
  for (const asked of others) found.delete(asked);
  return found;
}

/** Commands that put something into the setting that their first word names. */
const SETS = new Set(['choose', 'clear', 'cpuid', 'inc', 'nslookup', 'params', 'read', 'set', 'time']);

/** One that nothing goes to is as likely to be the wrong one. */
function labelsNear(script: IpxeScript, near: string | undefined): Related[] {
  const label = near === undefined || goals(script).has(near) ? undefined : labelWords(script).get(near);
  return label === undefined ? [] : [{ place: label.place, message: `nothing goes to :${label.value}` }];
}

const goals = once(
  (script: IpxeScript): ReadonlySet<string> =>
    new Set(
      commandsOf(script).flatMap(({ name, rest: [word] }) =>
        name === 'goto' && word !== undefined ? [word.value] : [],
      ),
    ),
);

/** The first of each name. */
const labelWords = once(({ statements }: IpxeScript) =>
  firstOfEach(
    statements.flatMap(({ label }) => label ?? []),
    ({ value }) => value,
  ),
);

/** `: failed` is told where it stands: the blank makes a command of the name. */
function labelsApart({ statements }: IpxeScript): ReadonlySet<string> {
  const names = statements.flatMap(({ label, commands: [first] }) =>
    label?.value === '' && first?.name !== undefined ? [first.name.value] : [],
  );
  return new Set(names.filter((name) => commandFact(name) === undefined));
}

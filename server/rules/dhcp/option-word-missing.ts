/** A condition names an option without the word option before it: dhcpd takes the name for a variable. */
import { optionCodes } from '../../boot/dhcp/dhcpd/options.js';
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpFacts } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { conditions, parts } from '../about/dhcpd/conditions.js';
import { lostBy } from '../about/dhcpd/lostfile.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

type Expression = Parameters<typeof parts>[0];

const CLASS = (condition: string) =>
  miniature(
    changed(
      'etc/dhcp/dhcpd.conf',
      'authoritative;\n',
      `authoritative;\nclass "pxe" {\n  match if substring (${condition}, 0, 9) = "PXEClient";\n}\n`,
    ),
  );

/** Variables that some statement gives a value. */
function assigned(dhcp: DhcpFacts): ReadonlySet<string> {
  return new Set(
    allScopes(dhcp).flatMap(({ executables }) =>
      withNested(executables).flatMap((one) => (one.kind === 'set' ? [one.variable] : [])),
    ),
  );
}

/** The variables whose value this part compares or takes apart; in other places dhcpd refuses them, or another word is wrong. */
function asked(part: Expression): string[] {
  const sides = part.kind === 'binary' && !/^(?:and|or)$/i.test(part.operator) ? [part.left, part.right] : [];
  const [data] = part.kind === 'call' ? part.args : [];
  return [...sides, ...(data === undefined ? [] : [data])].flatMap((one) =>
    one.kind === 'variable' ? [one.name] : [],
  );
}

export const dhcpOptionWordMissing: CheckRule = {
  id: 'dhcp/option-word-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A condition names an option without the word `option` before it.',
    why: 'To dhcpd a name without `option` is a variable. The file is accepted, a variable that nothing sets has no value, and no comparison with it is true: the class has no members, and UEFI machines get what is meant for BIOS.',
    avoid: CLASS('vendor-class-identifier'),
    prefer: CLASS('option vendor-class-identifier'),
    references: ['dhcp-eval(5), option and variable-name', 'ISC dhcp common/parse.c, parse_non_binary'],
  },
  check({ site: { dhcp }, everyBoot, report }) {
    if (dhcp === undefined || dhcp.incomplete) return;
    const { codeOf } = optionCodes(dhcp);
    const known = assigned(dhcp);
    for (const { expression, place, body } of conditions(dhcp)) {
      const name = parts(expression)
        .flatMap(asked)
        .find((one) => !known.has(one) && codeOf('dhcp', one) !== undefined);
      if (name === undefined) continue;
      report({
        at: place,
        ...lostBy(everyBoot, body),
        message: `${name} is an option, and without the word option before it dhcpd takes it for a variable, which nothing sets: no comparison with it is ever true. Write option ${name}.`,
      });
    }
  },
};

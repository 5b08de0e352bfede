/** An option, or the test of a class, is made of a variable that has no value when dhcpd computes it. */
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpExecutable, DhcpFacts, DhcpValue } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import type { Place } from '../../site/place.js';
import { parts } from '../about/dhcpd/conditions.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

type Expression = NonNullable<DhcpValue['expression']>;

const SITE = (value: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `authoritative;
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
  set machine = concat ("pc-", binary-to-ascii (16, 8, "-", substring (hardware, 1, 6)));
  option nis-domain = ${value};
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
  option host-name "node21";
}
`,
  });

interface Assignment {
  readonly value: Expression;
  readonly place: Place;
  readonly global: boolean;
}

interface Reading {
  readonly variables: readonly string[];
  readonly place: Place;
  readonly what: 'option' | 'class';
  readonly name: string;
}

/** Functions that have no value where their data has none. */
const STRICT: ReadonlySet<string> = new Set([
  'substring',
  'suffix',
  'concat',
  'lcase',
  'ucase',
  'binary-to-ascii',
  'reverse',
  'extract-int',
  'encode-int',
]);

const OF_A_CLIENT: ReadonlySet<string> = new Set(['hardware', 'leased-address', 'host-decl-name']);

/** True where the value comes of a client's packet or lease, of which there is none when dhcpd starts. */
function needsClient(expression: Expression): boolean {
  const all = parts(expression);
  if (all.some((part) => part.kind === 'call' && !STRICT.has(part.name.toLowerCase()))) return false;
  return all.some(
    (part) =>
      (part.kind === 'option' && part.from === 'packet') ||
      (part.kind === 'word' && OF_A_CLIENT.has(part.name.toLowerCase())),
  );
}

function variablesIn(expression: Expression): string[] {
  return parts(expression).flatMap((part) => (part.kind === 'variable' ? [part.name] : []));
}

interface Variables {
  readonly assigned: ReadonlyMap<string, readonly Assignment[]>;
  readonly read: readonly Reading[];
}

function collect(dhcp: DhcpFacts): Variables {
  const assigned = new Map<string, Assignment[]>();
  const read: Reading[] = [];
  const visit = (statements: readonly DhcpExecutable[], global: boolean): void => {
    for (const statement of withNested(statements)) {
      if (statement.kind === 'set') {
        const { variable, value, place } = statement;
        const list = assigned.get(variable);
        if (list === undefined) assigned.set(variable, [{ value, place, global }]);
        else list.push({ value, place, global });
      } else if (statement.kind === 'assign' && statement.space !== 'server') {
        const { expression, place } = statement.value;
        const variables = expression === undefined ? [] : variablesIn(expression);
        if (variables.length > 0) read.push({ variables, place, what: 'option', name: statement.name });
      }
    }
  };
  for (const scope of allScopes(dhcp)) {
    visit(scope.executables, scope.kind === 'global');
    if (scope.kind !== 'class') continue;
    for (const test of [scope.matchIf, scope.match, scope.spawn]) {
      if (test === undefined) continue;
      const variables = variablesIn(test.expression);
      if (variables.length > 0)
        read.push({ variables, place: test.place, what: 'class', name: scope.name.value });
    }
  }
  return { assigned, read };
}

export const dhcpVariableNotSeen: CheckRule = {
  id: 'dhcp/variable-not-seen',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'An option, or the test of a class, uses a variable that dhcpd sets only when it serves a client.',
    why: 'dhcpd decides about classes before it runs any statement for the client, and computes options when it puts the reply together, where the variables of the client are gone. Both see only the variables that were set as dhcpd started, by statements of the top level whose value needs no packet. The class has no members, and the option is not sent. Parameters such as `filename`, and the conditions of `if`, do see the variable.',
    avoid: SITE('machine'),
    prefer: SITE('concat ("pc-", binary-to-ascii (16, 8, "-", substring (hardware, 1, 6)))'),
    references: ['dhcp-eval(5), set', 'ISC dhcp common/tree.c, server/class.c'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined || dhcp.incomplete) return;
    const { assigned, read } = collect(dhcp);
    for (const { variables, place, what, name } of read) {
      for (const variable of new Set(variables)) {
        const all = assigned.get(variable);
        const [first] = all ?? [];
        // One that is set nowhere may come from a script of the server's; one of the top level may be a constant.
        if (first === undefined || all?.some(({ global, value }) => global && !needsClient(value)) === true)
          continue;
        report({
          at: place,
          message: `${variable} has no value here: dhcpd sets it only while it serves a client, and ${
            what === 'class'
              ? `decides about class "${name}" before that. The test is never met.`
              : `computes option ${name} when that is over.`
          } Write the expression itself in the place of the variable.`,
          related: [{ place: first.place, message: `${variable} is set here` }],
        });
      }
    }
  },
};

/** What a class says never reaches anyone, because every host that is in it, or the group around, says something else. */

import type { DhcpdAnswer } from '../../boot/dhcp/dhcpd/answer.js';
import { detailedAnswer } from '../../boot/dhcp/dhcpd/server.js';
import { firmwareClient, firmwares } from '../../boot/index.js';
import type { BootTrace, DhcpClient } from '../../boot/trace.js';
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpAtom, DhcpExecutable, DhcpFacts } from '../../site/dhcpd/facts.js';
import { declaresElsewhere } from '../../site/dhcpd/statements.js';
import { once } from '../../site/once.js';
import { partsOf } from '../../site/parts.js';
import { type Place, placeKey } from '../../site/place.js';
import { withArchitecture } from '../about/loaders/otherfirmware.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SITE = (inGroup: string, inSubnet: string) =>
  miniature({
    'etc/dhcp/dhcpd.conf': `option arch code 93 = unsigned integer 16;
class "uefi" {
  match if option arch = 00:07 or option arch = 00:09;
  filename "syslinux.efi";
}
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
${inSubnet}}
group {
${inGroup}  host node21 {
    hardware ethernet 00:40:63:c2:ca:c9;
    fixed-address 192.168.1.21;
  }
}
`,
  });

type Assignment = Extract<DhcpExecutable, { kind: 'assign' }>;

/** Statements of classes, by place. */
const assignments = once(
  (dhcp: DhcpFacts): ReadonlyMap<string, { statement: Assignment; className: string }> => {
    const found = new Map<string, { statement: Assignment; className: string }>();
    const visit = (statements: readonly DhcpExecutable[], className: string) => {
      for (const one of withNested(statements)) {
        if (one.kind === 'assign') found.set(placeKey(one.place), { statement: one, className });
      }
    };
    for (const { executables, name } of dhcp.classes) visit(executables, name.value);
    for (const { executables, className } of dhcp.subclasses) visit(executables, className.value);
    return found;
  },
);

/** Two spellings of one thing are no contradiction: a leading slash makes no difference to most TFTP servers. */
function textOf(atoms: readonly DhcpAtom[], name: string): string | undefined {
  if (atoms.length === 0) return undefined;
  const text = atoms.map(({ value }) => String(value)).join(' ');
  return name === 'filename' ? text.replace(/^\/+/, '') : text.toLowerCase();
}

/** The statement whose value the client gets, and those it replaced. */
function outcomeOf(answer: DhcpdAnswer, { space, name }: Assignment) {
  if (space === 'server' && name === 'filename') return answer.filename;
  if (space === 'server' && name === 'next-server') return answer.nextServer;
  return space === 'dhcp' ? answer.option(name) : undefined;
}

/** Everything that may ask on behalf of the machine. */
function clients(trace: BootTrace): DhcpClient[] {
  const { mac, relay } = trace.loader.client;
  return [
    ...firmwares.map((firmware) => ({ ...firmwareClient(firmware, undefined), mac, relay })),
    withArchitecture(trace, 9),
  ];
}

/** What is judged: other options of a host are mostly meant to differ. */
const JUDGED: ReadonlySet<string> = new Set(['filename', 'next-server', 'root-path', 'bootfile-name']);

export const dhcpHostOverridesClass: CheckRule = {
  id: 'dhcp/host-overrides-class',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A boot file, server or root path that a class sets never reaches a client: each host in the class, or the group around the host, sets another one.',
    why: 'dhcpd runs the statements of the subnet, then those of the classes, then those of the host with the groups around it; what runs last wins. A UEFI machine then still gets `pxelinux.0`, although a class for UEFI names another file.',
    avoid: SITE('  filename "pxelinux.0";\n', ''),
    prefer: SITE('', '  filename "pxelinux.0";\n'),
    references: ['ISC dhcp server/dhcp.c', 'ISC dhcp common/execute.c', 'dhcpd.conf(5), Client classing'],
  },
  *check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined || dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined)) return;
    if (dhcp.hosts.length === 0) return;
    const said = assignments(dhcp);
    if (said.size === 0 || declaresElsewhere(dhcp)) return;
    const ofClasses = [...said.values()].filter(({ statement: { name } }) => JUDGED.has(name));
    if (ofClasses.length === 0) return;
    const judged = ofClasses.filter(({ statement: { name } }) => namesAround(dhcp).has(name));
    if (judged.length === 0) return;
    const reaching = new Set<string>();
    const beaten = new Map<string, { by: Place; value: string; names: Set<string> }>();
    const judge = (answer: DhcpdAnswer, node: BootTrace['node']) => {
      for (const { statement } of judged) {
        const key = placeKey(statement.place);
        if (reaching.has(key)) continue;
        const outcome = outcomeOf(answer, statement);
        if (outcome === undefined || outcome.kind === 'none') continue;
        // A value that is not known may be that of the class.
        if (outcome.kind === 'unknown' || outcome.from === undefined || placeKey(outcome.from) === key) {
          reaching.add(key);
          continue;
        }
        if (!outcome.overridden.some((place) => placeKey(place) === key)) continue;
        const winner = assignmentsAround(dhcp).get(placeKey(outcome.from));
        const mine = textOf(statement.value.atoms, statement.name);
        const other = winner === undefined ? undefined : textOf(winner.value.atoms, statement.name);
        if (mine === undefined || other === undefined || mine === other) reaching.add(key);
        else if (beaten.get(key)?.names.add(node.name) === undefined)
          beaten.set(key, { by: outcome.from, value: other, names: new Set([node.name]) });
      }
    };
    for (const part of partsOf(boots)) {
      yield;
      for (const trace of part) {
        if (reaching.size === judged.length) return;
        if (trace.loader.answered === 'no' && trace.kernelAnswer.answered === 'no') continue;
        // Whoever reads a file that no known machine reads: nothing says that dhcpd serves it at all.
        const { mac, relay } = trace.loader.client;
        if (mac === undefined && relay === undefined && trace.node.host === undefined) continue;
        for (const client of clients(trace))
          judge(detailedAnswer(site, dhcp, client, trace.node.host), trace.node);
        judge(detailedAnswer(site, dhcp, trace.kernelAnswer.client, trace.node.host), trace.node);
      }
    }
    for (const [key, { by, value, names }] of beaten) {
      const one = said.get(key);
      if (one === undefined || reaching.has(key)) continue;
      const { statement, className } = one;
      report({
        at: statement.place,
        message: `The ${statement.name} of class "${className}" is never sent: dhcpd runs the statements of hosts and of the groups around them after those of classes, and they set "${value}" for ${nodesNamed([...names])}. Move theirs to the subnet, or tell the clients apart by if there.`,
        related: [{ place: by, message: 'this one wins' }],
        nodes: [...names],
      });
    }
  },
};

function namesIn(statements: readonly DhcpExecutable[]): string[] {
  return withNested(statements).flatMap((one) => (one.kind === 'assign' ? [one.name] : []));
}

/** What hosts and groups assign, and where: thousands of hosts may each have one that wins. */
const assignmentsAround = once((dhcp: DhcpFacts): ReadonlyMap<string, Assignment> => {
  const found = new Map<string, Assignment>();
  for (const { executables } of [...dhcp.hosts, ...dhcp.groups]) {
    for (const one of withNested(executables)) if (one.kind === 'assign') found.set(placeKey(one.place), one);
  }
  return found;
});

const namesAround = once(
  (dhcp: DhcpFacts): ReadonlySet<string> =>
    new Set([...dhcp.hosts, ...dhcp.groups].flatMap(({ executables }) => namesIn(executables))),
);

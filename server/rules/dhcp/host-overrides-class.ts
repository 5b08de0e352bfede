/** What a class says never reaches anyone, or not the firmware that it is for, because the host or the group around says something else. */
import { declaresElsewhere } from '../../boot/dhcp/dhcpd/questions.js';
import { canStart, type DhcpdAnswer, detailedAnswer, firmwareClient, firmwares } from '../../boot/index.js';
import type { BootTrace, DhcpClient, Firmware } from '../../boot/trace.js';
import type { DhcpAtom, DhcpExecutable, DhcpFacts } from '../../site/dhcpd/facts.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { withArchitecture } from '../about/firmwareladders.js';
import { literalFilenames } from '../about/literalfilenames.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed, single } from '../about/wording.js';
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
function assignments(dhcp: DhcpFacts): Map<string, { statement: Assignment; className: string }> {
  const found = new Map<string, { statement: Assignment; className: string }>();
  const visit = (statements: readonly DhcpExecutable[], className: string) => {
    for (const one of statements) {
      if (one.kind === 'if') for (const { body } of one.branches) visit(body, className);
      else if (one.kind === 'switch') for (const { body } of one.cases) visit(body, className);
      else if (one.kind === 'assign') found.set(keyOf(one.place), { statement: one, className });
    }
  };
  for (const { executables, name } of dhcp.classes) visit(executables, name.value);
  for (const { executables, className } of dhcp.subclasses) visit(executables, className.value);
  return found;
}

function keyOf({ file, span }: Place): string {
  return `${file}:${span.start}`;
}

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
    what: 'A boot file, server or root path that a class sets never reaches a client: each host in the class, or the group around the host, sets another one. Or a host is told a loader for BIOS with UEFI as well, where the rest of dhcpd.conf chooses by architecture.',
    why: 'dhcpd runs the statements of the subnet, then those of the classes, then those of the host with the groups around it; what runs last wins. A UEFI machine then still gets `pxelinux.0`, although a class for UEFI names another file.',
    avoid: SITE('  filename "pxelinux.0";\n', ''),
    prefer: SITE('', '  filename "pxelinux.0";\n'),
    references: ['ISC dhcp server/dhcp.c', 'ISC dhcp common/execute.c', 'dhcpd.conf(5), Client classing'],
  },
  check({ site, boots, report }) {
    const { dhcp } = site;
    if (dhcp === undefined || dhcp.incomplete || dhcp.includes.some(({ file }) => file === undefined)) return;
    if (dhcp.hosts.length === 0 || declaresElsewhere(dhcp)) return;
    const beaten = neverSent(site, dhcp, boots);
    for (const { statement, className, by, value, names } of beaten.values()) {
      report({
        at: statement.place,
        message: `The ${statement.name} of class "${className}" is never sent: dhcpd runs the statements of hosts and of the groups around them after those of classes, and they set "${value}" for ${nodesNamed([...names])}. Move theirs to the subnet, or tell the clients apart by if there.`,
        related: [{ place: by, message: 'this one wins' }],
        nodes: [...names],
      });
    }
    for (const { by, value, idle, hidden, names } of hiddenPrograms(site, dhcp, boots)) {
      // A class that reaches nobody is one finding already.
      const [first] = hidden.filter(({ statement }) => !beaten.has(keyOf(statement)));
      if (first === undefined) continue;
      const all = [...names];
      report({
        at: by,
        // Whoever gives one machine a program of its own may know that it has BIOS.
        severity: idle ? 'warning' : 'info',
        message: `This filename takes the place of what is chosen by architecture: with UEFI ${nodesNamed(all)} ${single(all) ? 'is' : 'are'} told "${value}", too, which UEFI cannot start, and not "${first.value}". Take it out of the host, or choose by architecture there.`,
        related: [{ place: first.place, message: 'what UEFI would be told' }],
        nodes: all,
      });
    }
  },
};

interface Beaten {
  readonly statement: Assignment;
  readonly className: string;
  readonly by: Place;
  readonly value: string;
  readonly names: Set<string>;
}

/** What classes set, and nobody gets. */
function neverSent(site: Site, dhcp: DhcpFacts, boots: readonly BootTrace[]): ReadonlyMap<string, Beaten> {
  const inHosts = new Set([...dhcp.hosts, ...dhcp.groups].flatMap(({ executables }) => namesIn(executables)));
  const judged = [...assignments(dhcp).values()].filter(
    ({ statement: { name } }) => JUDGED.has(name) && inHosts.has(name),
  );
  const reaching = new Set<string>();
  const beaten = new Map<string, Beaten>();
  const judge = (answer: DhcpdAnswer, node: BootTrace['node']) => {
    for (const { statement, className } of judged) {
      const key = keyOf(statement.place);
      if (reaching.has(key)) continue;
      const outcome = outcomeOf(answer, statement);
      if (outcome === undefined || outcome.kind === 'none') continue;
      // A value that is not known may be that of the class.
      if (outcome.kind === 'unknown' || outcome.from === undefined || keyOf(outcome.from) === key) {
        reaching.add(key);
        continue;
      }
      if (!outcome.overridden.some((place) => keyOf(place) === key)) continue;
      const winner = statementAt(dhcp, outcome.from);
      const mine = textOf(statement.value.atoms, statement.name);
      const other = winner === undefined ? undefined : textOf(winner.value.atoms, statement.name);
      if (mine === undefined || other === undefined || mine === other) reaching.add(key);
      else if (beaten.get(key)?.names.add(node.name) === undefined)
        beaten.set(key, {
          statement,
          className,
          by: outcome.from,
          value: other,
          names: new Set([node.name]),
        });
    }
  };
  for (const trace of boots) {
    if (reaching.size === judged.length) break;
    if (trace.loader.answered === 'no' && trace.kernelAnswer.answered === 'no') continue;
    // Whoever reads a file that no known machine reads: nothing says that dhcpd serves it at all.
    const { mac, relay } = trace.loader.client;
    if (mac === undefined && relay === undefined && trace.node.host === undefined) continue;
    for (const client of clients(trace))
      judge(detailedAnswer(site, dhcp, client, trace.node.host), trace.node);
    judge(detailedAnswer(site, dhcp, trace.kernelAnswer.client, trace.node.host), trace.node);
  }
  return new Map([...beaten].filter(([key]) => !reaching.has(key)));
}

interface Hidden {
  readonly by: Place;
  readonly value: string;
  /** A machine with BIOS would be told the same without it. */
  readonly idle: boolean;
  readonly hidden: readonly ReturnType<typeof literalFilenames>[number][];
  readonly names: Set<string>;
}

/**
 * Filenames of hosts and groups that UEFI cannot start, and that take the place of one that it can. Where nothing is
 * chosen for BIOS, the line in the host is what serves a BIOS machine, and is meant.
 */
function hiddenPrograms(site: Site, dhcp: DhcpFacts, boots: readonly BootTrace[]): Hidden[] {
  const found = new Map<string, Hidden>();
  const literals = new Map(literalFilenames(dhcp).map((one) => [keyOf(one.statement), one]));
  for (const { node, loader } of boots) {
    const { host } = node;
    if (host === undefined || node.kind !== 'node' || loader.answered === 'no') continue;
    const told = (firmware: Firmware) => {
      const { mac, relay } = loader.client;
      const client = { ...firmwareClient(firmware, undefined), mac, relay };
      const { filename } = detailedAnswer(site, dhcp, client, host);
      const places = filename.kind === 'value' ? filename.overridden : [];
      const replaced = places.flatMap((place) => literals.get(keyOf(place)) ?? []);
      return { filename, replaced: replaced.filter(({ value }) => canStart(client, value)), client };
    };
    const { filename, replaced, client } = told('efi-x64');
    if (filename.kind !== 'value' || filename.from === undefined || canStart(client, filename.value))
      continue;
    if (statementAt(dhcp, filename.from) === undefined) continue;
    const key = keyOf(filename.from);
    const known = found.get(key);
    if (known !== undefined) {
      known.names.add(node.name);
      continue;
    }
    const hidden = replaced.filter(({ value }) => value.endsWith('.efi'));
    const forBios = told('bios').replaced;
    if (hidden.length === 0 || forBios.length === 0) continue;
    const { value, from: by } = filename;
    const idle = forBios.some((one) => one.value.replace(/^\/+/, '') === value.replace(/^\/+/, ''));
    found.set(key, { by, value, idle, hidden, names: new Set([node.name]) });
  }
  return [...found.values()];
}

function namesIn(statements: readonly DhcpExecutable[]): string[] {
  return statements.flatMap((one) => {
    if (one.kind === 'if') return one.branches.flatMap(({ body }) => namesIn(body));
    if (one.kind === 'switch') return one.cases.flatMap(({ body }) => namesIn(body));
    return one.kind === 'assign' ? [one.name] : [];
  });
}

/** The assignment at that place in a host or a group. */
function statementAt(dhcp: DhcpFacts, place: Place): Assignment | undefined {
  const key = keyOf(place);
  const visit = (statements: readonly DhcpExecutable[]): Assignment | undefined => {
    for (const one of statements) {
      const inner =
        one.kind === 'if'
          ? visit(one.branches.flatMap(({ body }) => body))
          : one.kind === 'switch'
            ? visit(one.cases.flatMap(({ body }) => body))
            : one.kind === 'assign' && keyOf(one.place) === key
              ? one
              : undefined;
      if (inner !== undefined) return inner;
    }
    return undefined;
  };
  for (const { executables } of [...dhcp.hosts, ...dhcp.groups]) {
    const found = visit(executables);
    if (found !== undefined) return found;
  }
  return undefined;
}

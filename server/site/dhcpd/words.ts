/** The facts of a dhcpd.conf go in; what an editor asks of its lines comes out. */
import type { DhcpWords, Mentions, Spot, Time } from '../dhcp/words.js';
import { once } from '../once.js';
import type { Said } from '../place.js';
import { settings } from './assignments.js';
import { saidElsewhere } from './elsewhere.js';
import { withNested } from './executables.js';
import type { DhcpFacts, DhcpHost, DhcpScope, DhcpSubnet } from './facts.js';
import { isMachine } from './nodes.js';
import { scopeName } from './scopes.js';

export const dhcpdWords = once(
  (dhcp: DhcpFacts): DhcpWords => ({
    mentions: (into) => mentions(dhcp, into),
    includes: dhcp.includes,
    bootFiles: (at) => bootFiles(dhcp, at),
    times: (at) => times(dhcp, at),
    unwritten: (file) => unwritten(dhcp, file),
    elsewhere: (at) => saidElsewhere(dhcp, at),
  }),
);

function mentions(dhcp: DhcpFacts, into: Mentions): void {
  if (into.seeks('directory') || into.seeks('node')) inScopes(into, dhcp.global);
  for (const { name } of dhcp.classes) into.add('class', name.value, name.place, 'definition', 'class');
  for (const { className } of dhcp.subclasses) {
    into.add('class', className.value, className.place, 'reference', 'subclass');
  }
  for (const { permits } of into.seeks('class') ? dhcp.pools : []) {
    for (const permit of permits) {
      if (permit.className === undefined) continue;
      into.add('class', permit.className, permit.place, 'reference', 'permit of a pool');
    }
  }
  for (const { file, path } of dhcp.includes) {
    if (file === undefined) continue;
    into.add('file', file, path.place, 'reference', 'included here');
    into.add('file', file, { file, span: { start: 0, end: 0 } }, 'definition', 'file');
  }
}

function inScopes(into: Mentions, top: DhcpScope): void {
  // A stack instead of recursion: declarations may be nested as deep as the file likes.
  const stack: DhcpScope[] = [top];
  for (let scope = stack.pop(); scope !== undefined; scope = stack.pop()) {
    rootsIn(into, scope);
    if (scope.kind === 'host' && isMachine(scope)) ofHost(into, scope);
    for (const child of scope.children) if (into.mayHold(child.place)) stack.push(child);
  }
}

function rootsIn(into: Mentions, scope: DhcpScope): void {
  if (!into.seeks('directory')) return;
  for (const statement of withNested(scope.executables)) {
    if (statement.kind !== 'assign' || statement.space !== 'dhcp' || statement.name !== 'root-path') continue;
    const atom = statement.value.atoms[0];
    if (atom?.kind === 'text') into.nfsRoot(atom.value, atom.place, `root-path of ${scopeName(scope)}`);
  }
}

function ofHost(into: Mentions, host: DhcpHost): void {
  const { value: name, place } = host.name;
  if (!into.seeks('node', name)) return;
  into.add('node', name, place, 'definition', `host ${name}`);
  for (const { octets } of host.hardware) {
    into.add('node', name, octets.place, 'reference', `hardware address of ${name}`);
  }
  for (const address of host.fixedAddresses) {
    into.add('node', name, address.place, 'reference', `address of ${name}`);
  }
}

function* bootFiles(
  dhcp: DhcpFacts,
  at?: Spot,
): Iterable<{ readonly file: Said<string>; readonly server: undefined }> {
  for (const { assignment } of settings(dhcp, at)) {
    const [atom] = assignment.value.atoms;
    if (assignment.name === 'filename' && atom?.kind === 'text')
      yield { file: { value: atom.value, place: atom.place }, server: undefined };
  }
}

/** Parameters and options that are a number of seconds. */
const SECONDS = new Set([
  'default-lease-time',
  'max-lease-time',
  'min-lease-time',
  'dhcp-lease-time',
  'dhcp-renewal-time',
  'dhcp-rebinding-time',
]);

function* times(dhcp: DhcpFacts, at?: Spot): Iterable<Time> {
  for (const { assignment } of settings(dhcp, at)) {
    const [atom] = assignment.value.atoms;
    // Below a minute seconds stand for themselves.
    if (!SECONDS.has(assignment.name) || atom?.kind !== 'number' || atom.value < 60) continue;
    yield { place: atom.place, seconds: atom.value };
  }
}

/** What dhcpd takes where nothing is said (DEFAULT_DEFAULT_LEASE_TIME and its kin in server/dhcpd.c). */
const LEASES = [
  ['default-lease-time', '12 h'],
  ['max-lease-time', '1 d'],
] as const;

function* unwritten(dhcp: DhcpFacts, file: string): ReturnType<DhcpWords['unwritten']> {
  for (const subnet of dhcp.incomplete ? [] : dhcp.subnets) {
    if (subnet.place.file !== file) continue;
    const unsaid = LEASES.filter(([name]) => !isSaid(subnet, name));
    if (unsaid.length > 0)
      yield { place: subnet.head, text: unsaid.map(([name, time]) => `${name} ${time}`).join(', ') };
  }
}

function isSaid(subnet: DhcpSubnet, name: string): boolean {
  for (let scope: DhcpScope | undefined = subnet; scope !== undefined; scope = scope.parent) {
    if (withNested(scope.executables).some((one) => one.kind === 'assign' && one.name === name)) return true;
  }
  return false;
}

/**
 * A site of before an edit goes in, that of after it comes out, where only declarations of its dhcpd.conf are others and
 * they name nothing that the site is put together by. Everything else in it is the same value as before.
 */
import type { DhcpScope } from '../site/dhcpd/facts.js';
import { relower } from '../site/dhcpd/relower.js';
import { assignmentsIn } from '../site/link/dhcp.js';
import { linkNodes } from '../site/link/nodes.js';
import { configuredAt } from '../site/link.js';
import type { Site } from '../site/model.js';
import { namesRootsByHost } from './discover/roots.js';
import type { Documents } from './documents.js';
import type { FileSystem } from './files.js';
import type { SiteLocation } from './locate.js';

/** `edited`: the files that are others. Undefined where the site has to be put together anew. */
export function siteAfter(
  before: Site,
  edited: Iterable<string>,
  location: SiteLocation,
  files: FileSystem,
  documents: Documents,
): Site | undefined {
  const [main = ''] = before.dhcp?.files ?? [];
  const last = documents.dhcp.get(main);
  if (last === undefined || last.lowered.facts !== before.dhcp) return undefined;
  let { lowered } = last;
  const own = new Map(before.files);
  for (const file of edited) {
    const read = files.read(file);
    if (!lowered.documents.has(file) || !own.has(file) || read.kind !== 'text') return undefined;
    const document = documents.document(file, 'dhcpd', read.text);
    const now = relower(lowered, { file, document });
    if (now === undefined) {
      documents.dhcp.delete(main);
      return undefined;
    }
    lowered = now;
    documents.dhcp.set(main, { ...last, lowered });
    if (!namesTheSame(before, now.gone, now.come)) return undefined;
    own.set(file, { path: file, document });
  }
  const { facts: dhcp } = lowered;
  const { configuration } = location;
  const said = configuredAt(before.root, location.configurationFile);
  return {
    ...before,
    files: own,
    dhcp,
    nodes: linkNodes(dhcp, before.dnsmasq, before.pxe, configuration.nodes, said),
  };
}

/** Of what assignments name, what the site is put together by. */
const NAMING = ['filename', 'bootfile-name', 'root-path', 'next-server', 'lease-file-name'];

function namesTheSame(site: Site, gone: readonly DhcpScope[], come: readonly DhcpScope[]): boolean {
  const [before, after] = [gone.flatMap(namedIn), come.flatMap(namedIn)];
  // An address of the server has its place where it is said first.
  if ([...before, ...after].some(({ name }) => name === 'next-server')) return false;
  if (JSON.stringify(before) !== JSON.stringify(after)) return false;
  const same = JSON.stringify(gone.flatMap(calledIn)) === JSON.stringify(come.flatMap(calledIn));
  return same || !namesRootsByHost(site);
}

interface Named {
  readonly name: string;
  readonly said: unknown;
}

function namedIn(scope: DhcpScope): Named[] {
  return [...assignmentsIn(scope)]
    .filter(({ name }) => NAMING.includes(name))
    .map(({ space, name, value: { atoms, expression } }) => ({
      name,
      said: [space, atoms.map(({ kind, value }) => [kind, value]), expression !== undefined],
    }));
}

/** Names and addresses of hosts. */
function calledIn(scope: DhcpScope): unknown[] {
  const own =
    scope.kind === 'host'
      ? [[scope.name.value, scope.fixedAddresses.map(({ kind, value }) => [kind, value])]]
      : [];
  return [...own, ...scope.children.flatMap(calledIn)];
}

/** The node's fstab goes in; what becomes of each NFS mount comes out (mount.nfs, nfs(5)). */
import { parseIpv4 } from '../site/address.js';
import type { Mount } from '../site/fstab.js';
import type { NodeRoot, Site } from '../site/model.js';
import { governingExport, governingExportV4, type Mounter } from './exports.js';
import { numberOption, versionOf } from './nfsroot.js';
import { unsure, value } from './outcome.js';
import { ownServer } from './root.js';
import { join } from './tftp.js';
import type { DhcpAnswer, ExportDecision, MountStage, Outcome, RootStage } from './trace.js';

/** What the kernel's root mount transfers at a time when no word says so. */
const defaultTransferSize = 4096;

export function mountStages(
  site: Site,
  root: RootStage,
  nodeRoot: NodeRoot,
  answer: DhcpAnswer,
  mounter: Mounter,
): MountStage[] {
  const mounts = nodeRoot.fstab?.mounts ?? [];
  return mounts
    .filter(
      (mount) => mount.nfs !== undefined && /^nfs4?$/.test(mount.type.value) && !hasOption(mount, 'noauto'),
    )
    .map((mount) =>
      join(mount.target.value) === '/'
        ? remount(site, mount, root)
        : mountStage(site, mount, nodeRoot, answer, mounter),
    );
}

export function hasOption(mount: Mount, name: string): boolean {
  return mount.options.some((option) => option.name === name);
}

function optionWords(mount: Mount): string[] {
  return mount.options.map(({ name, value: said }) => (said === undefined ? name : `${name}=${said}`));
}

/** Of `ro` and `rw` the last word counts; without either it is rw. */
export function wantsWrite(mount: Mount): boolean {
  return mount.options.findLast(({ name }) => name === 'ro' || name === 'rw')?.name !== 'ro';
}

/** The line for `/` is only a remount: its transfer sizes must be those that the kernel mounted with. */
function remount(site: Site, mount: Mount, root: RootStage): MountStage {
  const own = { mount, server: root.server, decision: root.decision };
  const words = optionWords(mount);
  for (const name of ['rsize', 'wsize']) {
    const said = numberOption(words, name);
    const now = numberOption(root.options, name) ?? defaultTransferSize;
    if (said !== undefined && said !== now) {
      const summary = `/ cannot be remounted: ${name} is ${said} here and ${now} in the kernel's root mount`;
      return { ...own, verdict: root.rw || !wantsWrite(mount) ? 'ok' : 'degraded', summary };
    }
  }
  const exported = root.decision.kind === 'granted' ? root.decision.client.effective : undefined;
  if (wantsWrite(mount) && exported?.rw === false && ownServer(site, root.server) !== 'no') {
    return { ...own, verdict: 'degraded', summary: '/ is exported read-only' };
  }
  return { ...own, verdict: 'ok', summary: '/ is already mounted' };
}

function mountStage(
  site: Site,
  mount: Mount,
  nodeRoot: NodeRoot,
  answer: DhcpAnswer,
  mounter: Mounter,
): MountStage {
  const target = mount.target.value;
  const source = mount.source.value;
  const server = serverOf(mount, nodeRoot, answer);
  if (server.kind !== 'value') {
    const unresolved = server.kind === 'none';
    return {
      mount,
      server,
      decision: undefined,
      verdict: unresolved ? 'fails' : 'unknown',
      summary: unresolved
        ? `${target}: nothing on the node resolves the name "${mount.nfs?.server.value ?? ''}"`
        : `${target}: ${server.kind === 'unknown' ? server.reason : 'the server is not known'}`,
    };
  }
  const { verdict, summary, decision } = judge(site, mount, server, mounter);
  if (
    verdict !== 'fails' &&
    nodeRoot.kind === 'tree' &&
    site.tree.exists(join(nodeRoot.path, target)) === 'no'
  ) {
    return {
      mount,
      server,
      decision,
      verdict: 'fails',
      summary: `${target}: the mount point does not exist`,
    };
  }
  return { mount, server, decision, verdict, summary: `${target}: ${summary(source)}` };
}

function serverOf(mount: Mount, nodeRoot: NodeRoot, answer: DhcpAnswer): Outcome<number> {
  const name = mount.nfs?.server;
  if (name === undefined) return unsure('the source names no server', mount.place);
  const literal = parseIpv4(name.value);
  if (literal !== undefined) return value(literal, name.place);
  const entry = nodeRoot.names?.addresses.get(name.value.toLowerCase());
  if (entry !== undefined) return value(entry.value, entry.place);
  const resolver = nodeRoot.resolver || answer.option('domain-name-servers').kind !== 'none';
  if (resolver) return unsure(`the DNS has to resolve "${name.value}"`, name.place);
  if (nodeRoot.names === undefined && nodeRoot.kind !== 'tree') {
    return unsure(
      `the site does not hold the node's etc/hosts, so "${name.value}" is not resolved`,
      name.place,
    );
  }
  return { kind: 'none' };
}

interface Judgement {
  readonly verdict: MountStage['verdict'];
  readonly decision: ExportDecision | undefined;
  summary(source: string): string;
}

function judge(site: Site, mount: Mount, server: Outcome<number>, mounter: Mounter): Judgement {
  const path = mount.nfs?.path.value ?? '';
  const own = ownServer(site, server);
  if (site.exports === undefined || own === 'no') {
    const reason = own === 'no' ? 'is on another server' : 'cannot be judged, the site has no exports file';
    return { verdict: 'unknown', decision: undefined, summary: (source) => `${source} ${reason}` };
  }
  const version = mount.type.value === 'nfs4' ? '4' : versionOf(optionWords(mount));
  const switchedOff = version !== undefined && site.nfs.versions.get(version)?.value === false;
  const find = version?.startsWith('4') ? governingExportV4 : governingExport;
  const decision = find(site.exports, path, mounter, site.names);
  const judged = (verdict: MountStage['verdict'], text: string): Judgement => ({
    verdict,
    decision,
    summary: (source) => `${source} ${text}`,
  });
  if (switchedOff) return judged('fails', `asks for NFS version ${version}, which the server does not offer`);
  switch (decision.kind) {
    case 'not-exported':
      return judged('fails', 'is not exported');
    case 'client-not-allowed':
      return judged('fails', 'is exported to others only');
    case 'unknown':
      return judged('unknown', `may not be exported to the node: ${decision.reason}`);
    case 'granted':
      if (site.tree.exists(join(site.nfs.rootDirectory?.value ?? '', path)) === 'no') {
        return judged('fails', 'is exported, but the directory does not exist');
      }
      if (wantsWrite(mount) && hasOption(mount, 'rw') && !decision.client.effective.rw) {
        return judged('degraded', 'is exported read-only');
      }
      return judged('ok', 'is mounted');
  }
}

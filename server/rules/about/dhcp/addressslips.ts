/** What machines are told as their boot server goes in; addresses come out that are a slip of the finger away from one of this server, and that nobody has. */
import { isSlip } from '../../../../grammars/text/index.js';
import { tftpFile } from '../../../boot/files/tftp.js';
import { optionOf, parseNfsRoot, textOfValue } from '../../../boot/index.js';
import { formatIpv4, type Ipv4Address, inNetwork } from '../../../site/address.js';
import { configurationsOf } from '../../../site/dhcp/configurations.js';
import type { ServerAddress, Site } from '../../../site/model.js';
import type { Place, Said } from '../../../site/place.js';
import { isWithin } from '../../../site/serverpath.js';
import type { RuleContext } from '../../rule.js';
import { firstFile } from '../loaders/firstfile.js';

export interface AddressSlip {
  readonly told: Ipv4Address;
  readonly meant: Said<Ipv4Address>;
  readonly at: Place;
  /** The boot file, which lies on this server. */
  readonly file: string;
  readonly nodes: readonly string[];
}

export function addressSlips(
  { site, everyBoot }: Pick<RuleContext, 'site' | 'everyBoot'>,
  own: readonly ServerAddress[],
): AddressSlip[] {
  const found = new Map<
    Ipv4Address,
    { readonly at: Place; readonly file: string; readonly nodes: Set<string> }
  >();
  const mine: Said<Ipv4Address>[] = [...own];
  for (const boot of everyBoot) {
    const { node, loader, kernelAnswer, root } = boot;
    const { nextServer } = loader;
    if (nextServer.kind !== 'value' || nextServer.from === undefined) continue;
    if (own.some(({ value }) => value === nextServer.value)) continue;
    const before = found.get(nextServer.value);
    if (before !== undefined) {
      before.nodes.add(node.name);
      continue;
    }
    const file = firstFile(boot)?.name ?? (loader.filename.kind === 'value' ? loader.filename.value : '');
    const { path } = tftpFile(site, file);
    if (file === '' || path === undefined || site.tree.exists(path) !== 'yes') continue;
    mine.push(...rootServer(site, kernelAnswer), ...mountedFrom(site, root));
    found.set(nextServer.value, { at: nextServer.from, file, nodes: new Set([node.name]) });
  }
  return [...found].flatMap(([told, rest]) => {
    const meant = slipOf(site, told, mine);
    return meant === undefined ? [] : [{ told, meant, ...rest, nodes: [...rest.nodes] }];
  });
}

/** The address that is meant by one that nobody has. */
export function slipOf<T extends Said<Ipv4Address>>(
  site: Site,
  told: Ipv4Address,
  own: readonly T[],
): T | undefined {
  const meant = own.find(({ value }) => value !== told && isNear(told, value));
  return meant === undefined || isKnown(site, told) ? undefined : meant;
}

/** Who is told as the server of a root that is exported here. */
function rootServer(
  site: Site,
  answer: RuleContext['everyBoot'][number]['kernelAnswer'],
): Said<Ipv4Address>[] {
  const said = optionOf(answer, 'root-path');
  const text = said.kind === 'value' ? textOfValue(said.value) : undefined;
  const { server, path } = parseNfsRoot(text ?? '');
  const entry = site.exports?.entries.find((one) => one.path.value === path);
  return server === undefined || entry === undefined ? [] : [{ value: server, place: entry.path.place }];
}

/** The same of the root that the kernel, or its ramdisk, is told to mount. */
function mountedFrom(site: Site, root: RuleContext['everyBoot'][number]['root']): Said<Ipv4Address>[] {
  if (root?.server.kind !== 'value' || root.path.kind !== 'value') return [];
  const path = root.path.value;
  const isHere = site.exports?.entries.some((one) => isWithin(path, one.path.value)) === true;
  return isHere ? [{ value: root.server.value, place: root.place }] : [];
}

/** A digit too many, missing or another, two that changed places, or two octets that did. */
function isNear(told: Ipv4Address, meant: Ipv4Address): boolean {
  const [one, other] = [formatIpv4(told), formatIpv4(meant)];
  if (isSlip(one, other)) return true;
  const [a, b] = [one.split('.'), other.split('.')];
  const differing = a.flatMap((octet, i) => (octet === b[i] ? [] : [i]));
  const [first = 0, second = 0] = differing;
  return differing.length === 2 && a[first] === b[second] && a[second] === b[first];
}

/** It lies in a network of the site, where a second server may be, or is written somewhere else as well. */
function isKnown(site: Site, told: Ipv4Address): boolean {
  const within = configurationsOf(site).some(({ subnets }) =>
    subnets.all.some(({ network, mask }) => mask !== undefined && inNetwork(told, network, mask)),
  );
  if (within) return true;
  const text = formatIpv4(told);
  let times = 0;
  for (const { document } of site.files.values()) {
    for (let at = document.text.indexOf(text); at >= 0; at = document.text.indexOf(text, at + 1)) {
      if (/[\d.]/.test(document.text[at - 1] ?? '') || /\d/.test(document.text[at + text.length] ?? ''))
        continue;
      times++;
      if (times > 1) return true;
    }
  }
  return false;
}

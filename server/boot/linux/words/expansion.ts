/** A root path with %s goes in; the other thing that %s might stand for comes out, where only that leads to a root. */
import { formatIpv4 } from '../../../site/address.js';
import { decideAs } from '../../nfsd/exports.js';
import type { RootMount } from '../../nfsd/refusal.js';
import type { WrongExpansion } from '../root/faults.js';
import { ipParameter, mounterOf, writtenPath } from '../root/root.js';

type Expansion = Pick<WrongExpansion, 'now' | 'meant' | 'meantPath' | 'byName' | 'byIp' | 'lacks'>;

export function wrongExpansion(mount: RootMount, path: string): Expansion | undefined {
  const { site, root, kernel, answer } = mount;
  if (kernel.mode !== 'kernel-root' && kernel.dialect !== 'dracut') return undefined;
  const raw = writtenPath(kernel, answer);
  if (raw === undefined || !raw.includes('%s') || site.exports === undefined) return undefined;
  const ip = ipParameter(kernel);
  const number = ip?.address ?? (answer.address.kind === 'value' ? answer.address.value : undefined);
  if (number === undefined) return undefined;
  const dotted = formatIpv4(number);
  const put = (text: string) => raw.replace('%s', () => text);
  const byName = path !== put(dotted);
  const [before = '', after = ''] = raw.split('%s');
  const now = path.slice(before.length, path.length - after.length);
  const meant = byName ? dotted : answer.host?.name.value;
  if (meant === undefined) return undefined;
  const meantPath = put(meant);
  if (meantPath === path) return undefined;
  const found = { now, meant, meantPath, byName, byIp: byName && ip?.hostname === now };
  if (root.decision.kind === 'not-exported') {
    const decide = decideAs(root.version?.startsWith('4') === true, mounterOf(answer, ip), site);
    const other = decide(site.exports, meantPath);
    if (other.kind === 'granted') return { ...found, lacks: 'exported' };
  }
  const lost = root.own === 'yes' && site.tree.exists(path) === 'no' && site.tree.exists(meantPath) === 'yes';
  return lost ? { ...found, lacks: 'there' } : undefined;
}

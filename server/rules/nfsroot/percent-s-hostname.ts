/** %s in the root path stands for the host name where the address was meant, or the other way round. */
import {
  governingExport,
  governingExportV4,
  ipParameter,
  lastParameter,
  mounterOf,
  nfsrootParameter,
  parseNfsRoot,
  textOfValue,
} from '../../boot/index.js';
import { formatIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import { groupBy } from '../about/hosts.js';
import { changed, miniature } from '../about/miniature.js';
import { relatedTo, type TracedRoot, tracedRoots } from '../about/roots.js';
import type { CheckRule } from '../rule.js';

const BY_ADDRESS = (name: string) =>
  miniature({
    ...changed('etc/dhcp/dhcpd.conf', '  option host-name "node21";\n', name),
    'etc/exports': '/diskless/192.168.1.21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=dhcp rw
`,
    'diskless/node21/etc/fstab': undefined,
    'diskless/192.168.1.21/etc/fstab': 'tmpfs /tmp tmpfs mode=1777 0 0\n',
  });

export interface Expansion {
  /** What %s stands for now, and what it would have to stand for. */
  readonly now: string;
  readonly meant: string;
  readonly meantPath: string;
  readonly byName: boolean;
  readonly lacks: 'exported' | 'there';
}

/** The path with its %s, as the kernel or the script reads it. */
function rawPath({ kernel, trace }: TracedRoot): string | undefined {
  const word = lastParameter(kernel, 'nfsroot')?.value;
  const path =
    word === undefined
      ? undefined
      : (kernel.mode === 'kernel-root' ? nfsrootParameter(word) : parseNfsRoot(word)).path;
  if (path !== undefined) return path;
  const option = trace.kernelAnswer.option('root-path');
  const text = option.kind === 'value' ? textOfValue(option.value) : undefined;
  return text === undefined ? undefined : parseNfsRoot(text).path;
}

/** The other thing that %s might stand for, where only that leads to a root. */
export function otherExpansion(site: Site, traced: TracedRoot): Expansion | undefined {
  const { trace, root, kernel, path } = traced;
  if (kernel.mode !== 'kernel-root' && kernel.dialect !== 'dracut') return undefined;
  const raw = rawPath(traced);
  if (raw === undefined || !raw.includes('%s') || site.exports === undefined) return undefined;
  const ip = ipParameter(kernel);
  const { address } = trace.kernelAnswer;
  const number = ip?.address ?? (address.kind === 'value' ? address.value : undefined);
  if (number === undefined) return undefined;
  const dotted = formatIpv4(number);
  const put = (text: string) => raw.replace('%s', () => text);
  const byName = path !== put(dotted);
  const [before = '', after = ''] = raw.split('%s');
  const now = path.slice(before.length, path.length - after.length);
  const meant = byName ? dotted : trace.node.host?.name.value;
  if (meant === undefined || put(now) !== path) return undefined;
  const meantPath = put(meant);
  if (meantPath === path) return undefined;
  const find = root.version?.startsWith('4') ? governingExportV4 : governingExport;
  const other = find(site.exports, meantPath, mounterOf(trace.kernelAnswer, ip), site.names);
  const found = { now, meant, meantPath, byName };
  if (root.decision.kind === 'not-exported' && other.kind === 'granted')
    return { ...found, lacks: 'exported' };
  const lost = root.own === 'yes' && site.tree.exists(path) === 'no' && site.tree.exists(meantPath) === 'yes';
  return lost ? { ...found, lacks: 'there' } : undefined;
}

export const nfsrootPercentSHostname: CheckRule = {
  id: 'nfsroot/percent-s-hostname',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A root path with %s leads nowhere, because %s stands for the host name where the directory is named after the address, or the other way round.',
    why: 'The kernel puts its own name for `%s`: the host name of `ip=` or of DHCP option 12, and the address only where it has got neither. The documentation speaks of the address alone. The node retries for 95 seconds and shows `VFS: Unable to mount root fs via NFS`.',
    avoid: BY_ADDRESS('  option host-name "node21";\n'),
    prefer: BY_ADDRESS(''),
    references: ['Linux fs/nfs/nfsroot.c', 'Linux net/ipv4/ipconfig.c', 'dracut modules.d/95nfs/nfs-lib.sh'],
  },
  check(context) {
    const found = tracedRoots(context).flatMap((traced) => {
      const expansion = otherExpansion(context.site, traced);
      return expansion === undefined ? [] : [{ traced, expansion }];
    });
    const groups = groupBy(
      found,
      ({ traced: { root }, expansion }) => `${root.place.file}:${root.place.span.start}:${expansion.byName}`,
    );
    for (const group of groups.values()) {
      const [first] = group;
      if (first === undefined) continue;
      const { traced, expansion } = first;
      const { now, meant, meantPath, byName, lacks } = expansion;
      const names = [...new Set(group.map((one) => one.traced.trace.node.name))];
      const name = traced.trace.kernelAnswer.option('host-name');
      const more = names.length > 1 ? ` The same holds for ${names.length - 1} more.` : '';
      context.report({
        at: traced.root.place,
        severity: traced.root.own === 'yes' ? 'error' : 'warning',
        message: `%s stands for ${byName ? `the host name "${now}"` : `the address ${now}`} on node ${names[0]}${
          byName
            ? '; the kernel takes the address only where it is told no host name'
            : ', because it is told no host name'
        }. So it looks for ${traced.path}, which is not ${lacks}; ${meantPath} is. Name the directory after ${
          byName ? 'the host' : 'the address'
        }, or ${
          byName ? 'leave option host-name out' : `send option host-name "${meant}"`
        }. Otherwise: VFS: Unable to mount root fs via NFS.${more}`,
        related:
          byName && name.kind === 'value'
            ? relatedTo(name.from, 'the host name is sent here')
            : relatedTo(traced.trace.node.host?.head, 'it has no option host-name'),
        nodes: names,
      });
    }
  },
};

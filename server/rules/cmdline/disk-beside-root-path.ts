/** root= names a disk of the machine, and DHCP a root over NFS that is the machine's own. */
import { optionOf, parseNfsRoot } from '../../boot/index.js';
import type { BootTrace } from '../../boot/trace.js';
import { groupBy } from '../../site/groups.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import type { KernelParameter } from '../../site/parameters.js';
import { type Place, placeKey } from '../../site/place.js';
import { canonicalPath } from '../../site/serverpath.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const NFS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3';
const TOLD = (words: string) =>
  miniature({
    ...changed(NAME, NFS, words),
    ...changed(
      'etc/dhcp/dhcpd.conf',
      '  option host-name',
      '  option root-path "192.168.1.1:/diskless/node21,vers=3";\n  option host-name',
    ),
  });

const DISK = /^(?:\/dev\/(?:[shv]d[a-z]|xvd|nvme|mmcblk|md\d|mapper\/)|(?:PART)?(?:UUID|LABEL)=)/;

/** By these something else than `root=` says where the system comes from. */
const OTHERS: ReadonlySet<string> = new Set(
  'nfsroot netroot boot netboot init rdinit fetch url iso-url httpfs live bootdev'.split(' '),
);

interface Beside {
  readonly trace: BootTrace;
  readonly word: KernelParameter;
  readonly from: Place;
  readonly told: string;
}

/** Once for a trace, which outlives an edit. */
const besideOf = once((trace: BootTrace): Beside | undefined => {
  const { parameters = [], mode } = trace.kernel ?? {};
  const word = parameters.findLast(({ name }) => name === 'root');
  if (word?.value === undefined || !DISK.test(word.value) || mode === 'unknown') return undefined;
  if (parameters.some(({ name }) => OTHERS.has(name) || name.startsWith('rd.live'))) return undefined;
  const said = optionOf(trace.kernelAnswer, 'root-path');
  if (said.kind !== 'value' || said.from === undefined) return undefined;
  const [atom, more] = said.value.atoms;
  return atom?.kind === 'text' && more === undefined
    ? { trace, word, from: said.from, told: atom.value }
    : undefined;
});

export const cmdlineDiskBesideRootPath: CheckRule = {
  id: 'cmdline/disk-beside-root-path',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'root= names a disk, while DHCP names a root over NFS for this machine alone, which is exported to it.',
    why: 'The kernel and the scripts of an initial ramdisk go by `root=`, and nobody reads the root-path. A machine without such a disk ends in `VFS: Cannot open root device "sda1"` or `Gave up waiting for root file system device`; one that has it starts what is installed there. A root-path that several machines get is left alone.',
    avoid: TOLD('root=/dev/sda1'),
    prefer: TOLD('root=/dev/nfs'),
    references: ['Linux init/do_mounts.c', 'Linux fs/nfs/nfsroot.c', 'initramfs-tools(7)'],
  },
  check({ site, boots, report }) {
    const cases = boots.map(besideOf).filter((one) => one !== undefined);
    if (cases.length === 0) return;
    const owners = new Map<string, number>();
    for (const { kernelAnswer } of boots) {
      const said = optionOf(kernelAnswer, 'root-path');
      if (said.kind !== 'value' || said.from === undefined) continue;
      const key = placeKey(said.from);
      owners.set(key, (owners.get(key) ?? 0) + 1);
    }
    const alone = cases.filter(
      ({ from, told }) => owners.get(placeKey(from)) === 1 && isExported(site, told),
    );
    for (const group of groupBy(alone, ({ word }) => placeKey(word.place)).values()) {
      const [first] = group;
      const { word } = first;
      const names = group.map(({ trace }) => trace.node.name);
      report({
        at: word.place,
        message: `root=${word.value} sends ${nodesNamed(names)} to a disk, and nobody reads the root-path ${first.told}, which DHCP names for ${group.length === 1 ? 'it' : 'one of them'} alone. Where there is no such disk, no root is mounted. Write root=/dev/nfs, or take the root-path away.`,
        related: group.map(({ from }) => ({ place: from, message: 'this root-path is not used' })),
        nodes: names,
        fixes: () => [fix('Write root=/dev/nfs', false, replace(word.place, 'root=/dev/nfs'))],
      });
    }
  },
};

/** What the server has for somebody; a root-path that is left over may name what is gone. */
function isExported({ exports }: Site, told: string): boolean {
  const { path } = parseNfsRoot(told);
  return (
    path !== undefined &&
    exports?.entries.some((entry) => canonicalPath(entry.path.value) === canonicalPath(path)) === true
  );
}

/** The TFTP root of a dnsmasq in a container is no folder that the compose file gives it, while one with the boot files has another name there. */
import type { ComposedVolume } from '../../site/compose/facts.js';
import type { Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import { isWithin, join } from '../../site/serverpath.js';
import { volumeOnDisk } from '../about/composed.js';
import type { CheckRule } from '../rule.js';

const COMPOSED = (root: string) => ({
  'docker-compose.yml': `services:
  dhcp:
    image: dnsmasq
    network_mode: host
    volumes:
      - ./dnsmasq.conf:/etc/dnsmasq.conf:ro
      - ./tftp:/srv/tftp:ro
`,
  'dnsmasq.conf': `port=0\ndhcp-range=192.168.1.100,192.168.1.199,12h\ndhcp-boot=pxelinux.0\nenable-tftp\ntftp-root=${root}\n`,
  'tftp/pxelinux.0': '',
  'tftp/ldlinux.c32': '',
  'tftp/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
});

export const svcComposeTftpRoot: CheckRule = {
  id: 'svc/compose-tftp-root',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'tftp-root of a dnsmasq.conf that a compose file gives to a container lies in none of its volumes, and another volume, or a folder beside the compose file that no container sees, holds the boot files.',
    why: 'In the container that folder is empty, or not there: dnsmasq ends with `TFTP directory … inaccessible: No such file or directory`, or the ROM shows `PXE-T01: file not found`.',
    avoid: COMPOSED('/tftp'),
    prefer: COMPOSED('/srv/tftp'),
    references: ['Docker Compose file reference, volumes', 'dnsmasq(8), --tftp-root'],
  },
  check({ site, report }) {
    const { dnsmasq, tree } = site;
    const [root, ...others] = dnsmasq?.tftpRoots ?? [];
    if (dnsmasq === undefined || root === undefined || others.length > 0) return;
    const names = [...dnsmasq.boots, ...dnsmasq.services].flatMap(({ file }) => file?.value ?? []);
    const files = new Set(dnsmasq.files);
    const isThere = (file: DiskPath): boolean => {
      const path = tree.serverPath(file);
      return path !== undefined && tree.exists(path) === 'yes';
    };
    for (const { volumes, targets, context } of site.composed) {
      const seen = volumes.map((volume) => ({ ...volume, path: volumeOnDisk(volume) }));
      if (!seen.some((one) => files.has(one.path))) continue;
      if (seen.some(({ target }) => isWithin(root.path.value, target) || isWithin(target, root.path.value)))
        continue;
      if (
        targets === undefined ||
        targets.some((one) => isWithin(root.path.value, one) || isWithin(one, root.path.value))
      )
        continue;
      const [meant, ...more] = seen.filter((one) => names.some((name) => isThere(join(one.path, name))));
      // A volume that is not there may be the one, under a name with a slip in it, which is told.
      const whole = seen.every(({ path }) => isThere(path));
      const beside = meant === undefined && whole ? folderBeside(site, seen, names, context) : undefined;
      const given = site.composed.some((one) =>
        one.volumes.some((volume) => volumeOnDisk(volume) === beside?.path),
      );
      if (beside !== undefined && !given) {
        const at = seen.find((one) => files.has(one.path))?.source.place ?? root.path.place;
        report({
          at: root.path.place,
          message: `No volume gives the container ${root.path.value}: the boot files lie in ${beside.name} beside the compose file, and it sees none of them. Write "${beside.name}:${root.path.value}" among its volumes.`,
          related: [{ place: at, message: 'the volumes of the container' }],
        });
      }
      if (meant === undefined || more.length > 0) continue;
      report({
        at: root.path.place,
        message: `The container has no ${root.path.value} of this repository: the boot files lie in ${meant.source.value}, which it sees as ${meant.target}. Write ${meant.target}.`,
        related: [{ place: meant.source.place, message: 'the boot files lie here' }],
      });
    }
  },
};

interface Beside {
  readonly name: string;
  readonly path: DiskPath;
}

/** The only folder beside the compose file with a boot file, out of which no image is made. */
function folderBeside(
  { tree }: Site,
  seen: readonly { readonly source: ComposedVolume['source'] }[],
  names: readonly string[],
  context: string | undefined,
): Beside | undefined {
  const [first] = seen;
  const folder = first === undefined ? undefined : join(first.source.place.file, '..');
  const path = folder === undefined ? undefined : tree.serverPath(folder);
  if (folder === undefined || path === undefined) return undefined;
  const holding = (tree.list(path) ?? []).filter((name) =>
    names.some((file) => tree.exists(join(path, name, file)) === 'yes'),
  );
  const [only, ...others] = holding;
  if (only === undefined || others.length > 0) return undefined;
  // What lies in the folder of the image may be copied into it.
  if (context !== undefined && isWithin(join(folder, only), join(folder, context))) return undefined;
  return { name: `./${only}`, path: join(folder, only) };
}

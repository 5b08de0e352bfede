/** A folder of settings goes in; files come out that hold such settings and have a name that their program passes over. */
import type { PassedOver } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { child } from '../disk/paths.js';
import { isCopy } from '../layout.js';
import { MOST_PER_DIRECTORY, type SiteReader } from '../reader.js';

interface Folder {
  /** Below etc. */
  readonly folder: string;
  readonly endings: readonly [string, ...string[]];
  /** What only such a file says. */
  readonly says: RegExp;
  readonly program: string;
}

const UNIT = /^[ \t]*\[(?:Unit|Service|Socket|Install|Mount)\]/m;
const NFS =
  /^[ \t]*\[(?:general|exports|exportfs|exportd|nfsd|mountd|statd|lockd|gssd|svcgssd|sm-notify|nfsdcld)\]/im;

const SERVER: readonly Folder[] = [
  { folder: 'nfs.conf.d', endings: ['.conf'], says: NFS, program: 'The programs of nfs-utils' },
  { folder: 'netplan', endings: ['.yaml'], says: /^network[ \t]*:/m, program: 'netplan' },
  ...['nfs-server', 'nfs-mountd', 'tftpd-hpa', 'tftp', 'isc-dhcp-server', 'dhcpd', 'dnsmasq'].map(
    (unit) =>
      ({
        folder: `systemd/system/${unit}.service.d`,
        endings: ['.conf'],
        says: UNIT,
        program: 'systemd',
      }) as const,
  ),
];

const NODE: readonly Folder[] = [
  {
    folder: 'dracut.conf.d',
    endings: ['.conf'],
    says: /^[ \t]*(?:(?:add_|omit_|force_add_)?dracutmodules|(?:add_|omit_|force_)?drivers|hostonly\w*|filesystems|kernel_cmdline|install_items)\+?=/m,
    program: 'dracut',
  },
  {
    folder: 'mkinitcpio.conf.d',
    endings: ['.conf'],
    says: /^[ \t]*(?:MODULES|BINARIES|FILES|HOOKS|COMPRESSION)\+?=/m,
    program: 'mkinitcpio',
  },
  {
    folder: 'systemd/network',
    endings: ['.network', '.netdev', '.link'],
    says: /^[ \t]*\[Match\]/m,
    program: 'systemd-networkd',
  },
];

function within(reader: SiteReader, etc: ServerPath, folders: readonly Folder[]): PassedOver[] {
  const found: PassedOver[] = [];
  for (const { folder, endings, says, program } of folders) {
    const names = reader.disk.list(child(etc, folder)) ?? [];
    for (const name of names.slice(0, MOST_PER_DIRECTORY)) {
      if (name.startsWith('.') || isCopy(name)) continue;
      // A name that is all ending has nothing before it.
      if (endings.some((ending) => name.endsWith(ending) && name.length > ending.length)) continue;
      const file = reader.disk.map.toDisk(child(child(etc, folder), name));
      const text = file === undefined ? undefined : reader.text(file);
      if (file === undefined || text === undefined || !says.test(text)) continue;
      found.push({ file, name, folder: `etc/${folder}`, ending: endings[0], program });
    }
  }
  return found;
}

export function passedOverByServer(reader: SiteReader): PassedOver[] {
  return within(reader, '/etc', SERVER);
}

/** `here`: the names in the folder etc of the root. */
export function passedOverByNode(reader: SiteReader, etc: ServerPath, here: readonly string[]): PassedOver[] {
  return within(
    reader,
    etc,
    NODE.filter(({ folder }) => here.includes(folder.split('/')[0] ?? '')),
  );
}

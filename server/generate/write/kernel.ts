/** A description goes in, the part of the nodes' kernel .config that their root depends on comes out. */
import type { SiteDescription } from '../description/description.js';
import { note } from '../description/options.js';

/**
 * A fragment for scripts/kconfig/merge_config.sh, not a whole .config. All of it is built in: without an initial
 * ramdisk there is no place to load a module from before the root is mounted.
 */
export function kernelFragment(site: SiteDescription): string {
  const symbols = new Map<string, string>();
  for (const name of [
    'NET',
    'INET',
    'PACKET',
    'UNIX',
    'NETDEVICES',
    ...(site.root === 'ram' ? ['BLK_DEV_INITRD', 'RD_GZIP'] : nfsSymbols(site)),
    'PROC_FS',
    'SYSFS',
    'TMPFS',
    'DEVTMPFS',
    'DEVTMPFS_MOUNT',
    'BINFMT_ELF',
    'BINFMT_SCRIPT',
  ]) {
    symbols.set(name, 'y');
  }
  for (const [name, value] of site.kernel.symbols) symbols.set(name, value);
  const lines = [...symbols].map(([name, value]) =>
    value === 'n' ? `# CONFIG_${name} is not set` : `CONFIG_${name}=${literal(value)}`,
  );
  const merge = '# Merge it into a .config: scripts/kconfig/merge_config.sh .config THIS_FILE';
  const driver = '# The driver of the network card has to be built in too.';
  return `${[note, merge, driver, ...lines].join('\n')}\n`;
}

/** The kernel asks for its address and mounts the root by itself. */
function nfsSymbols(site: SiteDescription): string[] {
  return ['IP_PNP', 'IP_PNP_DHCP', 'NETWORK_FILESYSTEMS', 'NFS_FS', ...versionSymbols(site), 'ROOT_NFS'];
}

function versionSymbols(site: SiteDescription): string[] {
  switch (site.nfs.version) {
    case '3':
      return ['NFS_V3'];
    case '4.0':
      return ['NFS_V4'];
    case '4.1':
      return ['NFS_V4', 'NFS_V4_1'];
    case '4.2':
      return ['NFS_V4', 'NFS_V4_1', 'NFS_V4_2'];
  }
}

/** A .config has y, m, numbers and quoted strings. */
function literal(value: string): string {
  if (/^([ym]|-?\d+|0[xX][0-9a-fA-F]+)$/.test(value)) return value;
  return `"${value.replace(/["\\]/g, (character) => `\\${character}`)}"`;
}

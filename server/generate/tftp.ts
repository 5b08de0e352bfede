/** A description goes in, the TFTP daemon's settings and the files below its root come out. */
import { formatIpv4 } from '../site/address.js';
import { bootLoaders, type NodeDescription, type SiteDescription } from './description.js';
import { note, rootOptions, source } from './options.js';

/** Path and text of the daemon's settings file. */
export function tftpSettings(site: SiteDescription): readonly [path: string, text: string] {
  const { root, daemon } = site.tftp;
  if (daemon === 'in.tftpd') {
    const text = `INTFTPD_PATH="${root}"\nINTFTPD_OPTS="-l -s \${INTFTPD_PATH}"\n`;
    return ['etc/conf.d/in.tftpd', `${note}\n# -s: the daemon sees nothing but this directory.\n${text}`];
  }
  const text = `TFTP_USERNAME="tftp"\nTFTP_DIRECTORY="${root}"\nTFTP_ADDRESS=":69"\nTFTP_OPTIONS="--secure"\n`;
  return [
    'etc/default/tftpd-hpa',
    `${note}\n# --secure: the daemon sees nothing but its directory.\n${text}`,
  ];
}

/** The name PXELINUX asks for: hardware type 1 (Ethernet) and the MAC, in lower case. */
export function pxeFileName(mac: string): string {
  return `01-${mac.replaceAll(':', '-')}`;
}

export function nodeBootFile(site: SiteDescription, node: NodeDescription): string {
  const words = [
    'root=/dev/nfs',
    `nfsroot=${source(site, node.root)},${rootOptions(site)}`,
    'ip=dhcp',
    node.access,
    ...site.kernel.parameters,
  ];
  return [
    note,
    `# ${node.name}, ${formatIpv4(node.address)}`,
    'DEFAULT linux',
    'PROMPT 0',
    '',
    'LABEL linux',
    `  LINUX ${site.kernel.image}`,
    `  APPEND ${words.join(' ')}`,
    '',
  ].join('\n');
}

/** For a machine that has an address but no file of its own: it says so and goes on to its disk. */
export function defaultBootFile(): string {
  return [
    note,
    'SAY This machine has no boot file of its own on the boot server.',
    'DEFAULT unknown',
    'PROMPT 0',
    '',
    'LABEL unknown',
    '  LOCALBOOT 0',
    '',
  ].join('\n');
}

/** What somebody has to copy below the TFTP root, which is not text. */
export function imagesNeeded(site: SiteDescription): string[] {
  const loaders = site.firmware.flatMap((kind) => [bootLoaders[kind].file, bootLoaders[kind].module]);
  const root = site.tftp.root === '/' ? '' : site.tftp.root;
  return [...loaders, site.kernel.image].map((name) => `${root}/${name}`);
}

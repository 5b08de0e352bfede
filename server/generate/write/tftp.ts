/** A description goes in, the TFTP daemon's settings come out. */
import type { SiteDescription } from '../description/description.js';
import { note } from '../description/options.js';

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

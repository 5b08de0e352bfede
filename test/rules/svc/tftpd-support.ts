/** Settings of TFTP daemons, as changes to the miniature site. */
import { tftpService } from '../../../server/rules/about/examples/xinetd.js';
import type { Changes } from '../support.js';

export const HPA = 'etc/default/tftpd-hpa';
export const GONE = { [HPA]: undefined };

/** The settings of tftpd-hpa. */
export const hpa = (options: string, directory = '/srv/tftp', address = ':69'): Changes => ({
  [HPA]: `TFTP_USERNAME="tftp"\nTFTP_DIRECTORY="${directory}"\nTFTP_ADDRESS="${address}"\nTFTP_OPTIONS="${options}"\n`,
});
/** A unit of systemd, and nothing else. */
export const unit = (service: string): Changes => ({
  ...GONE,
  'etc/systemd/system/tftpd.service': `[Service]\n${service}\n`,
});
/** A service of xinetd, and nothing else. */
export const xinetd = (disable: string): Changes => ({
  ...GONE,
  'etc/xinetd.d/tftp': `service tftp\n{\n  server = /usr/sbin/in.tftpd\n  server_args = -s /srv/tftp\n  disable = ${disable}\n}\n`,
});
/** A service of xinetd in which these lines stand as well, its file and its xinetd.conf. */
export const xinetdWith = (lines: string, name = 'tftp', main?: string): Changes => ({
  ...GONE,
  ...(main === undefined ? {} : { 'etc/xinetd.conf': main }),
  [`etc/xinetd.d/${name}`]: tftpService([]).replace(/\}\n$/, () => `${lines}}\n`),
});

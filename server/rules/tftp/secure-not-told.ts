/** inetd or xinetd starts in.tftpd without -s, and a machine is told a relative name: some programs of the name refuse it. */
import { miniature } from '../about/miniature.js';
import { capital, list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const INETD = (options: string) =>
  miniature({
    'etc/default/tftpd-hpa': undefined,
    'etc/inetd.conf': `tftp dgram udp wait root /usr/sbin/in.tftpd in.tftpd ${options}/srv/tftp\n`,
  });

export const tftpSecureNotTold: CheckRule = {
  id: 'tftp/secure-not-told',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what: 'in.tftpd runs without -s, no file tells which program of that name is installed, and a machine is told a relative name.',
    why: 'tftp-hpa without `-s` takes absolute names only and refuses the others. atftpd, which is installed under the same name, serves them. With `-s` both of them do.',
    avoid: INETD(''),
    prefer: INETD('-s '),
    references: ['tftpd(8)', 'atftpd(8)'],
  },
  check({ site, boots, report }) {
    const { daemon, secure, options } = site.tftp;
    if (daemon?.program !== 'unknown' || secure !== 'no' || site.tftp.mapFile) return;
    // That of tftp-hpa answers nothing at all unless root starts it (measured): here it is another.
    if ((daemon.user ?? 'root') !== 'root') return;
    const told = boots.filter(
      ({ bootFile }) =>
        bootFile !== undefined && !bootFile.name.startsWith('/') && !bootFile.name.includes('://'),
    );
    const [first] = told;
    if (first?.bootFile === undefined) return;
    const names = [...new Set(told.map(({ node }) => node.name))];
    report({
      at: options?.place ?? daemon.place,
      message: `in.tftpd runs without -s here. If it is that of tftp-hpa, it takes absolute names only, and refuses ${first.bootFile.name}. ${capital(list(names))} would get no file. Add -s before the directory.`,
      related:
        first.bootFile.place === undefined
          ? []
          : [{ place: first.bootFile.place, message: 'the name that is told' }],
      nodes: names,
    });
  },
};

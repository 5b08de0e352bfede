/** INTFTPD_PATH is set, and the options of in.tftpd name another directory. */
import { canonicalPath } from '../../boot/index.js';
import { isWithin } from '../../site/serverpath.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const CONFD = (options: string) =>
  miniature({
    'etc/default/tftpd-hpa': undefined,
    'etc/conf.d/in.tftpd': `INTFTPD_PATH="/diskless"\nINTFTPD_OPTS="-l -s ${options}"\n`,
  });

export const svcTftpdPathUnused: CheckRule = {
  id: 'svc/tftpd-path-unused',
  severity: 'info',
  since: '0.2.0',
  docs: {
    what:
      'conf.d/in.tftpd sets INTFTPD_PATH, and INTFTPD_OPTS names another directory instead of `$' +
      '{INTFTPD_PATH}`.',
    why: 'The init script hands in.tftpd the options and nothing else; the path counts only where the options refer to it. Whoever changes INTFTPD_PATH later waits for an effect in vain: `File not found`.',
    avoid: CONFD('/srv/tftp'),
    prefer: miniature({
      'etc/default/tftpd-hpa': undefined,
      'etc/conf.d/in.tftpd': 'INTFTPD_PATH="/srv/tftp"\nINTFTPD_OPTS="-l -s $' + '{INTFTPD_PATH}"\n',
    }),
    references: ['Gentoo net-ftp/tftp-hpa, init.d/in.tftpd', 'tftpd(8)'],
  },
  check({ site, report }) {
    const settings = site.settings.get('/etc/conf.d/in.tftpd')?.settings ?? [];
    const path = settings.findLast(({ name }) => name.value === 'INTFTPD_PATH');
    const options = settings.findLast(({ name }) => name.value === 'INTFTPD_OPTS');
    if (path?.value === undefined || options?.value === undefined) return;
    if (/INTFTPD_PATH/.test(options.raw.value)) return;
    const wanted = canonicalPath(path.value);
    const named = options.value.split(/\s+/).filter((word) => word.startsWith('/'));
    const [first] = named;
    if (first === undefined || named.some((word) => canonicalPath(word) === wanted)) return;
    // Where the files lie in the one and the other is served, another finding says so.
    const holds = (directory: string) =>
      site.pxe.some(({ path: folder }) => isWithin(folder, canonicalPath(directory)));
    if (holds(wanted) && !holds(first)) return;
    report({
      at: path.raw.place,
      message: `INTFTPD_PATH${path.value === '' ? '' : ` ${path.value}`} counts for nothing: INTFTPD_OPTS names ${first} and does not refer to it. Write $\{INTFTPD_PATH} in the options, or remove this line.`,
      related: [{ place: options.raw.place, message: 'the directory that is served' }],
    });
  },
};

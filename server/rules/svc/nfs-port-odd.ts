/** nfs.conf gives a daemon beside nfsd a port that is none. */
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const PORT = (port: string) => miniature({ 'etc/nfs.conf': `[mountd]\nport=${port}\n` });

/** By their sections, the daemons that take what they can of such a word, and what of it. */
const DAEMONS: ReadonlyMap<string, string> = new Map([
  ['mountd', 'rpc.mountd'],
  ['statd', 'rpc.statd'],
]);

export const svcNfsPortOdd: CheckRule = {
  id: 'svc/nfs-port-odd',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The port of rpc.mountd or rpc.statd in nfs.conf is no number, or above 65535.',
    why: 'Such a port is set so that a firewall can let it through. The daemon takes no notice of a word and listens on a port of its own choosing, and of a number that is too large it keeps the last 16 bits: nodes behind the firewall wait for the mount until they give up.',
    avoid: PORT('mountd'),
    prefer: PORT('20048'),
    references: [
      'nfs.conf(5), mountd',
      'nfs-utils utils/mountd/mountd.c',
      'nfs-utils support/nfs/svc_create.c',
    ],
  },
  check({ site, report }) {
    for (const [path, { settings }] of site.settings) {
      if (path !== '/etc/nfs.conf' && !path.startsWith('/etc/nfs.conf.d/')) continue;
      for (const { section, name, value, raw } of settings) {
        const daemon = DAEMONS.get(section?.toLowerCase() ?? '');
        if (daemon === undefined || name.value.toLowerCase() !== 'port') continue;
        const taken = value === undefined || value === '' ? undefined : portTaken(value);
        if (taken === undefined || taken === Number(value)) continue;
        report({
          at: raw.place,
          message: `"${value}" is no port: ${daemon} listens on ${
            taken === 0 ? 'one of its own choosing' : taken
          }, which a firewall in front of it does not let through. Write a number from 1 to 65535.`,
        });
      }
    }
  },
};

/** atoi(3), and what 16 bits hold of it. */
function portTaken(value: string): number {
  return Number(/^\s*(-?\d{1,9})/.exec(value)?.[1] ?? 0) & 0xffff;
}

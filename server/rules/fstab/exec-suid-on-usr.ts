/** A node mounts its programs with noexec or nosuid. */
import type { Mount, MountOption } from '../../site/fstab/facts.js';
import { join } from '../../site/serverpath.js';
import { changed, miniature } from '../about/miniature.js';
import { nodeTables } from '../about/nfs/tables.js';
import type { CheckRule } from '../rule.js';

const USR = (options: string) =>
  miniature({
    ...changed('etc/exports', '\n', '\n/opt/usr 192.168.1.21(ro,sync,no_subtree_check)\n'),
    ...changed('diskless/node21/etc/fstab', 'tmpfs', `192.168.1.1:/opt/usr /usr nfs ${options} 0 0\ntmpfs`),
  });

export const fstabExecSuidOnUsr: CheckRule = {
  id: 'fstab/exec-suid-on-usr',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A node mounts /, /usr, /bin, /sbin or /lib with `noexec` or `nosuid`, perhaps by way of `user`, `users`, `owner` or `group`, which bring them along.',
    why: 'With `noexec` no program of the directory starts: `Permission denied`, also for root. With `nosuid` su, sudo, mount and ping have no more rights than who calls them: `sudo: effective uid is not 0, is /usr/bin/sudo on a file system with the nosuid option set?`',
    avoid: USR('ro,vers=3,nolock,user'),
    prefer: USR('ro,vers=3,nolock,user,exec,suid'),
    references: ['mount(8), user, noexec, nosuid'],
  },
  check({ site, report }) {
    for (const { mounts } of nodeTables(site)) {
      for (const mount of mounts) {
        if (!PROGRAMS.has(join(mount.target.value)) || mount.options.some(({ name }) => name === 'noauto'))
          continue;
        const exec = takenBy(mount, 'exec');
        const suid = exec ?? takenBy(mount, 'suid');
        if (suid === undefined) continue;
        const what = exec === undefined ? 'nosuid' : 'noexec';
        const { name, place } = suid;
        report({
          at: place,
          message: `${name}${name === what ? '' : ` brings ${what} along, which`} keeps ${
            exec === undefined
              ? `su, sudo and mount in ${mount.target.value} from becoming root`
              : `every program in ${mount.target.value} from being started`
          }. ${name === what ? `Remove ${name}` : `Write ${what.slice(2)} behind it`}.`,
        });
      }
    }
  },
};

const PROGRAMS: ReadonlySet<string> = new Set(['/', '/usr', '/bin', '/sbin', '/lib', '/lib64']);

const TAKES: Readonly<Record<'exec' | 'suid', ReadonlySet<string>>> = {
  exec: new Set(['noexec', 'user', 'users']),
  suid: new Set(['nosuid', 'user', 'users', 'owner', 'group']),
};

/** The option that takes it away, unless a later one gives it back. */
function takenBy({ options }: Mount, what: 'exec' | 'suid'): MountOption | undefined {
  const last = options.findLast(({ name }) => name === what || name === 'defaults' || TAKES[what].has(name));
  return last !== undefined && TAKES[what].has(last.name) ? last : undefined;
}

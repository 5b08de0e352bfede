/** A node of the old baselayout would check its root at boot: there is no /fastboot, or nothing makes it again. */
import type { NodeRoot, Site } from '../../site/model.js';
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const TREE = (local: string) =>
  miniature({
    'diskless/node21/sbin/init': '',
    'diskless/node21/sbin/rc': '',
    'diskless/node21/fastboot': '',
    'diskless/node21/etc/runlevels/boot/checkroot': '',
    'diskless/node21/etc/runlevels/boot/localmount': '',
    'diskless/node21/etc/runlevels/default/local': '',
    'diskless/node21/etc/conf.d/local.start': local,
  });

export const roottreeFastboot: CheckRule = {
  id: 'roottree/fastboot',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The root of a node has the init scripts of baselayout 1, which check the root file system, and no /fastboot, or no line in conf.d/local.start that makes it again, or no runlevel that runs this file.',
    why: 'checkroot runs fsck on a root that is no disk, and asks for a password: `Give root password for maintenance`. The file /fastboot keeps it from that once; it is removed at every boot, so that local.start has to make it for the next. OpenRC checks only what fstab numbers in its last field.',
    avoid: TREE('# nothing yet\n'),
    prefer: TREE('touch /fastboot\n'),
    references: ['baselayout 1, init.d/checkroot', 'Gentoo, Diskless nodes'],
  },
  check({ site, report }) {
    for (const root of site.nodeRoots.values()) {
      if (root.kind !== 'tree' || !checksRoot(site, root)) continue;
      const { tree } = site;
      const boot = tree.locate(`${root.path}/etc/runlevels/boot`);
      if (tree.exists(`${root.path}/fastboot`) === 'no' && boot !== undefined) {
        report({
          at: startOf(boot),
          message: `The init scripts of ${root.path} check the root file system, which is no disk, and there is no /fastboot to keep them from it. Make it: touch ${root.path}/fastboot.`,
        });
        continue;
      }
      const script = tree.locate(`${root.path}/etc/conf.d/local.start`);
      const names = tree.list(`${root.path}/etc/conf.d`);
      if (script === undefined || names === undefined || root.localStart === undefined) continue;
      const again =
        'keeps the node from checking its root once, and is removed then: at the boot after the next one it is checked';
      const made = madeAgain(root.localStart, root.path);
      if (made !== 'yes') {
        report({
          at: startOf(script),
          message:
            made === 'no'
              ? `/fastboot ${again}. Add "touch /fastboot" to this file.`
              : `/fastboot ${again}. This file names it by its path on the server, and the node, which runs it, has it as /fastboot. Write "touch /fastboot".`,
        });
        continue;
      }
      const level = tree.locate(`${root.path}/etc/runlevels/default`);
      if (level === undefined || runsLocal(site, root)) continue;
      report({
        at: startOf(level),
        message: `/fastboot ${again}: local is in neither runlevel of ${root.path}, boot or default, so that nothing runs conf.d/local.start, which would make it again. Make the link in the root of the node: ln -s /etc/init.d/local etc/runlevels/default/.`,
      });
    }
  },
};

/** Whether a line that is no comment names it; by the path that only the server knows it by, it is another file to the node. */
function madeAgain(script: string, path: string): 'yes' | 'no' | 'on the server' {
  const words = script
    .split('\n')
    .flatMap((line) => (line.split('#', 1)[0] ?? '').split(/[\s;&|'"]+/))
    .filter((word) => word.includes('fastboot'));
  if (words.length === 0) return 'no';
  return words.every((word) => word === `${path}/fastboot`) ? 'on the server' : 'yes';
}

/** In one of the runlevels that a boot goes through; one that cannot be listed may have it. */
function runsLocal({ tree }: Site, { path }: NodeRoot): boolean {
  const [boot, usual] = ['boot', 'default'].map((level) => tree.list(`${path}/etc/runlevels/${level}`));
  return usual === undefined || boot?.includes('local') === true || usual.includes('local');
}

/** sbin/rc without openrc beside it; checkroot and checkfs are critical services there, listed or not. */
function checksRoot({ tree }: Site, { path }: NodeRoot): boolean {
  const sbin = tree.list(`${path}/sbin`) ?? [];
  const boot = tree.list(`${path}/etc/runlevels/boot`) ?? [];
  if (!sbin.includes('rc') || sbin.includes('openrc') || sbin.includes('openrc-run')) return false;
  return boot.includes('checkroot') || boot.includes('checkfs');
}

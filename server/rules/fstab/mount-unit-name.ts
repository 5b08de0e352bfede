/** A unit of systemd for a mount has another name than its mount point asks for. */
import { misnamedUnits } from '../../site/fstab/units.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const UNIT = (name: string) =>
  miniature({
    'etc/exports': `/diskless/node21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)
/srv/data 192.168.1.0/24(ro,sync,no_subtree_check)
`,
    [`diskless/node21/etc/systemd/system/${name}`]: `[Mount]
What=192.168.1.1:/srv/data
Where=/srv/data
Type=nfs
Options=ro,vers=3,nolock

[Install]
WantedBy=remote-fs.target
`,
  });

export const fstabMountUnitName: CheckRule = {
  id: 'fstab/mount-unit-name',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A .mount unit of the server or of a node is not named after its mount point.',
    why: "systemd takes the mount point from the name, with dashes for the slashes, and refuses the unit where Where= is another one: `Where= setting doesn't match unit name. Refusing.` Nothing is mounted there.",
    avoid: UNIT('data.mount'),
    prefer: UNIT('srv-data.mount'),
    references: ['systemd.mount(5)', 'systemd-escape(1)', 'systemd src/core/mount.c, mount_verify'],
  },
  check({ site, report }) {
    const all = [site.settings, ...[...site.nodeRoots.values()].map(({ settings }) => settings)];
    for (const { where, unit, right } of all.flatMap(misnamedUnits)) {
      report({
        at: where.place,
        message: `${unit} says Where=${where.value}, and its name says another directory, so systemd refuses it: Where= setting doesn't match unit name. Refusing. Call the file ${right}, or write the directory of its name.`,
      });
    }
  },
};

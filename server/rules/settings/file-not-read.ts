/** A file in a folder of settings has a name that its program passes over. */
import type { PassedOver } from '../../site/model.js';
import { startOf } from '../about/edits.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const LOCAL = (name: string) => miniature({ [`etc/nfs.conf.d/${name}`]: '[nfsd]\nthreads=16\n' });

export const settingsFileNotRead: CheckRule = {
  id: 'settings/file-not-read',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A file in nfs.conf.d, netplan, dracut.conf.d, mkinitcpio.conf.d, systemd/network or the folder of a unit (`nfs-server.service.d`) holds settings, and its name does not end as the program wants it: `.conf`, `.yaml`, `.network`.',
    why: 'The program passes the file over and says nothing: the server starts, or the initial ramdisk is made, as if the file were not there. Copies that editors and packages leave (`.bak`, `~`, `.dpkg-old` …) are meant to be passed over.',
    avoid: LOCAL('local'),
    prefer: LOCAL('local.conf'),
    references: [
      'nfs.conf(5)',
      'nfs-utils support/nfs/conffile.c, conf_init_dir',
      'netplan(5)',
      'dracut.conf(5)',
      'systemd.unit(5), drop-ins',
      'systemd.network(5)',
    ],
  },
  check({ site, report }) {
    const told = new Set<string>();
    const nodes = [...site.nodeRoots.values()].flatMap(({ passedOver }) => passedOver);
    for (const one of [...site.passedOver, ...nodes]) {
      // Roots may share the file.
      if (told.has(one.file)) continue;
      told.add(one.file);
      report({ at: startOf(one.file), message: words(one) });
    }
  },
};

function words({ name, folder, ending, program }: PassedOver): string {
  const stem = name.replace(/\.(?:conf|cfg|cnf|ini|txt|yml|yaml|config|network)$/, '');
  const reads = program.startsWith('The ') ? 'read' : 'reads';
  return `${program} ${reads} only files of ${folder} whose names end in ${ending}, so ${name} is passed over in silence, and nothing in it has an effect. Rename it to ${stem}${ending}.`;
}

/** A kernel without initial ramdisk starts without any word for its root. */
import { commandLines } from '../about/commandlines.js';
import { changed, miniature } from '../about/miniature.js';
import { configFiles } from '../about/pxeconfigs.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

export const cmdlineRootMissing: CheckRule = {
  id: 'cmdline/root-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A kernel that has no initial ramdisk gets neither root= nor nfsroot=.',
    why: 'The kernel does not take a root-path of DHCP for more than a path: without `root=/dev/nfs` it has no root at all, and panics with `VFS: Cannot open root device "(null)" or unknown-block(0,0): error -6`. The words may also stand in CONFIG_CMDLINE, so only kernels whose .config is known are judged.',
    avoid: miniature(
      changed(
        'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
        'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ',
        '',
      ),
    ),
    prefer: miniature(),
    references: ['Linux init/do_mounts.c', 'Linux Documentation/admin-guide/nfs/nfsroot.rst'],
  },
  check(context) {
    const files = new Map(configFiles(context.site).map((config) => [config.file, config]));
    for (const { stage, parameters, mode, nodes, bare } of commandLines(context)) {
      if (mode !== 'kernel-root' || stage.configuration === undefined || bare) continue;
      // The root may be named by its type, too.
      if (parameters.some(({ name }) => /^(?:root|nfsroot|rootfstype|rdinit|ubi\.mtd)$/.test(name))) continue;
      // A global APPEND that the label replaces, and blanks that tear a line apart, are findings of their own.
      const { file } = stage.place;
      if (files.get(file)?.append?.parameters.some(({ name }) => /^(?:nfs)?root$/.test(name)) === true)
        continue;
      if (context.site.files.get(file)?.document.text.includes('\u00a0') === true) continue;
      context.report({
        at: stage.place,
        message: `The kernel of ${nodesNamed(nodes)} is started without root= and nfsroot=, and it has no initial ramdisk: VFS: Cannot open root device "(null)" or unknown-block(0,0). Add root=/dev/nfs nfsroot=SERVER:PATH ip=dhcp.`,
        related: [{ place: stage.imagePlace, message: 'the kernel that is started' }],
        nodes,
      });
    }
  },
};

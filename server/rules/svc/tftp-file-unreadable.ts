/** A file that a node asks for is on the TFTP server, but not everyone may read it. */
import { deniedBy } from '../../boot/index.js';
import type { Place } from '../../site/place.js';
import { startOf } from '../about/edits.js';
import { list, nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

interface Refused {
  readonly at: Place;
  readonly files: Set<string>;
  readonly nodes: Set<string>;
}

export const svcTftpFileUnreadable: CheckRule = {
  id: 'svc/tftp-file-unreadable',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A boot file, kernel, initial ramdisk or PXELINUX file lies where nodes ask for it, but not everyone may read it.',
    why: 'in.tftpd serves only files that everyone may read, and enters folders as a user who owns nothing. It answers `Permission denied`: the ROM shows `PXE-T00: Permission denied`, PXELINUX passes over its configuration, or finds no kernel. Kernels are often installed with mode 0600. `chmod o+r` the file, `chmod o+x` a folder. With `--permissive` or `--user`, and in a copy in which nobody but the owner may read anything, modes say nothing. Permissions cannot be written into an example.',
    avoid: {},
    prefer: {},
    references: ['tftpd(8), --permissive'],
  },
  check({ site, boots, report }) {
    const refused = new Map<string, Refused>();
    const note = (path: string | undefined, at: Place, node?: string): void => {
      const closed = path === undefined ? undefined : deniedBy(site, path);
      if (path === undefined || closed === undefined) return;
      const known = refused.get(closed) ?? { at, files: new Set<string>(), nodes: new Set<string>() };
      known.files.add(path);
      if (node !== undefined) known.nodes.add(node);
      refused.set(closed, known);
    };
    for (const { node, bootFile, kernel } of boots) {
      if (bootFile?.place !== undefined) note(bootFile.path, bootFile.place, node.name);
      if (kernel === undefined) continue;
      note(kernel.imagePath, kernel.imagePlace, node.name);
      for (const { path, place } of kernel.initrds) note(path, place, node.name);
    }
    for (const { path, configs } of site.pxe) {
      for (const { name, file } of configs) note(`${path}/${name}`, startOf(file));
    }
    for (const [closed, { at, files, nodes }] of refused) {
      const mode = (site.tree.mode(closed) ?? 0).toString(8).padStart(4, '0');
      const folder = !files.has(closed);
      const what = folder
        ? `${list([...files])}, since ${closed} has mode ${mode}`
        : `${closed}, which has mode ${mode}`;
      const whom = nodes.size === 0 ? 'nobody gets it' : `refused to ${nodesNamed([...nodes])}`;
      report({
        at,
        message: `in.tftpd does not serve ${what}: ${whom}, with "Permission denied". It serves only what everyone may read: chmod ${folder ? 'o+x' : 'o+r'} ${closed}.`,
        nodes: [...nodes],
      });
    }
  },
};

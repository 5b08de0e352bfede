/** The boot file that a node is told does not lie where the TFTP server looks for it. */
import { nearest } from '../../../grammars/text/index.js';
import { bootFiles, namesOf } from '../about/bootfiles.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';
import { literalFilenames } from './root-doubled.js';

const IMAGES = { 'srv/tftp/vmlinuz': '', 'srv/tftp/ldlinux.c32': '' };

export const tftpBootFileMissing: CheckRule = {
  id: 'tftp/boot-file-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The filename that DHCP sends does not exist under the TFTP root.',
    why: 'The ROM shows `PXE-T01: File not found` and `PXE-E3B: TFTP Error - File not found`, iPXE `No such file or directory`. Checked where the TFTP root holds at least one image: a copy of the configuration alone says nothing about what is missing.',
    avoid: miniature({ ...IMAGES, 'srv/tftp/pxelinux.O': '' }),
    prefer: miniature({ ...IMAGES, 'srv/tftp/pxelinux.0': '' }),
    references: ['tftpd(8)', 'dhcpd.conf(5), filename'],
  },
  check({ site, boots, report }) {
    const { tftp, tree } = site;
    if (tftp.mapFile || !tftp.listingComplete || tftp.root === undefined || site.dhcp === undefined) return;
    const { root } = tftp;
    const reported = new Set<string>();
    const absent = (path: string) => {
      const slash = path.lastIndexOf('/');
      const beside = tree.list(path.slice(0, slash) || '/') ?? [];
      const close = nearest(path.slice(slash + 1), beside);
      return close === undefined ? '' : ` There is a ${close}.`;
    };
    for (const { name, place, traces, first } of bootFiles(boots)) {
      const file = first.bootFile;
      if (file?.present !== 'no' || file.path === undefined || name.startsWith(`${root}/`)) continue;
      reported.add(`${place.file}:${place.span.start}`);
      report({
        at: place,
        message:
          `${nodesNamed(namesOf(traces))} will ask for ${name}, but ${file.path} does not exist: PXE-T01: File not found.${absent(file.path)} Put it there, or correct the filename.`.replace(
            /^n/,
            'N',
          ),
        related:
          tftp.rootSaid === undefined
            ? []
            : [{ place: tftp.rootSaid.place, message: `the TFTP root is ${root}` }],
        nodes: namesOf(traces),
      });
    }
    // Names inside classes and conditions that no traced machine meets: still wrong for the machine they are meant for.
    if (tftp.secure !== 'yes') return;
    for (const { value, place, statement } of literalFilenames(site.dhcp)) {
      if (value === '' || value.includes('://') || value.startsWith(`${root}/`)) continue;
      const path = `${root}/${value.replace(/^\/+/, '')}`;
      if (reported.has(`${statement.file}:${statement.span.start}`) || tree.exists(path) !== 'no') continue;
      report({
        at: place,
        message: `The boot file ${value} does not exist: ${path} is not there.${absent(path)} A client that meets this condition shows PXE-T01: File not found. Put the file there, or correct the name.`,
        related:
          tftp.rootSaid === undefined
            ? []
            : [{ place: tftp.rootSaid.place, message: `the TFTP root is ${root}` }],
      });
    }
  },
};

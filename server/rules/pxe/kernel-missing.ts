/** The kernel that a configuration file names does not exist where the TFTP server looks for it. */
import { nearest } from '../../../grammars/text/index.js';
import { commandLines } from '../about/commandlines.js';
import { miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';
import { meantAbsolute } from './leading-slash-not-absolute.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '' };

export const pxeKernelMissing: CheckRule = {
  id: 'pxe/kernel-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'The kernel image that a label names does not exist under the TFTP root.',
    why: 'Names are put behind the directory of pxelinux.0, also those with a leading slash. PXELINUX shows `Loading vmlinuz... failed: No such file or directory` (up to version 4: `Could not find kernel image: vmlinuz`) and stops at `boot:`.',
    avoid: miniature({ ...IMAGES, 'srv/tftp/vmlinux': '' }),
    prefer: miniature({ ...IMAGES, 'srv/tftp/vmlinuz': '' }),
    references: ['Syslinux core/fs/pxe/pxe.c', 'Syslinux doc/pxelinux.txt'],
  },
  check(context) {
    const { site, report } = context;
    for (const { stage, nodes, bare, prefix } of commandLines(context)) {
      if (stage.present !== 'no' || stage.imagePath === undefined) continue;
      // A leading slash that was taken for the root of the server is another finding.
      if (meantAbsolute(site, prefix, stage.image)) continue;
      // A plain word that is no file is a label with a slip in it, which pxe/default-unknown reports.
      if (bare && !/[/.:]/.test(stage.image)) continue;
      const slash = stage.imagePath.lastIndexOf('/');
      const close = nearest(
        stage.imagePath.slice(slash + 1),
        site.tree.list(stage.imagePath.slice(0, slash) || '/') ?? [],
      );
      report({
        at: stage.imagePlace,
        message: `The kernel ${stage.image} of ${nodesNamed(nodes)} does not exist: ${stage.imagePath} is not there.${
          close === undefined ? '' : ` There is a ${close}.`
        } The node shows "Loading ${stage.image}... failed: No such file or directory" and stops at boot:.`,
        related:
          site.tftp.rootSaid === undefined
            ? []
            : [{ place: site.tftp.rootSaid.place, message: `the TFTP root is ${site.tftp.root ?? ''}` }],
        nodes,
      });
    }
  },
};

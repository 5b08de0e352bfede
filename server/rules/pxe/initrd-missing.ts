/** The initial RAM disk that a configuration file names does not exist where the TFTP server looks for it. */
import { commandLines } from '../about/commandlines.js';
import { changed, miniature } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';
import { meantAbsolute } from './leading-slash-not-absolute.js';

const IMAGES = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const WITH_INITRD = changed(
  'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
  '  APPEND',
  '  INITRD initrd.img\n  APPEND',
);

export const pxeInitrdMissing: CheckRule = {
  id: 'pxe/initrd-missing',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'An initial RAM disk that INITRD or initrd= names does not exist under the TFTP root.',
    why: 'PXELINUX shows `Loading initrd.img...failed: No such file or directory` and stops at `boot:`; the kernel is never started.',
    avoid: miniature({ ...IMAGES, ...WITH_INITRD }),
    prefer: miniature({ ...IMAGES, ...WITH_INITRD, 'srv/tftp/initrd.img': '' }),
    references: ['Syslinux doc/syslinux.txt, INITRD'],
  },
  check(context) {
    for (const { stage, nodes, prefix } of commandLines(context)) {
      for (const initrd of stage.initrds) {
        if (initrd.present !== 'no' || initrd.path === undefined) continue;
        if (meantAbsolute(context.site, prefix, initrd.name)) continue;
        context.report({
          at: initrd.place,
          message: `The initial RAM disk ${initrd.name} of ${nodesNamed(nodes)} does not exist: ${initrd.path} is not there. The node shows "Loading ${initrd.name}...failed: No such file or directory" and stops at boot:.`,
          related:
            context.site.tftp.rootSaid === undefined
              ? []
              : [
                  {
                    place: context.site.tftp.rootSaid.place,
                    message: `the TFTP root is ${context.site.tftp.root ?? ''}`,
                  },
                ],
          nodes,
        });
      }
    }
  },
};

/** cmdline.txt in a TFTP folder of a Raspberry Pi names a root on the card that the machine does without. */
import { lastParameter } from '../../boot/index.js';
import { RASPBERRY_CMDLINE, raspberrySite } from '../about/examples/raspberry.js';
import type { CheckRule } from '../rule.js';

/** The card itself; a partition by its number may be on any disk. */
const CARD = /^\/dev\/mmcblk\d/;
const PARTITION = /^(?:PART)?(?:UUID|LABEL)=/;

export const rpiRootOnCard: CheckRule = {
  id: 'rpi/root-on-card',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'cmdline.txt that Raspberry Pis load over TFTP names a root on a card or a partition, beside an export for NFS roots.',
    why: 'An image of Raspberry Pi OS is made for a card: its cmdline.txt says `root=PARTUUID=…` or `root=/dev/mmcblk0p2`. Copied to the TFTP server as it is, a machine without a card waits for that partition for ever.',
    avoid: raspberrySite({
      [RASPBERRY_CMDLINE]: 'console=tty1 root=PARTUUID=ba2edfb9-02 rootfstype=ext4 rootwait\n',
    }),
    prefer: raspberrySite(),
    references: ['raspberrypi.com, Network boot your Raspberry Pi'],
  },
  check({ site, report }) {
    const exported = (site.exports?.entries ?? []).length > 0;
    if (site.tftp.root === undefined) return;
    for (const words of site.raspberry.flatMap((folder) => folder.words)) {
      const root = lastParameter(words, 'root');
      const value = root?.value ?? '';
      // With nfsroot= the one word is wrong, which is told of whoever reads it.
      if (lastParameter(words, 'nfsroot') !== undefined) continue;
      if (root === undefined || !(CARD.test(value) || (exported && PARTITION.test(value)))) continue;
      report({
        at: root.place,
        message: `This line is loaded over TFTP and names root=${value}, a partition of a card. A machine without it waits for it for ever. Write root=/dev/nfs nfsroot=SERVER:PATH ip=dhcp for a root over NFS.`,
      });
    }
  },
};

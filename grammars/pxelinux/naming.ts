/** The names and signs of a configuration of PXELINUX and its relatives. */
import type { FileNaming } from '../text/index.js';

export const naming: FileNaming = {
  names: ['pxelinux.cfg', 'syslinux.cfg', 'isolinux.cfg', 'extlinux.conf', '**/pxelinux.cfg/*'],
  likely: [],
  vague: [],
  searched: ['pxelinux.cfg'],
  folder: 'pxelinux.cfg',
  sign: /^(?:label |kernel |linux |append |initrd |localboot |ipappend |sysappend |menu |ontimeout |prompt \d|timeout \d+$|ui |default [\w./-]+$)/i,
  comment: '#',
  editor: { aliases: ['PXELINUX', 'pxelinux.cfg'] },
};

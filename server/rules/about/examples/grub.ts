/** The small site that the examples about GRUB start from: UEFI machines are told to load it, others PXELINUX. */
import type { MiniatureSite } from '../../rule.js';
import { miniature } from '../miniature.js';
import { toldByFirmware } from './twofirmwares.js';

const KERNEL_WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';

/** A grub.cfg with one entry, whose commands are given. */
export function grubMenu(
  commands = `  linux /vmlinuz ${KERNEL_WORDS}\n`,
  before = 'set default=0\nset timeout=5\n',
): string {
  return `${before}menuentry "Node" {\n${commands}}\n`;
}

export const GRUB_CFG = 'srv/tftp/grub/grub.cfg';

/** `program`: what UEFI machines are told to load, below the TFTP root. */
export function bootedByGrub(
  changes: Readonly<Record<string, string | undefined>> = {},
  program = 'grubnetx64.efi',
  head = '  next-server 192.168.1.1;\n',
): MiniatureSite {
  return miniature({
    'etc/dhcp/dhcpd.conf': toldByFirmware({
      efi: program,
      subnet: head,
      host: '  option host-name "node21";\n',
    }),
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    [`srv/tftp/${program}`]: '',
    ...(program.endsWith('/core.efi') ? { [`srv/tftp/${program.replace(/[^/]*$/, 'normal.mod')}`]: '' } : {}),
    'srv/tftp/vmlinuz': '',
    [GRUB_CFG]: grubMenu(),
    ...changes,
  });
}

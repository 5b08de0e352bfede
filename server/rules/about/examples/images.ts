/** What stands in the kernel goes in; an example in which a machine loads it with an initial ramdisk, from a TFTP server that has all files, comes out. */
import type { MiniatureSite } from '../../rule.js';
import { changed, miniature } from '../miniature.js';

/** What the files that are no concern of an example hold. */
export const AN_IMAGE = 'an image\n';

export function withImages(kernel: string): MiniatureSite {
  return miniature({
    ...changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', 'ip=dhcp', 'ip=dhcp initrd=initrd.img'),
    'srv/tftp/vmlinuz': kernel,
    'srv/tftp/initrd.img': AN_IMAGE,
    'srv/tftp/pxelinux.0': 'a program\n',
    'srv/tftp/ldlinux.c32': 'a module\n',
  });
}

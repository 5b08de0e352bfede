/** The small site that examples of live systems start from: PXELINUX starts a kernel whose words lead to a folder that nginx gives out. */
import type { MiniatureSite } from '../../rule.js';
import { miniature } from '../miniature.js';

/** What the address of the web server begins with. */
export const WEB = 'http://192.168.1.1';

interface Ramdisk {
  readonly initrd?: string;
}

/** `words`: for the kernel; `files`: what the web server has, by their paths below its folder. */
export function liveSite(
  words: string,
  files: readonly string[],
  { initrd = 'initrd.img' }: Ramdisk = {},
): MiniatureSite {
  return miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': `DEFAULT live
LABEL live
  KERNEL vmlinuz
  INITRD ${initrd}
  APPEND ${words}
`,
    'etc/nginx/conf.d/boot.conf': 'server {\n  listen 80;\n  root /srv/http;\n}\n',
    'etc/exports': undefined,
    'diskless/node21/etc/fstab': undefined,
    'srv/http/vmlinuz': '',
    ...Object.fromEntries(files.map((path) => [`srv/http/${path}`, ''])),
  });
}

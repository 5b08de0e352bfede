/** core.efi of grub-mknetdir is loaded from a web server. */
import { bootedByGrub, grubMenu } from '../about/examples/grub.js';
import type { MiniatureSite } from '../rule.js';
import { faultRule } from '../rule.js';

const DHCPD = (program: string) => `authoritative;
option arch code 93 = unsigned integer 16;
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  if option arch = 00:10 {
    option vendor-class-identifier "HTTPClient";
    filename "http://192.168.1.1/${program}";
  }
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
}
`;

const site = (program: string): MiniatureSite =>
  bootedByGrub({
    'etc/dhcp/dhcpd.conf': DHCPD(program),
    'etc/nginx/sites-enabled/default': 'server {\n  listen 80;\n  root /srv/http;\n}\n',
    [`srv/http/${program}`]: '',
    'srv/http/boot/grub/grub.cfg': grubMenu(),
    'srv/http/vmlinuz': '',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': undefined,
  });

export const grubCoreOverHttp = faultRule({
  id: 'grub/core-over-http',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'UEFI is told to load an image of GRUB from a web server that cannot go on from there: one of grub-mknetdir, or one whose own list of modules has no http, as that of Debian.',
    why: "The module for HTTP is not built into that image: it is loaded, finds no device to go on with, and the screen shows `error: disk `http,192.168.1.1' not found.` and `grub rescue>`, or `grub>` where the module normal is built in. The image is looked at where it is there.",
    avoid: site('boot/grub/x86_64-efi/core.efi'),
    prefer: site('boot/grub/grubx64.efi'),
    references: ['GRUB 2.06 in OVMF', 'GRUB manual, "Network"'],
  },
  story: ({ program }) => `${program} is made for TFTP, and cannot go on over HTTP`,
  message: ({ program, console, prompt }, { who }) =>
    `${program} of ${who} is made for TFTP: it cannot load anything from a web server. The screen shows "${console}", then "${prompt}". Load it by TFTP, or make an image with the modules http, normal and those of the menu (grub-mkimage).`,
});

/** The listings of the HOWTO's sixth section: the node's root made complete. */
import type { Listing } from './listing.js';
import { CONFIG, EXPORTS, link, mode, put, ROOT, remove, sub } from './site.js';

const LOCAL = `${ROOT}/etc/conf.d/local.start`;

export const nodes: readonly Listing[] = [
  {
    number: '6.1',
    shows: 'programs and libraries copied into the root',
    reads: 'whether an init is there that the kernel finds, and who may pass the folders above it',
    planted: [
      {
        mistake: 'neither init nor a shell copied',
        edits: [remove(`${ROOT}/sbin/init`), remove(`${ROOT}/bin/sh`), put(`${ROOT}/bin/ls`, '')],
        rule: 'roottree/no-init',
        at: [CONFIG, 'nfsroot='],
      },
      {
        mistake: 'lib not copied',
        edits: [remove(`${ROOT}/lib`)],
        rule: 'roottree/folder-missing',
        at: [ROOT],
      },
      {
        mistake: 'sbin not copied',
        edits: [remove(`${ROOT}/sbin`)],
        rule: 'roottree/folder-missing',
        at: [ROOT],
      },
      {
        mistake: 'nothing copied at all',
        edits: [remove(`${ROOT}/sbin`), remove(`${ROOT}/bin`), remove(`${ROOT}/lib`)],
        rule: 'roottree/no-init',
        at: [CONFIG, 'nfsroot='],
      },
      {
        mistake: 'what the screen shows then',
        edits: [remove(`${ROOT}/sbin/init`), remove(`${ROOT}/bin/sh`), put(`${ROOT}/bin/ls`, '')],
        says: 'Kernel panic - not syncing: No working init found.  Try passing init= option to kernel.',
        rule: 'roottree/no-init',
        at: [CONFIG, 'nfsroot='],
      },
      {
        mistake: 'a root that only its owner may enter, and root taken for nobody',
        edits: [mode(ROOT, 0o700), sub(EXPORTS, ',no_root_squash', '')],
        rule: 'nfsroot/root-squashed',
        at: [EXPORTS, '/diskless'],
      },
    ],
    harmless: [{ what: 'more programs', edits: [put(`${ROOT}/bin/ls`, '')] }],
  },
  {
    number: '6.2',
    shows: 'fastboot, which keeps init from checking the root',
    reads:
      'the runlevels of the node, its /fastboot, and conf.d/local.start, for the init scripts of that time',
    planted: [
      {
        mistake: 'not made',
        edits: [remove(`${ROOT}/fastboot`)],
        rule: 'roottree/fastboot',
        at: [`${ROOT}/etc/runlevels/boot`],
      },
      {
        mistake: 'not made again for the next boot',
        edits: [sub(LOCAL, /^touch .*$/m, 'true')],
        rule: 'roottree/fastboot',
        at: [LOCAL],
      },
      {
        mistake: 'made again under another name',
        edits: [sub(LOCAL, /^touch .*$/m, 'touch /fast-boot')],
        rule: 'roottree/fastboot',
        at: [LOCAL],
      },
      {
        mistake: 'made again by its path on the server',
        edits: [sub(LOCAL, /^touch .*$/m, `touch /${ROOT}/fastboot`)],
        rule: 'roottree/fastboot',
        at: [LOCAL],
      },
      {
        mistake: 'local, which makes it again, taken out of the runlevel',
        edits: [remove(`${ROOT}/etc/runlevels/default/local`)],
        rule: 'roottree/fastboot',
        at: [`${ROOT}/etc/runlevels/default`],
      },
    ],
    harmless: [
      {
        what: 'nothing checks the root',
        edits: [remove(`${ROOT}/etc/runlevels/boot/checkfs`), remove(`${ROOT}/fastboot`)],
      },
    ],
  },
  {
    number: '6.3',
    shows: 'netmount, which unmounts late',
    reads:
      'whether netmount is in a runlevel where fstab has lines for it; the order of its script is for baselayout before 1.11 only, and is not read',
    planted: [
      {
        mistake: 'in no runlevel',
        edits: [remove(`${ROOT}/etc/runlevels/boot/netmount`)],
        rule: 'fstab/netmount-missing',
        at: [`${ROOT}/etc/runlevels`],
      },
      {
        mistake: 'the script not copied',
        edits: [remove(`${ROOT}/etc/init.d/netmount`)],
        rule: 'roottree/runlevel-links',
        at: [`${ROOT}/etc/runlevels/boot/netmount`],
      },
      {
        mistake: 'the target of systemd masked',
        edits: [link(`${ROOT}/etc/systemd/system/remote-fs.target`, '/dev/null')],
        rule: 'fstab/netmount-missing',
        at: [`${ROOT}/etc/systemd/system/remote-fs.target`],
      },
    ],
    harmless: [
      {
        what: 'in the default runlevel',
        edits: [
          remove(`${ROOT}/etc/runlevels/boot/netmount`),
          link(`${ROOT}/etc/runlevels/default/netmount`, '/etc/init.d/netmount'),
        ],
      },
    ],
  },
  {
    number: '6.4',
    shows: 'the runlevels of the node',
    reads:
      'what each link leads to in the root of the node, what is missing, and what touches the network card',
    planted: [
      {
        mistake: 'localmount left out',
        edits: [remove(`${ROOT}/etc/runlevels/boot/localmount`)],
        rule: 'fstab/netmount-missing',
        at: [`${ROOT}/etc/runlevels/boot`],
      },
      {
        mistake: 'a link to a service that is not there',
        edits: [link(`${ROOT}/etc/runlevels/default/ntpd`, '/etc/init.d/ntpd')],
        rule: 'roottree/runlevel-links',
        at: [`${ROOT}/etc/runlevels/default/ntpd`],
      },
      {
        mistake: "a link into the server's own tree",
        edits: [
          remove(`${ROOT}/etc/runlevels/default/sshd`),
          link(`${ROOT}/etc/runlevels/default/sshd`, `/${ROOT}/etc/init.d/sshd`),
        ],
        rule: 'roottree/runlevel-links',
        at: [`${ROOT}/etc/runlevels/default/sshd`],
      },
      {
        mistake: 'nothing in the default runlevel',
        edits: [remove(`${ROOT}/etc/runlevels/default`), put(`${ROOT}/etc/runlevels/default/.keep`, '')],
        rule: 'roottree/runlevel-links',
        at: [`${ROOT}/etc/runlevels/default`],
      },
      {
        mistake: 'the network card configured once more',
        edits: [
          put(`${ROOT}/etc/init.d/net.eth0`, ''),
          link(`${ROOT}/etc/runlevels/default/net.eth0`, '/etc/init.d/net.eth0'),
        ],
        rule: 'roottree/net-restart',
        at: [`${ROOT}/etc/runlevels/default/net.eth0`],
      },
    ],
    harmless: [
      {
        what: 'another service that is there',
        edits: [
          put(`${ROOT}/etc/init.d/ntpd`, ''),
          link(`${ROOT}/etc/runlevels/default/ntpd`, '/etc/init.d/ntpd'),
        ],
      },
    ],
  },
];

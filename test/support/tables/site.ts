/** The site that the tables of exports, of roots and of mounts begin from, with what is changed in it. */
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';

export const DHCP = 'etc/dhcp/dhcpd.conf';
export const EXPORTS = 'etc/exports';
export const FSTAB = 'diskless/node21/etc/fstab';
export const OWN = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
export const dhcp = miniature()[DHCP] ?? '';
export const fstab = miniature()[FSTAB] ?? '';
const IMAGES: Files = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };

export const at = (more: Files): Files => miniature({ ...IMAGES, ...more });
export const ROOT = '/diskless/node21';
export const ALL = '(rw,sync,no_root_squash,no_subtree_check)';

/** A root with all that is needed. */
export const tree = (more: Files): Files =>
  at({
    'diskless/node21/sbin/init': '',
    'diskless/node21/bin/sh': '',
    'diskless/node21/sbin/mount.nfs': '',
    'diskless/node21/dev/console': '',
    'diskless/node21/proc/x': '',
    'diskless/node21/sys/x': '',
    'diskless/node21/tmp/x': '',
    'diskless/node21/opt/x': '',
    'diskless/node21/lib/x': '',
    'diskless/node21/var/x': '',
    [EXPORTS]: `${ROOT} 192.168.1.21${ALL}\n/opt 192.168.1.21${ALL}\n`,
    'opt/x': '',
    [FSTAB]: `${fstab}192.168.1.1:/opt /opt nfs rw,nolock 0 0\n`,
    ...more,
  });
const config = miniature()['srv/tftp/vmlinuz.config'] ?? '';
export const symbols = (what: string, into: string): Files => ({
  'srv/tftp/vmlinuz.config': config.includes(what) ? config.replace(what, into) : `${config}${into}\n`,
});
export const mount = (line: string, more: Files = {}): Files =>
  tree({ [FSTAB]: `${fstab}${line}\n`, ...more });

export const lines = (
  all: readonly string[],
  make: (text: string) => Files,
): Readonly<Record<string, Told>> =>
  Object.fromEntries(all.map((text) => [JSON.stringify(text.replace(fstab, '… ')), make(text)]));

/** The word that names the root. */
export const WORD = 'nfsroot=192.168.1.1:/diskless/node21,vers=3';
/** Another machine, and a file for both. */
export const two: Files = {
  [DHCP]: `${dhcp}host node22 { hardware ethernet 00:40:63:c2:ca:22; fixed-address 192.168.1.22; }\n`,
  [OWN]: undefined,
};

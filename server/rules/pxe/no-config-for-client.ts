/** No configuration file that PXELINUX asks for on behalf of a node exists. */

import type { Instead } from '../../boot/loaders/pxelinux/faults.js';
import { ownFile } from '../about/causes.js';
import { startOf } from '../about/edits.js';
import { configFiles } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import { faultRule } from '../rule.js';

const NO_DEFAULT = { 'srv/tftp/pxelinux.cfg/default': undefined };

const SAYERS: Readonly<Record<Instead['what'] | 'none', string>> = {
  folder: 'pxe/config-dir-is-file',
  default: 'pxe/default-file-case',
  'mac case': 'pxe/mac-filename-case',
  'mac form': 'pxe/mac-filename-form',
  address: 'pxe/ip-filename-case',
  'address slip': 'pxe/no-config-for-client',
  inside: 'pxe/no-config-for-client',
  none: 'pxe/no-config-for-client',
};

export const pxeNoConfigForClient = faultRule({
  id: 'pxe/no-config-for-client',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'None of the configuration files that PXELINUX tries for a node exists, and there is no default.',
    why: 'PXELINUX asks for the UUID, the MAC, the address in hex digit by digit, and `default`. When all are missing it shows `Unable to locate configuration file`, then `Boot failed: press a key to retry, or wait for reset...`.',
    avoid: miniature({
      ...NO_DEFAULT,
      ...changed(
        'etc/dhcp/dhcpd.conf',
        'host node21 {',
        'host node22 {\n  hardware ethernet 00:40:63:11:22:33;\n  fixed-address 192.168.1.22;\n}\nhost node21 {',
      ),
    }),
    prefer: miniature(NO_DEFAULT),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  // Which machines of a range are there is not known: but without the folder none of them finds anything.
  severityOf: ({ own, present, instead }) => {
    if (own !== undefined || instead?.what === 'inside') return 'error';
    return present ? 'info' : 'warning';
  },
  // A file that stands in the way, or has a name that is never asked for, is one finding.
  saidBy: ({ instead }) => SAYERS[instead?.what ?? 'none'],
  cause: ({ own }) => (own === undefined ? undefined : ownFile(own, 1, 'the machine that finds no file')),
  story: ({ folder, present, instead, own }) => {
    if (instead?.what === 'folder')
      return `${instead.path} is a file, and PXELINUX looks for a folder of that name`;
    if (instead?.what === 'inside')
      return `PXELINUX lies in ${instead.path} itself, and looks for its configurations in ${folder}/`;
    if (instead !== undefined)
      return `PXELINUX never asks for ${instead.path}, and finds no other configuration in ${folder}/`;
    return present
      ? `PXELINUX finds no configuration file in ${folder}/${own === undefined ? '' : `: neither ${own}, nor one for its address, nor default`}`
      : `PXELINUX finds no configuration file, since the TFTP server has no folder ${folder}`;
  },
  message: (fault, { who }) => {
    const { folder, present, instead, own, console } = fault;
    const file = own ?? 'default';
    if (instead?.what === 'inside')
      return `PXELINUX finds no configuration for ${who}: it lies in ${instead.path} itself, and looks for ${folder}/ from there. It shows "${console}". Put the program and its modules a folder higher, and name that in filename.`;
    if (instead?.what === 'address slip')
      return `PXELINUX asks for the address of ${who} in hex, and ${instead.path} is that of nobody: a digit is wrong. It finds no other configuration and shows "${console}". Rename the file.`;
    if (instead !== undefined)
      return `PXELINUX never asks for ${instead.path}, which is meant for ${who}. It finds nothing else and shows "${console}". Rename the file to the name that is asked for.`;
    if (!present)
      return `PXELINUX finds no configuration for ${who}: there is no directory ${folder} below the root of the TFTP server. It shows "${console}". Create the directory with a file default in it.`;
    return `PXELINUX finds no configuration for ${who}: neither ${own === undefined ? 'a file for their address' : `${folder}/${own}, nor a file for its address`}, nor default exists. It shows "${console}". Create ${folder}/${file}.`;
  },
  related: ({ others, instead, present }, { site }) => {
    if (instead !== undefined && instead.what !== 'inside')
      return others.map((place) => ({ place, message: 'the machine that it is for' }));
    const [sibling] = configFiles(site);
    if (sibling !== undefined)
      return [{ place: startOf(sibling.file), message: 'the files of other nodes are here' }];
    const { rootSaid } = site.tftp;
    return present || rootSaid === undefined
      ? []
      : [{ place: rootSaid.place, message: 'the root of the TFTP server' }];
  },
});

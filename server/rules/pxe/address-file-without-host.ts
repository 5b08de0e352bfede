/** A configuration file is named after an address that no machine gets, a slip away from that of a machine without a file. */
import { slipsAmong } from '../../../grammars/text/index.js';
import { addressOfFile, isOfNobody } from '../../boot/loaders/addressfile.js';
import { formatIpv4, hexIpv4 } from '../../site/address.js';
import { declarations } from '../../site/dhcp/declarations.js';
import { ownFile } from '../about/causes.js';
import { startOf } from '../about/edits.js';
import { configFiles, macFileName } from '../about/loaders/pxeconfigs.js';
import { hasName } from '../about/loaders/pxefilenames.js';
import { miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const NAMED = (name: string) =>
  miniature({
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    [`srv/tftp/pxelinux.cfg/${name}`]: `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw
`,
    'srv/tftp/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
  });

export const pxeAddressFileWithoutHost: CheckRule = {
  id: 'pxe/address-file-without-host',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The address in the name of a configuration file, written in hex, is one that the DHCP server gives to nobody, and differs by a slip from that of a machine that has no such file.',
    why: 'A digit is wrong, or two have changed their places: 192.168.1.21 is `C0A80115`, and `gethostip -x` of Syslinux says so. The machine asks for another name and boots `default`, or shows `Unable to locate configuration file`.',
    avoid: NAMED('C0A80151'),
    prefer: NAMED('C0A80115'),
    references: ['Syslinux doc/pxelinux.txt', 'Syslinux core/fs/pxe/pxe.c'],
  },
  check({ site, report }) {
    const files = configFiles(site);
    const strangers = files.filter(
      ({ client }) => client.kind === 'address' && client.canonical && isOfNobody(site, client.digits),
    );
    if (strangers.length === 0) return;
    const named = new Set(files.flatMap(({ client }) => (client.kind === 'mac' ? [client.mac] : [])));
    const machines = declarations(site).flatMap(({ name, macs, addresses }) =>
      macs.some(({ value }) => named.has(value))
        ? []
        : addresses.map(({ value, place }) => ({
            name,
            macs,
            place,
            address: value,
            digits: hexIpv4(value),
          })),
    );
    const slipsOf = slipsAmong(machines, ({ digits }) => digits);
    for (const config of strangers) {
      const { client, file, name } = config;
      const address = client.kind === 'address' ? addressOfFile(client.digits) : undefined;
      const [near, ...others] = slipsOf(name).filter(({ digits }) => !hasName(site, config, digits));
      if (address === undefined || near === undefined || others.length > 0) continue;
      const [mac] = near.macs;
      report({
        at: startOf(file),
        message: `This file's name is ${formatIpv4(address)} in hex, which no machine gets, but ${near.name} gets ${formatIpv4(near.address)}, and has no file. It boots "default", or shows "Unable to locate configuration file". Rename the file to ${near.digits}, or correct the address.`,
        related: [{ place: near.place, message: `${near.name} gets ${formatIpv4(near.address)}` }],
        nodes: [near.name],
        // Where it finds no other file, that is told.
        ...(mac === undefined
          ? {}
          : { cause: ownFile(macFileName(mac.value), 2, 'the file that is named after another address') }),
      });
    }
  },
};

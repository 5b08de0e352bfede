/** dhcp-boot and dhcp-option both give a boot file, or a server's name; clients read the one of dhcp-boot. */
import type { DnsmasqOption } from '../../site/dnsmasq/facts.js';
import type { Said } from '../../site/place.js';
import { bootLine } from '../about/causes.js';
import { sameTags } from '../about/dhcp/dnsmasqtags.js';
import { servedByDnsmasq } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

export const dnsmasqBootfileTwice: CheckRule = {
  id: 'dnsmasq/bootfile-twice',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'dhcp-boot names a boot file or a server, and dhcp-option 67 or 66 names one for the same clients.',
    why: 'dnsmasq sends dhcp-boot as options 67 and 66, closed by a NUL, and what dhcp-option says behind it. iPXE and UEFI read up to the NUL, so they load what dhcp-boot names; another client may ask for both names as one.',
    avoid: servedByDnsmasq(
      'dhcp-match=set:efi,option:client-arch,7\ndhcp-boot=tag:efi,syslinux.efi\ndhcp-option=tag:efi,67,grubx64.efi\n',
    ),
    prefer: servedByDnsmasq('dhcp-match=set:efi,option:client-arch,7\ndhcp-boot=tag:efi,syslinux.efi\n'),
    references: ['dnsmasq src/rfc2131.c, do_options', 'RFC 3396'],
  },
  check({ site: { dnsmasq }, report }) {
    if (dnsmasq === undefined || dnsmasq.plainFields) return;
    for (const { tags, file, serverName, place } of dnsmasq.boots) {
      const twice = (code: number, said: Said<string> | undefined): DnsmasqOption | undefined =>
        said === undefined || said.value === ''
          ? undefined
          : dnsmasq.options.find(
              (one) =>
                one.code === code &&
                one.vendor === undefined &&
                !one.inside &&
                one.value.atoms.length > 0 &&
                sameTags(one.tags, tags),
            );
      for (const option of [twice(67, file), twice(66, serverName)]) {
        if (option === undefined) continue;
        report({
          at: option.place,
          message: `Option ${option.code} is sent twice, from here and from dhcp-boot. iPXE and UEFI take what dhcp-boot says, so this line does nothing for them. Remove it, or dhcp-boot.`,
          related: [{ place, message: 'this is taken' }],
          cause: bootLine(place, 1, 'this is not read beside it'),
        });
      }
    }
  },
};

/** A dhcp-boot line for BIOS stands below that for UEFI and fits machines with UEFI as well, so that they get its file. */
import { bootFileName, bootsThatFit, dhcpServer, newDraft } from '../../boot/index.js';
import type { DnsmasqBoot } from '../../site/dnsmasq/facts.js';
import { samePlace } from '../../site/place.js';
import { sameTags } from '../about/dhcp/dnsmasqtags.js';
import { answered, isBiosLoader, isEfiLoader, withArchitecture } from '../about/loaders/otherfirmware.js';
import { servedByDnsmasq } from '../about/miniature.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const SET = 'dhcp-userclass=set:ipxe,iPXE\ndhcp-match=set:efi,option:client-arch,7\n';
const EFI = 'dhcp-boot=tag:efi,tag:!ipxe,ipxe.efi\n';
const BIOS = 'dhcp-boot=tag:!ipxe,undionly.kpxe\n';
const SCRIPT = 'dhcp-boot=tag:ipxe,http://192.168.1.1/menu.ipxe\n';

interface Hidden {
  readonly used: DnsmasqBoot;
  readonly lost: DnsmasqBoot;
  readonly names: Set<string>;
}

export const dnsmasqUefiFileHidden: CheckRule = {
  id: 'dnsmasq/uefi-file-hidden',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A dhcp-boot line names a program for BIOS, fits machines with UEFI as well, and stands below the line that has a program for these.',
    why: 'Of several lines with tags that fit, dnsmasq uses the last one, however many tags the others have. A machine with UEFI is then sent a program that only a BIOS can start: it downloads the file, and goes on to its next boot device.',
    avoid: servedByDnsmasq(SET + EFI + BIOS + SCRIPT),
    prefer: servedByDnsmasq(SET + BIOS + EFI + SCRIPT),
    references: ['dnsmasq src/rfc2131.c, find_boot', 'dnsmasq(8), --dhcp-boot'],
  },
  check({ site, boots, report }) {
    const { dnsmasq, dhcp } = site;
    // What dhcpd says beside it is the business of other rules.
    if (dnsmasq === undefined || dhcp !== undefined) return;
    const lines = dnsmasq.boots.filter(({ tags }) => tags.length > 0);
    if (!lines.some(({ file }) => isEfiLoader(file.value))) return;
    const found = new Map<DnsmasqBoot, Hidden>();
    for (const trace of answered(boots)) {
      const client = withArchitecture(trace, 7);
      const told = bootFileName(dhcpServer(site).answer(client, trace.node), newDraft());
      if (told.kind !== 'value' || !isBiosLoader(told.value)) continue;
      const used = lines.find(({ place }) => told.from !== undefined && samePlace(place, told.from));
      if (used === undefined) continue;
      const lost = bootsThatFit(site, dnsmasq, client, trace.node).find(({ file }) =>
        isEfiLoader(file.value),
      );
      // Where both are for the same clients, the first is never used by anybody (dnsmasq/boot-replaced).
      if (lost === undefined || sameTags(lost.tags, used.tags)) continue;
      const before = found.get(used);
      if (before === undefined) found.set(used, { used, lost, names: new Set([trace.node.name]) });
      else before.names.add(trace.node.name);
    }
    for (const { used, lost, names } of found.values()) {
      report({
        at: used.place,
        message: `With UEFI ${nodesNamed([...names])} would be sent "${used.file.value}", which only a BIOS can start: this line fits, too, stands below that for "${lost.file.value}", and of the lines with tags that fit dnsmasq uses the last. Move this line above that one.`,
        related: [{ place: lost.place, message: 'what UEFI machines are meant to get' }],
        nodes: [...names],
      });
    }
  },
};

/** Two dhcp-boot lines are for the same clients; the first of them is never used. */
import { fileHasHole } from '../../../grammars/dnsmasq/index.js';
import { SERVER_OF_URL } from '../../site/dnsmasq/filledin.js';
import { placeKey, samePlace } from '../../site/place.js';
import { mistakenWords, replaces, sameTags } from '../about/dhcp/dnsmasqtags.js';
import { ipxeLoops } from '../about/loaders/ipxeloops.js';
import { isBiosLoader, isEfiLoader } from '../about/loaders/otherfirmware.js';
import { servedByDnsmasq } from '../about/miniature.js';
import { placesOf } from '../about/toldplaces.js';
import type { CheckRule } from '../rule.js';

const TAG = 'dhcp-match=set:efi,option:client-arch,7\n';

export const dnsmasqBootReplaced: CheckRule = {
  id: 'dnsmasq/boot-replaced',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'Two dhcp-boot lines name different files for the same tags, or for no tags, or the line further down asks for fewer of the tags.',
    why: 'dnsmasq uses the last line that fits, not the first, and says nothing of the other. What the first line names is never loaded.',
    avoid: servedByDnsmasq(`${TAG}dhcp-boot=tag:efi,grubx64.efi\ndhcp-boot=tag:efi,syslinux.efi\n`),
    prefer: servedByDnsmasq(`${TAG}dhcp-boot=tag:efi,syslinux.efi\n`),
    references: ['dnsmasq src/rfc2131.c, find_boot', 'dnsmasq(8), --dhcp-boot'],
  },
  check({ site, everyBoot, report }) {
    const boots = site.dnsmasq?.boots ?? [];
    const words = site.dnsmasq === undefined ? [] : mistakenWords(site.dnsmasq);
    let uefi: ReadonlySet<string> | undefined;
    for (const [i, boot] of boots.entries()) {
      const later = boots.findLast((other, j) => j > i && replaces(other.tags, boot.tags));
      // Written twice alike, it does no harm.
      if (later === undefined || later.file.value === boot.file.value) continue;
      // What is filled in may bring tags of its own.
      if (fileHasHole(later.file.value.replace(SERVER_OF_URL, ''))) continue;
      // That the later line gives iPXE to iPXE is said there.
      const loops = [...ipxeLoops({ site, everyBoot }).keys()];
      if (loops.some((place) => samePlace(place, later.place))) continue;
      // A tag that became a file is told where it stands.
      if (words.some(({ place }) => samePlace(place, later.file.place))) continue;
      const alike = sameTags(later.tags, boot.tags);
      // A loader for BIOS in the place of one for UEFI: which machines get it is told at that line.
      if (isEfiLoader(boot.file.value)) {
        if (!alike && isBiosLoader(later.file.value)) continue;
        uefi ??= placesOf(everyBoot, 'dhcp/uefi-gets-bios-nbp');
        if (uefi.has(placeKey(later.place))) continue;
      }
      const tags = boot.tags.length === 0 ? 'without tags' : 'with the same tags';
      const who = alike ? `a line ${tags}` : 'a line that asks for fewer of its tags';
      const mend = alike ? 'Remove one of them, or tell them apart by tags.' : 'Move this line below it.';
      report({
        at: boot.place,
        message: `"${boot.file.value}" is never loaded: ${who} stands further down, and of several that fit dnsmasq uses the last. ${mend}`,
        related: [{ place: later.place, message: 'this one is used' }],
      });
    }
  },
};

/** A word of dnsmasq.conf was to begin with tag: or set:, and is a tag of a strange name or the boot file instead. */
import { placeKey, samePlace } from '../../site/place.js';
import { type Mistaken, mistakenWords } from '../about/dhcp/dnsmasqtags.js';
import { fix, replace } from '../about/edits.js';
import { servedByDnsmasq } from '../about/miniature.js';
import { placesOf } from '../about/toldplaces.js';
import type { CheckRule } from '../rule.js';

const EFI = (word: string) =>
  servedByDnsmasq(
    `dhcp-match=set:efi,option:client-arch,7\ndhcp-match=set:pc,option:client-arch,0\ndhcp-boot=tag:efi,${word},syslinux.efi\n`,
  );

export const dnsmasqPrefixMisspelt: CheckRule = {
  id: 'dnsmasq/prefix-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A word is a slip of the pen away from beginning with `tag:` or `set:`, as `tga:efi` is, lacks it (`!ipxe`), or has the next word stuck to it.',
    why: '`dnsmasq --test` says nothing. In dhcp-boot the first word that does not begin with `tag:` is the name of the boot file: every machine that the line fits asks for a file `tga:efi`, `PXE-E3B: TFTP Error - File not found`. Elsewhere it is a tag of that name, which no other line knows.',
    avoid: EFI('tga:!pc'),
    prefer: EFI('tag:!pc'),
    references: ['dnsmasq(8), --dhcp-boot', 'dnsmasq src/option.c, dhcp_tags and set_prefix'],
  },
  check({ site: { dnsmasq }, boots, report }) {
    if (dnsmasq === undefined) return;
    const missing = placesOf(boots, 'tftp/boot-file-missing');
    for (const word of mistakenWords(dnsmasq)) {
      const { place, text, instead } = word;
      // Where a machine asks for a file of that name, this says why.
      const line = dnsmasq.boots.find(({ file }) => samePlace(file.place, place))?.place;
      report({
        at: line !== undefined && missing.has(placeKey(line)) ? line : place,
        message: `dnsmasq takes "${text}" for ${takenFor(word)}. Write ${instead}.`,
        fixes: () => [fix(`Write ${instead}`, false, replace(place, instead))],
      });
    }
  },
};

function takenFor({ as }: Mistaken): string {
  if (as === 'file')
    return 'the name of the boot file, since it does not begin with "tag:", and what follows for the name of a server';
  return as === 'tag set'
    ? 'the name of a tag that no line asks for'
    : 'the name of a tag that no client has, so that the line is for nobody';
}

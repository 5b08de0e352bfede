/** A test of GRUB compares the machine's hardware address with a text that GRUB never writes so. */
import { normaliseMac } from '../../site/address.js';
import { eachCommand } from '../../site/grub/blocks.js';
import type { GrubWord } from '../../site/grub/facts.js';
import { fix, replace } from '../about/edits.js';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../about/examples/grub.js';
import { literalText } from '../about/loaders/grubwords.js';
import type { CheckRule } from '../rule.js';

const CHOOSING = (mac: string) =>
  bootedByGrub({
    [GRUB_CFG]: grubMenu(undefined, `if [ "$net_default_mac" = "${mac}" ]; then\n  set timeout=9\nfi\n`),
  });

export const grubNeverEqual: CheckRule = {
  id: 'grub/never-equal',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A test compares `$net_default_mac`, or the address of a card, with a text that is written in another way, or is no hardware address.',
    why: 'GRUB compares letter by letter, and writes a hardware address in small letters with colons: 52:54:00:00:00:01. Every machine goes on as if it were another one, and GRUB says nothing of it.',
    avoid: CHOOSING('52-54-00-00-00-07'),
    prefer: CHOOSING('52:54:00:00:00:07'),
    references: ['GRUB manual, "Network"', 'grub-core/net/net.c, grub_net_hwaddr_to_str'],
  },
  check({ site, report }) {
    for (const { statements } of site.grub) {
      for (const { words } of eachCommand(statements)) {
        const [command, left, sign, right] = words;
        if (command === undefined || !['[', 'test'].includes(literalText(command) ?? '')) continue;
        if (!['=', '==', '!='].includes((sign && literalText(sign)) ?? '')) continue;
        const at = isAddress(left) ? right : isAddress(right) ? left : undefined;
        const text = at === undefined ? undefined : literalText(at);
        if (at === undefined || text === undefined || text === '' || WRITTEN.test(text)) continue;
        const meant = normaliseMac(text);
        report({
          at: at.place,
          message: `GRUB writes a hardware address in small letters with colons, and compares letter by letter, so no machine has "${text}". ${
            meant === undefined
              ? 'That is no hardware address: six pairs of hexadecimal digits stand in one.'
              : `Write ${meant}.`
          }`,
          fixes: () => (meant === undefined ? [] : [fix(`Write ${meant}`, false, replace(at.place, meant))]),
        });
      }
    }
  },
};

const WRITTEN = /^[\da-f]{2}(?::[\da-f]{2}){5}$/;

/** Nothing but the address of the card that GRUB boots from, or of one by its name. */
function isAddress(word: GrubWord | undefined): boolean {
  const parts = word?.parts ?? [];
  const [part] = parts;
  return (
    parts.length === 1 && part?.kind === 'variable' && /^net_(?:default|(?:efi|pxe)\w*)_mac$/.test(part.name)
  );
}

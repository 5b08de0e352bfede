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
        const bare = withoutSign(left, right) ?? withoutSign(right, left);
        if (bare !== undefined)
          report({
            at: bare.place,
            message: `Without $ before it this is a text, not the hardware address, and it is never equal to one. Write $${literalText(bare)}.`,
          });
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

/** The variables of GRUB that hold one. */
const ADDRESS = /^net_(?:default|(?:efi|pxe)\w*)_mac$/;

const WRITTEN = /^[\da-f]{2}(?::[\da-f]{2}){5}$/;

/** The name of the variable, where it stands as a text beside an address. */
function withoutSign(word: GrubWord | undefined, other: GrubWord | undefined): GrubWord | undefined {
  const name = word === undefined ? undefined : literalText(word);
  const text = other === undefined ? undefined : literalText(other);
  if (name === undefined || text === undefined || !ADDRESS.test(name)) return undefined;
  return normaliseMac(text) === undefined ? undefined : word;
}

/** Nothing but the address of the card that GRUB boots from, or of one by its name. */
function isAddress(word: GrubWord | undefined): boolean {
  const parts = word?.parts ?? [];
  const [part] = parts;
  return parts.length === 1 && part?.kind === 'variable' && ADDRESS.test(part.name);
}

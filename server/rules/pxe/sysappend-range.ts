/** The value of IPAPPEND or SYSAPPEND is no number, or asks for something that PXELINUX does not know. */

import { placeKey, type Said } from '../../site/place.js';
import type { PxeConfigFile } from '../../site/pxelinux/facts.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const SYSAPPEND = (value: string) =>
  miniature(
    changed('srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9', '  KERNEL', `  SYSAPPEND ${value}\n  KERNEL`),
  );

export const pxeSysappendRange: CheckRule = {
  id: 'pxe/sysappend-range',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'IPAPPEND or SYSAPPEND has a word in the place of its number, a negative number, or a bit above 0x40000.',
    why: 'The number is a sum of bits: 1 for `ip=`, 2 for `BOOTIF=`, 4 for `SYSUUID=`, and so on. A word counts as 0, so that nothing is added to the command line, and bits that PXELINUX does not know are passed over without a word. Initial ramdisks that wait for BOOTIF= then take the first card there is.',
    avoid: SYSAPPEND('BOOTIF'),
    prefer: SYSAPPEND('2'),
    references: ['Syslinux doc/syslinux.txt, SYSAPPEND', 'Syslinux core/sysappend.c'],
  },
  check({ site, report }) {
    const files = site.pxe.flatMap(({ configs, opened }) => [...configs, ...opened]);
    for (const { value, place } of files.flatMap(valuesOf)) {
      if (value > 0 && value <= ALL) continue;
      const text =
        site.files.get(place.file)?.document.text.slice(place.span.start, place.span.end).trim() ?? '';
      const word = text.split(/\s+/).at(-1) ?? '';
      const none = value === 0 && !/^[+-]?\d/.test(word);
      if (word === '' || (!none && value === 0) || /[$({<@%]/.test(word)) continue;
      report({
        at: place,
        message: none
          ? `"${word}" is no number, and counts as 0: nothing is added to the command line. Write the sum of the bits that are meant, such as 2 for BOOTIF=.`
          : `${word} holds bits that PXELINUX does not know: it passes over them. The bits go from 1 to 0x40000; write the sum of those that are meant.`,
      });
    }
  },
};

/** All 19 bits of core/sysappend.c. */
const ALL = 0x7ffff;

/** Those of the labels that inherit the one of the file stand at the same place. */
function valuesOf({ sysappend, labels }: PxeConfigFile): Said<number>[] {
  const all = [sysappend, ...labels.map((label) => label.sysappend)].filter((one) => one !== undefined);
  if (all.length < 2) return all;
  return [...new Map(all.map((one) => [placeKey(one.place), one])).values()];
}

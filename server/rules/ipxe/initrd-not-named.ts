/** The kernel is told the name of an initial ramdisk, and none of that name is loaded. */

import { isNamed, nameInUri } from '../../boot/index.js';
import type { IpxeScript, IpxeWord } from '../../site/ipxe/facts.js';
import { placeKey } from '../../site/place.js';
import { fix, replace } from '../about/edits.js';
import { IPXE_WORDS, ipxeSite } from '../about/examples/ipxe.js';
import { BOTH_NEW, commandsOf, isLiteral, type Written } from '../about/loaders/ipxescripts.js';
import { placesOf } from '../about/toldplaces.js';
import type { CheckRule, RuleContext } from '../rule.js';

const loading = (name: string): string =>
  `#!ipxe\nkernel vmlinuz initrd=${name} ${IPXE_WORDS}\ninitrd initrd.img\nboot\n`;

export const ipxeInitrdNotNamed: CheckRule = {
  id: 'ipxe/initrd-not-named',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: '`initrd=` among the words of a kernel names an image that the script does not load under that name. An image has the last part of its URI as its name, or what `--name` says.',
    why: 'Under UEFI the stub of the kernel asks iPXE for each file that an `initrd=` names, whatever the case of its letters. Where one is not there the kernel does not start: `EFI stub: ERROR: Failed to open file: NAME`, and iPXE says `Could not boot`. BIOS machines boot all the same. iPXE of 2023 and later hands initial ramdisks over to kernels of 5.7 and later without the word.',
    avoid: ipxeSite({ 'srv/tftp/other.ipxe': loading('initrd') }),
    prefer: ipxeSite({ 'srv/tftp/other.ipxe': loading('initrd.img') }),
    references: ['ipxe.org/cmd/initrd', 'Linux drivers/firmware/efi/libstub/file.c'],
  },
  check({ site, everyBoot, report }) {
    if (site.ipxe.length === 0) return;
    const lost = filesWithout(everyBoot);
    const exchanged = placesOf(everyBoot, 'kernel/ramdisk-as-kernel');
    for (const script of site.ipxe) {
      // What is not there is told, and its name with it.
      if (script.template || lost.has(script.file)) continue;
      for (const block of blocks(script)) {
        // Where the ramdisk stands in the place of the kernel, that is told.
        if (block.some(({ rest }) => rest.some(({ place }) => exchanged.has(placeKey(place))))) continue;
        const loaded = block.flatMap(nameOf);
        const names = loaded.filter((name) => name !== undefined);
        // What is loaded elsewhere, or under a name that no file tells, may be it.
        if (names.length === 0 || names.length < loaded.length) continue;
        for (const { word, name } of block.flatMap(asked)) {
          if (isNamed(names, name)) continue;
          const parts = name.split(',');
          if (parts.length > 1) {
            const words = parts.map((part) => `initrd=${part}`).join(' ');
            report({
              at: word.place,
              message: `The kernel takes ${name} for the name of one file: only PXELINUX knows several behind commas. Under UEFI it finds none and does not start, unless it is ${BOTH_NEW}. Write ${words}.`,
              fixes: () => [fix('Write a word for each', false, replace(word.place, words))],
            });
            continue;
          }
          report({
            at: word.place,
            message: `The kernel asks for an initial ramdisk of the name ${name}, but the script loads ${names.join(', ')}. Under UEFI the kernel finds none and does not start, unless it is ${BOTH_NEW}. Write initrd=${names[0] ?? ''}.`,
          });
        }
      }
    }
  },
};

/** What stands between labels is done together. */
function blocks(script: IpxeScript): Written[][] {
  const found: Written[][] = [];
  let label = -1;
  for (const written of commandsOf(script)) {
    const from = script.statements.findLastIndex(
      (one, i) => i <= written.statement && one.label !== undefined,
    );
    if (from !== label || found.length === 0) found.push([]);
    label = from;
    found[found.length - 1]?.push(written);
  }
  return found;
}

/** The name of the image that a command loads; nothing for other commands. */
function nameOf({ name, rest, options }: Written): (string | undefined)[] {
  if (!['initrd', 'imgfetch', 'module'].includes(name)) return [];
  const said = options.get('name');
  const [uri] = rest;
  if (said !== undefined) return [said.word.value.slice(said.from)];
  // A second word names the file inside the initial ramdisk that iPXE makes of it.
  if (uri === undefined || rest.length > 1) return [undefined];
  const last = nameInUri(uri.value);
  return [last === '' || last.includes('$') || last.includes('}') || uri.hole ? undefined : last];
}

function asked({ name, rest }: Written): { readonly word: IpxeWord; readonly name: string }[] {
  if (!['kernel', 'imgargs', 'imgselect', 'boot', 'chain'].includes(name)) return [];
  return rest.flatMap((word) => {
    const value = /^initrd=(.+)$/.exec(word.value)?.[1];
    return value === undefined || !isLiteral(word) || value === 'initrd.magic' ? [] : [{ word, name: value }];
  });
}

/** Scripts that load a ramdisk that is not there. */
function filesWithout(boots: RuleContext['everyBoot']): ReadonlySet<string> {
  const faults = boots.flatMap(({ stages }) => stages.flatMap((stage) => stage.faults));
  return new Set(
    faults.flatMap((fault) =>
      fault.id === 'ipxe/file-missing' && fault.command === 'initrd' ? [fault.at.file] : [],
    ),
  );
}

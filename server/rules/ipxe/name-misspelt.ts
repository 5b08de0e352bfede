/** A script of iPXE loads a file whose name, or whose folder's, is a letter away from what is there. */
import { isSlip } from '../../../grammars/text/index.js';
import { namedInScript, nameInUri } from '../../boot/index.js';
import type { IpxeScript, IpxeWord } from '../../site/ipxe/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { fix, replace } from '../about/edits.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { kernelWord } from '../about/kernel/kernelwords.js';
import { commandsOf, isLiteral } from '../about/loaders/ipxescripts.js';
import { counted, misspeltFile } from '../about/loaders/misspeltfiles.js';
import type { CheckRule } from '../rule.js';

const LOADS: ReadonlySet<string> = new Set(['kernel', 'initrd', 'chain', 'imgfetch', 'module']);

export const ipxeNameMisspelt: CheckRule = {
  id: 'ipxe/name-misspelt',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A command of a script loads a file whose name, or whose folder, is a letter away from one that is there, that other commands load, or that all the world knows; or a word of the kernel stands in the place of the file.',
    why: 'The screen shows `/vmlinzu... No such file or directory (http://ipxe.org/2d0c613b)`. The command fails, and with it the script, unless `||` follows: then the machine goes on as if it had no file of its own. Said also where the copy has no images, so that it is not known which the server has.',
    avoid: ipxeSite({ 'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace('vmlinuz', 'vmlinzu') }),
    prefer: ipxeSite(),
    references: ['ipxe.org/cmd/kernel', 'iPXE src/usr/imgmgmt.c'],
  },
  check({ site, report }) {
    for (const script of site.ipxe) {
      for (const { word, right } of misnamedImages(script))
        report({
          at: word.place,
          message: `No command before loads an image "${word.value}", but ${right}: the words are lost, or the file is not there. Correct the name.`,
          fixes: () => [fix(`Write ${right}`, false, replace(word.place, right))],
        });
      for (const { name, rest } of commandsOf(script)) {
        const [word] = rest;
        if (!LOADS.has(name) || word === undefined || word.hole) continue;
        const parameter = name === 'kernel' ? kernelWord(word.value) : undefined;
        if (parameter !== undefined) {
          report({
            at: word.place,
            message: `The name of the kernel is missing: iPXE takes "${word.value}", a word for the kernel, for the file to load. Write the file before it.`,
          });
          continue;
        }
        const path = namedInScript(site, script, word.value);
        const slip = misspeltFile(site, nameOf(word), path, literalNames(site));
        if (slip === undefined) continue;
        const { wrong, right, folder } = slip;
        const where = folder === undefined ? 'There is, most likely, no' : `${folder} has no`;
        const at = word.value.lastIndexOf(wrong);
        const written = word.value.slice(0, at) + right + word.value.slice(at + wrong.length);
        report({
          at: word.place,
          message: `${where} "${wrong}", but ${right}: No such file or directory. Correct the name.`,
          fixes: () => [fix(`Write ${right}`, false, replace(word.place, written))],
        });
      }
    }
  },
};

interface Misnamed {
  readonly word: IpxeWord;
  readonly right: string;
}

/** Words are given to an image of a name that is a letter away from that of one which the script loads before. */
function misnamedImages(script: IpxeScript): Misnamed[] {
  const names = new Set<string>();
  const found: Misnamed[] = [];
  for (const { name, rest, command } of commandsOf(script)) {
    const [word] = rest;
    if (word === undefined || !isLiteral(word)) continue;
    if (name === 'imgargs' || name === 'imgselect') {
      const near = names.has(word.value) ? [] : [...names].filter((one) => isSlip(word.value, one));
      const [right, ...more] = near;
      if (right !== undefined && more.length === 0) found.push({ word, right });
    } else if (LOADS.has(name)) {
      names.add(nameInUri(word.value));
      // What it is called by.
      for (const { value } of command.words)
        if (value !== word.value) names.add(value.replace(/^--name=/, ''));
    }
  }
  return found;
}

/** Without what a server is asked behind it. */
function nameOf({ value }: IpxeWord): string {
  return value.replace(/[?#].*$/, '');
}

/** Names that scripts load, as they are written. */
const literalNames = once(({ ipxe }: Site): ReadonlyMap<string, number> => {
  const names = ipxe.flatMap((script) =>
    commandsOf(script).flatMap(({ name, rest: [word] }) =>
      LOADS.has(name) && word !== undefined && isLiteral(word) ? [nameOf(word)] : [],
    ),
  );
  return counted(names);
});

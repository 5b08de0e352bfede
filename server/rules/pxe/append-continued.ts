/** Lines that were to go on with an APPEND, and that the loader skips. */
import type { BootTrace } from '../../boot/trace.js';
import type { KernelParameter } from '../../site/parameters.js';
import { placeKey } from '../../site/place.js';
import { lostRamdisk } from '../about/causes.js';
import { fix, replaceThrough, writtenAt } from '../about/edits.js';
import { everyFault } from '../about/everyfault.js';
import { allConfigFiles } from '../about/loaders/pxeconfigs.js';
import { changed, miniature } from '../about/miniature.js';
import { list } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';

export const pxeAppendContinued: CheckRule = {
  id: 'pxe/append-continued',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'The line behind an APPEND was to go on with its words, with a backslash before it or without.',
    why: 'PXELINUX joins no lines. It reads `ip=dhcp` at the beginning of a line as a directive that it does not know, and skips the line without a message; a backslash goes to the kernel as a word of its own. Without its root the kernel ends in `VFS: Cannot open root device "(null)" or unknown-block(0,0): error -6`, without `ip=` in `VFS: Unable to mount root fs via NFS`.',
    avoid: miniature(changed(NAME, ' ip=dhcp rw', ' \\\n    ip=dhcp rw')),
    prefer: miniature(),
    references: ['Syslinux com32/elflink/ldlinux/readconfig.c', 'U-Boot boot/pxe_utils.c'],
  },
  check({ site, everyBoot, report }) {
    const rests = new Map(
      allConfigFiles(site)
        .flatMap(({ rests: all }) => all)
        .map((rest) => [placeKey(rest.place), rest]),
    );
    if (rests.size === 0) return;
    const consoles = consolesOf(everyBoot);
    for (const [key, { place, parameters, of }] of rests) {
      const console = consoles.get(key);
      report({
        at: place,
        // A ramdisk that is not loaded reads no words either.
        ...(parameters.some(({ name }) => name === 'initrd')
          ? { cause: lostRamdisk(place, 0, 'the line that is skipped') }
          : {}),
        message: `The loader joins no lines: it skips this one, so ${named(parameters)} the kernel${
          console === undefined ? '' : `, and the screen shows "${console}"`
        }. Write all words into the line of the APPEND.`,
        related: [{ place: of, message: 'the APPEND that was to go on' }],
        fixes: () => {
          const head = writtenAt(site, of).replace(/\s*\\$/, '');
          const words = writtenAt(site, place).replace(/\s*\\?\s*\n\s*/g, ' ');
          return [fix('Join the lines', false, replaceThrough(of, place, `${head} ${words}`))];
        },
      });
    }
  },
};

/** What the screen shows where the words are missed. */
function consolesOf(boots: readonly BootTrace[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { at, console } of everyFault(boots)) {
    if (console !== undefined && !found.has(placeKey(at))) found.set(placeKey(at), console);
  }
  return found;
}

function named(parameters: readonly KernelParameter[]): string {
  const names = [...new Set(parameters.map(({ name, value }) => (value === undefined ? name : `${name}=`)))];
  const [only] = names;
  if (names.length === 1 && only !== undefined) return `${only} does not reach`;
  return `${list(names)} do not reach`;
}

/** A boot file has the name of a well-known loader, but for two letters that changed places or one that is missing. */

import { tftpFile } from '../../boot/index.js';
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpExecutable } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import type { Place } from '../../site/place.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const NAMED = (name: string) => miniature(changed('etc/dhcp/dhcpd.conf', 'pxelinux.0', name));

/** Names that are used for one program only. */
const LOADERS: readonly string[] = [
  'pxelinux.0',
  'lpxelinux.0',
  'gpxelinux.0',
  'undionly.kpxe',
  'undionly.kkpxe',
  'ipxe.efi',
  'ipxe.pxe',
  'ipxe.kpxe',
  'snponly.efi',
  'syslinux.efi',
  'grubx64.efi',
  'grubaa64.efi',
  'shimx64.efi',
  'bootx64.efi',
  'bootaa64.efi',
];

/** Two neighbouring letters the other way round, or one letter of a long name left out; the first letter is right. */
function slips(): Map<string, string> {
  const meant = new Map<string, string>();
  for (const loader of LOADERS) {
    for (let i = 1; i < loader.length; i++) {
      const pair = loader.slice(i, i + 2);
      const letters = /^[a-z]{2}$/.test(pair);
      if (letters) meant.set(`${loader.slice(0, i)}${pair[1]}${pair[0]}${loader.slice(i + 2)}`, loader);
      if (letters && loader.length > 9) meant.set(loader.slice(0, i) + loader.slice(i + 1), loader);
    }
  }
  for (const loader of LOADERS) meant.delete(loader);
  return meant;
}

interface Named {
  readonly name: string;
  readonly place: Place;
}

function fileNames(statements: readonly DhcpExecutable[], into: Named[]): void {
  for (const statement of withNested(statements)) {
    if (statement.kind === 'assign' && statement.space === 'server' && statement.name === 'filename') {
      const [atom, second] = statement.value.atoms;
      const { expression, place } = statement.value;
      if (atom?.kind === 'text' && second === undefined) into.push({ name: atom.value, place: atom.place });
      else if (expression?.kind === 'string') into.push({ name: expression.value, place });
    }
  }
}

export const dhcpFilenameMisspelt: CheckRule = {
  id: 'dhcp/filename-misspelt',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A filename is that of a well-known loader but for two letters that changed places, or one that is missing.',
    why: 'The TFTP server has no such file: `PXE-T01: File not found`, or `PXE-E3B: TFTP Error - File not found`. Where it stands in a branch for rare machines, nobody notices until one of them is switched on.',
    avoid: NAMED('pxelniux.0'),
    prefer: miniature(),
    references: ['Syslinux doc/pxelinux.txt', 'https://ipxe.org/howto/chainloading'],
  },
  check({ site, report }) {
    const { dhcp } = site;
    if (dhcp === undefined) return;
    const found: Named[] = [];
    for (const { executables } of allScopes(dhcp)) fileNames(executables, found);
    const meant = slips();
    for (const { name, place } of found) {
      const base = name.slice(name.lastIndexOf('/') + 1);
      const right = meant.get(base);
      if (right === undefined) continue;
      // A file that is there was named so; one that is known to be missing is another finding.
      const { path } = tftpFile(site, name);
      if (path !== undefined && site.tree.exists(path) !== 'unknown') continue;
      report({
        at: place,
        message: `There is no loader "${base}": ${right} is meant, most likely. PXE-T01: File not found. Correct the name.`,
        fixes: () => [
          fix(
            `Write ${right}`,
            false,
            replace(place, `"${name.slice(0, name.length - base.length)}${right}"`),
          ),
        ],
      });
    }
  },
};

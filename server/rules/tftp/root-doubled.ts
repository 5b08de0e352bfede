/** A filename repeats the TFTP root, although the daemon has made that directory its own root. */

import type { DhcpExecutable, DhcpFacts } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import type { Place } from '../../site/place.js';
import { fix, replace } from '../about/edits.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

interface LiteralFilename {
  readonly value: string;
  readonly place: Place;
  readonly statement: Place;
}

/** Asked for by several rules, of thousands of hosts. */
const known = new WeakMap<DhcpFacts, readonly LiteralFilename[]>();

/** Every literal filename of dhcpd.conf with its statement, also those in classes and conditions that no known node meets. */
export function literalFilenames(dhcp: DhcpFacts): readonly LiteralFilename[] {
  const before = known.get(dhcp);
  if (before !== undefined) return before;
  const found: LiteralFilename[] = [];
  const visit = (statements: readonly DhcpExecutable[]) => {
    for (const statement of statements) {
      if (statement.kind === 'if') for (const branch of statement.branches) visit(branch.body);
      else if (statement.kind === 'switch') for (const branch of statement.cases) visit(branch.body);
      else if (statement.kind === 'assign' && statement.space === 'server' && statement.name === 'filename') {
        const [atom] = statement.value.atoms;
        if (atom?.kind === 'text')
          found.push({ value: atom.value, place: atom.place, statement: statement.place });
      }
    }
  };
  for (const { executables } of allScopes(dhcp)) visit(executables);
  known.set(dhcp, found);
  return found;
}

export const tftpRootDoubled: CheckRule = {
  id: 'tftp/root-doubled',
  severity: 'error',
  since: '0.1.0',
  docs: {
    what: 'A filename begins with the TFTP root, although the TFTP daemon runs with -s.',
    why: 'With `-s` the daemon changes its root to the directory, so clients see it as `/`. A filename with the directory in front asks for the directory inside itself: `PXE-T01: File not found`, `PXE-E3B: TFTP Error - File not found`.',
    avoid: miniature(changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', '"/srv/tftp/pxelinux.0"')),
    prefer: miniature(),
    references: ['tftpd(8)', 'Syslinux doc/pxelinux.txt'],
  },
  check({ site, report }) {
    const { root, secure, rootSaid, mapFile } = site.tftp;
    if (root === undefined || root === '/' || secure !== 'yes' || mapFile || site.dhcp === undefined) return;
    for (const { value, place } of literalFilenames(site.dhcp)) {
      if (!value.startsWith(`${root}/`)) continue;
      const inside = value.slice(root.length);
      const doubled = site.tree.exists(root + value);
      if (doubled === 'yes') continue;
      const sure = doubled === 'no' && site.tree.exists(root + inside) === 'yes';
      report({
        at: place,
        severity: sure ? 'error' : 'warning',
        message: `The filename ${value} repeats the TFTP root ${root}. The daemon runs with -s, so clients see that directory as /, and it looks for ${root}${value}: PXE-T01: File not found. Write ${inside}.`,
        related:
          rootSaid === undefined ? [] : [{ place: rootSaid.place, message: "the daemon's root is set here" }],
        fixes: () => [fix(`Write ${inside}`, false, replace(place, `"${inside}"`))],
      });
    }
  },
};

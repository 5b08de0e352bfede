/** The facts of dhcpd.conf go in, the names of boot files that are written in it come out. */
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpFacts } from '../../site/dhcpd/facts.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { once } from '../../site/once.js';
import type { Place } from '../../site/place.js';

interface LiteralFilename {
  readonly value: string;
  readonly place: Place;
  readonly statement: Place;
}

/** Every literal filename of dhcpd.conf with its statement, also those in classes and conditions that no known node meets. */
export const literalFilenames = once((dhcp: DhcpFacts): readonly LiteralFilename[] => {
  const found: LiteralFilename[] = [];
  for (const { executables } of allScopes(dhcp)) {
    for (const statement of withNested(executables)) {
      if (statement.kind === 'assign' && statement.space === 'server' && statement.name === 'filename') {
        const [atom] = statement.value.atoms;
        if (atom?.kind === 'text')
          found.push({ value: atom.value, place: atom.place, statement: statement.place });
      }
    }
  }
  return found;
});

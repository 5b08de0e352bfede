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

/** Every filename that dhcpd.conf sets, also in classes and conditions that no known node meets; undefined one that an expression makes. */
const filenames = once((dhcp: DhcpFacts): readonly (LiteralFilename | undefined)[] =>
  allScopes(dhcp).flatMap(({ executables }) =>
    withNested(executables).flatMap((statement) => {
      if (statement.kind !== 'assign' || statement.space !== 'server' || statement.name !== 'filename')
        return [];
      const [atom] = statement.value.atoms;
      return atom?.kind === 'text'
        ? [{ value: atom.value, place: atom.place, statement: statement.place }]
        : [undefined];
    }),
  ),
);

/** Those that are written out, with their statements. */
export const literalFilenames = once((dhcp: DhcpFacts): readonly LiteralFilename[] =>
  filenames(dhcp).filter((one) => one !== undefined),
);

/** Whether a machine may be told a file for which a question is answered by yes. What an expression makes may be any file. */
export function mayTellFile(dhcp: DhcpFacts, asked: (name: string) => boolean): boolean {
  return filenames(dhcp).some((one) => one === undefined || asked(one.value));
}

/** The facts of a dhcpd.conf go in; what it tells machines, whichever, comes out: files, roots, servers, routers. */
import type { ToldFile } from '../dhcp/port.js';
import { once } from '../once.js';
import type { OptionAtom } from '../optionvalue.js';
import { type Place, type Said, samePlace } from '../place.js';
import { assignments, type DhcpAssignment, literalText } from './assignments.js';
import type { DhcpFacts } from './facts.js';
import { allAssignments } from './statements.js';

function isFilename({ space, name }: DhcpAssignment): boolean {
  return space === 'server' && name === 'filename';
}

/** Every file that it sets, also in classes and conditions that no known machine meets; undefined one that an expression makes. */
export const toldFiles = once((dhcp: DhcpFacts): readonly (ToldFile | undefined)[] =>
  allAssignments(dhcp)
    .filter(isFilename)
    .map(({ value, place }) => {
      const [atom] = value.atoms;
      return atom?.kind === 'text' ? { value: atom.value, place: atom.place, statement: place } : undefined;
    }),
);

/** Those that are written out, with their statements. */
export const literalFilenames = once((dhcp: DhcpFacts): readonly ToldFile[] =>
  toldFiles(dhcp).filter((one) => one !== undefined),
);

/** Whether a machine may be told a file for which a question is answered by yes. What an expression makes may be any file. */
export function mayTellFile(dhcp: DhcpFacts, asked: (name: string) => boolean): boolean {
  return toldFiles(dhcp).some((one) => one === undefined || asked(one.value));
}

/** As fields or as options, and no URL. */
export function bootFileNames(dhcp: DhcpFacts): string[] {
  const names = new Set<string>();
  for (const assignment of assignments(dhcp)) {
    const isOption = assignment.space === 'dhcp' && assignment.name === 'bootfile-name';
    const name = isOption || isFilename(assignment) ? literalText(assignment) : undefined;
    if (name !== undefined && !name.includes('://')) names.add(name);
  }
  return [...names];
}

export function rootPaths(dhcp: DhcpFacts): string[] {
  const texts = [...assignments(dhcp)].map((assignment) =>
    assignment.space === 'dhcp' && assignment.name === 'root-path' ? literalText(assignment) : undefined,
  );
  return texts.filter((text) => text !== undefined);
}

export function nextServers(dhcp: DhcpFacts): OptionAtom[] {
  return [...assignments(dhcp)].flatMap(({ space, name, value }) =>
    space === 'server' && name === 'next-server' ? value.atoms : [],
  );
}

export function routers(dhcp: DhcpFacts): Said<readonly OptionAtom[]>[] {
  return allAssignments(dhcp).flatMap(({ space, name, value, place }) =>
    space === 'dhcp' && name === 'routers' ? [{ value: value.atoms, place }] : [],
  );
}

/** The text of `filename`, or of the option in its place. */
export function renamed(
  dhcp: DhcpFacts,
  statement: Place,
  name: string,
): { readonly place: Place; readonly newText: string } | undefined {
  const found = allAssignments(dhcp).find(({ place }) => samePlace(place, statement));
  const [atom] = found?.value.atoms ?? [];
  return atom?.kind === 'text' ? { place: atom.place, newText: `"${name}"` } : undefined;
}

/** The facts of a dnsmasq.conf go in; what it tells machines, whichever, comes out: files, roots, routers. */
import { hasHole } from '../../../grammars/dnsmasq/index.js';
import type { ToldFile } from '../dhcp/port.js';
import { serviceFile } from '../link/dnsmasq.js';
import type { OptionAtom } from '../optionvalue.js';
import { type Place, type Said, samePlace } from '../place.js';
import type { DnsmasqFacts, DnsmasqOption } from './facts.js';

/** Every file that it may hand out, as a client asks for it; undefined one that another program fills in. */
export function toldFiles({ boots, services }: DnsmasqFacts): (ToldFile | undefined)[] {
  const files = [
    ...boots.map(({ file, place }) => ({ ...file, statement: place })),
    ...services.flatMap(({ file, place }) =>
      file === undefined ? [] : [{ place: file.place, value: serviceFile(file.value), statement: place }],
    ),
  ];
  return files.map((file) => (hasHole(file.value) ? undefined : file));
}

export function bootFileNames(dnsmasq: DnsmasqFacts): string[] {
  const names = toldFiles(dnsmasq).flatMap((file) => file?.value ?? []);
  return names.filter((name) => name !== '' && !name.includes('://'));
}

const ROUTER = 3;
const ROOT_PATH = 17;

/** It stands inside no other option. */
function isPlain({ vendor, inside }: DnsmasqOption): boolean {
  return vendor === undefined && inside === undefined;
}

export function rootPaths({ options }: DnsmasqFacts): string[] {
  return options.flatMap((option) =>
    option.code === ROOT_PATH && isPlain(option)
      ? option.value.atoms.flatMap((atom) =>
          atom.kind === 'text' || atom.kind === 'name' ? [atom.value] : [],
        )
      : [],
  );
}

export function routers({ options }: DnsmasqFacts): Said<readonly OptionAtom[]>[] {
  return options.flatMap((option) =>
    option.code === ROUTER && isPlain(option) ? [{ value: option.value.atoms, place: option.place }] : [],
  );
}

/** The file of a line, which needs no quotes. */
export function renamed(
  { boots, services }: DnsmasqFacts,
  statement: Place,
  name: string,
): { readonly place: Place; readonly newText: string } | undefined {
  const found = [...boots, ...services].find(({ place }) => samePlace(place, statement));
  return found?.file && { place: found.file.place, newText: name };
}

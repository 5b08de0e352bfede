/** A site goes in; the names of the boot server's network interfaces come out, where its files tell all of them. */
import { interfacesOf } from '../../site/link/interfaces.js';
import { cardName, type NetworkInterface } from '../../site/link/networkinterface.js';
import type { Site } from '../../site/model.js';

export interface KnownInterfaces {
  /** Without what tells several addresses of one interface apart. */
  readonly names: ReadonlySet<string>;
  readonly first: NetworkInterface;
}

/** Undefined where none is told, or a file may speak of interfaces that it does not name. */
export function knownInterfaces(site: Site): KnownInterfaces | undefined {
  const interfaces = interfacesOf(site) ?? [];
  const [first] = interfaces;
  if (first === undefined || interfaces.some(({ name }) => name === undefined)) return undefined;
  return { names: new Set(interfaces.map(({ name }) => cardName(name ?? ''))), first };
}

export function toFirst({ first }: KnownInterfaces) {
  return [{ place: first.place, message: `the interface ${first.name ?? ''} is configured here` }];
}

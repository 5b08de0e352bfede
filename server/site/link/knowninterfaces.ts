/** A site goes in; the names of the boot server's network interfaces come out, where its files tell all of them. */
import type { Site } from '../model.js';
import { interfacesOf } from './interfaces.js';
import { cardName, type NetworkInterface } from './networkinterface.js';

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

/** Of what a server is to listen on, none that the files tell of; names with a star may stand for any. */
export function noneKnown({ names }: KnownInterfaces, named: readonly string[]): boolean {
  return named.length > 0 && named.every((word) => !word.includes('*') && !names.has(cardName(word)));
}

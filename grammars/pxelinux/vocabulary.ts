/** A word goes in, what Syslinux knows about it comes out. */
import { type DirectiveFact, directiveFacts, ubootNames } from './facts.js';

const byName: ReadonlyMap<string, DirectiveFact> = new Map(directiveFacts.map((fact) => [fact.name, fact]));
const uboot: ReadonlySet<string> = new Set(ubootNames);

/** All directives in upper case, those of the menu as two words. */
export const directiveNames: readonly string[] = [...byName.keys()];

/** `name` in upper case with single blanks. */
export function isDirective(name: string): boolean {
  return byName.has(name);
}

export function factOf(name: string): DirectiveFact | undefined {
  return byName.get(name);
}

export function isUboot(name: string): boolean {
  return uboot.has(name);
}

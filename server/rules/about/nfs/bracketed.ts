/** The text of a client of exports goes in; how it is to be written, where its options stand in brackets, comes out. */

/** `10.0.0.1[rw,sync]`: exportfs takes it for a name, and nobody is called so. Brackets of a wildcard hold no options. */
const BRACKETED = /^([^[\]]+)\[([^\]]*[,=][^\]]*|r[ow])\]?$/;

/** How a client with its options in brackets is to be written; undefined for any other. */
export function withParentheses(client: string): string | undefined {
  const [, name, options] = BRACKETED.exec(client) ?? [];
  return name === undefined ? undefined : `${name}(${options})`;
}

/** Small pieces of messages: counted nouns, lists of names, quoted values. */

/** "1 node", "3 nodes". */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** "a", "a and b", "a, b and c", "a, b, c and 7 more". */
export function list(names: readonly string[], most = 4): string {
  if (names.length === 0) return 'none';
  if (names.length === 1) return names[0] ?? '';
  if (names.length > most)
    return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

/** True for one machine; several, or machines without a name of their own, take verbs in the plural. */
export function single(names: readonly string[]): boolean {
  return names.length === 1 && names[0]?.includes(' ') !== true;
}

/** "node slave21", "nodes a, b and c"; machines without a name of their own come with words that stand alone. */
export function nodesNamed(names: readonly string[]): string {
  if (names.some((name) => name.includes(' '))) return list(names);
  return `${names.length === 1 ? 'node' : 'nodes'} ${list(names)}`;
}

/** The text with a capital first letter, where it begins a sentence and with a word of ours. */
export function capital(text: string): string {
  return /^(?:node|nodes|machines|dhcpd) /.test(text)
    ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
    : text;
}

/** Small pieces of messages: counted nouns, lists of names, quoted values. */
import { isNamed, type Node } from '../../site/model.js';

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

/** "slave21", "a, b and c", "machines of 10.42.0.0/16": names stand for themselves, whatever they are called. */
export function nodesNamed(names: readonly string[]): string {
  return list(names);
}

/** True for one machine that has a name of its own: all others take verbs in the plural. */
export function isOne([first, ...others]: readonly Pick<Node, 'kind'>[]): boolean {
  return others.length === 0 && first !== undefined && isNamed(first);
}

/** The text with a capital first letter, where it begins a sentence and with a word of ours. Nobody's name is changed. */
export function capital(text: string): string {
  return /^(?:machines|dhcpd|the|there) /.test(text)
    ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
    : text;
}

/** What the screen shows, behind a clause and before a full stop: its own is left out. */
export function shown(console: string | undefined): string {
  return console === undefined ? '' : `: ${console.replace(/\.+$/, '')}`;
}

/** The first sentence of a message, without its full stop, as the end of another sentence: what to do is left out. */
export function firstSentence(message: string): string {
  return message.split(/\.(?= (?:[A-Z]|(?:dnsmasq|dhcpd|exportfs) )|$)/)[0] ?? message;
}

/** "a vmlinuz", "an initrd.img". */
export function withArticle(name: string): string {
  return `${/^(?!one)[aeio]|^un/i.test(name) ? 'an' : 'a'} ${name}`;
}

/** A sentence behind others: the file that was meant by a name. `::` is how PXELINUX is told the root of the server. */
export function thereIs(near: string | undefined): string {
  if (near === undefined) return '';
  return near.startsWith('::')
    ? ` It lies in the root of the server: write ${near}.`
    : ` There is ${withArticle(near)}.`;
}

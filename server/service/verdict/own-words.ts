/** A sentence and the words that are one machine's own go in; what the sentence has in common with those about other machines comes out. */
import type { BootTrace } from '../../boot/index.js';
import { formatIpv4, hexIpv4 } from '../../site/address.js';

const WORD = /[\p{L}\p{N}]/u;

/** Its name, its addresses and its MAC, each as the files of the site write it. */
export function ownWords({ node, loader }: BootTrace): string[] {
  const given = loader.address.kind === 'value' ? [loader.address.value] : [];
  const addresses = new Set([...node.addresses, ...given]);
  return [
    node.name,
    ...[...addresses].flatMap((address) => [formatIpv4(address), hexIpv4(address)]),
    ...(node.mac === undefined ? [] : [node.mac, node.mac.replaceAll(':', '-')]),
  ].filter((word) => word !== '');
}

/** The text with a mark in place of each of the words; `oak` in `oakland` is no such word. */
export function withoutOwn(text: string, own: readonly string[]): string {
  // The longest first: a name may be part of another word of the machine's own.
  const words = own.map((word, i) => [word, `\n${i}`] as const).sort((a, b) => b[0].length - a[0].length);
  return words.reduce((done, [word, mark]) => replaceWord(done, word, mark), text);
}

function replaceWord(text: string, word: string, mark: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at < from) continue;
    const end = at + word.length;
    if (WORD.test(text[at - 1] ?? '') || WORD.test(text[end] ?? '')) continue;
    out += text.slice(from, at) + mark;
    from = end;
  }
  return out + text.slice(from);
}

/** The files of a small site and a number go in; the same site comes out with so many of each of its machines, exports, mounts and entries. */
import { type Files, mac, octets } from './growing-sites.js';

/** Addresses begin behind those of the examples. */
const machine = (index: number): string => octets(index + 0x10000);

const EACH_LINE: ReadonlyMap<RegExp, (line: string, index: number) => string | undefined> = new Map([
  [/(^|\/)exports$/, (line, i) => line.replace(/^(\S+)/, `$1x${i}`)],
  [/(^|\/)fstab$/, (line, i) => line.replace(/^(\S+\s+\S+)/, `$1x${i}`)],
  [/(^|\/)hosts$/, (line, i) => line.replace(/^\S+/, machine(i)).replaceAll(/([a-z]\w*)/g, `$1x${i}`)],
  [
    /dnsmasq[^/]*(\.conf)?$|dnsmasq\.d\//,
    (line, i) => (line.startsWith('dhcp-host=') ? renamed(line, i) : undefined),
  ],
]);

/** The same machine, with another MAC, address and name. */
function renamed(text: string, index: number): string {
  return text
    .replace(/(?:[\da-f]{1,2}:){5}[\da-f]{1,2}/gi, mac(index))
    .replace(/(?<=fixed-address\s+|,)\d+\.\d+\.\d+\.\d+/g, machine(index))
    .replace(/\bnode(\d+)/g, `node$1x${index}`);
}

/** Blocks of such a kind, from their word to the brace that closes them. */
function blocks(text: string, word: RegExp): string[] {
  const found: string[] = [];
  for (const { index } of text.matchAll(word)) {
    let depth = 0;
    for (let at = text.indexOf('{', index); at >= 0 && at < text.length; at++) {
      if (text[at] === '{') depth++;
      if (text[at] === '}' && --depth === 0) {
        found.push(text.slice(index, at + 1));
        break;
      }
    }
  }
  return found;
}

/** Each block is followed by its copies, where it stands. */
function withBlocks(
  text: string,
  word: RegExp,
  count: number,
  copy: (block: string, i: number) => string,
): string {
  let made = text;
  for (const block of new Set(blocks(text, word))) {
    const copies = Array.from({ length: count }, (_, i) => copy(block, i));
    made = made.replace(block, () => [block, ...copies].join('\n'));
  }
  return made;
}

function multipliedText(path: string, text: string, count: number): string {
  const each = [...EACH_LINE].find(([pattern]) => pattern.test(path))?.[1];
  if (each !== undefined) {
    return text
      .split('\n')
      .flatMap((line) =>
        line.trim() === '' || line.startsWith('#')
          ? [line]
          : [
              line,
              ...Array.from({ length: count }, (_, i) => each(line, i)).filter((one) => one !== undefined),
            ],
      )
      .join('\n');
  }
  if (/dhcpd[^/]*\.conf$/.test(path)) {
    const host = /^[ \t]*host\s+(\S+)/gm;
    const named = (word: RegExp) => (block: string, i: number) => renamed(block.replace(word, `$&x${i}`), i);
    const machines = withBlocks(text, host, count, named(/host\s+[^\s{]+/));
    if (machines !== text) return machines;
    return withBlocks(text, /^[ \t]*class\s+"/gm, count, named(/class\s+"[^"]*/));
  }
  if (/grub[^/]*\.cfg/.test(path)) {
    return withBlocks(text, /^menuentry\s/gm, count, (block, i) => block.replace(/(['"])[^'"]*/, `$&${i}`));
  }
  if (/pxelinux\.cfg\//.test(path)) {
    const [head = '', ...labels] = text.split(/^(?=label\s)/im);
    const copies = labels.flatMap((label) =>
      Array.from({ length: count }, (_, i) => label.replace(/^label\s+\S+/i, `$&x${i}`)),
    );
    return head + labels.join('') + copies.join('');
  }
  return text;
}

/** `count`: of everything so many beside the ones that are there. */
export function multiplied(files: Files, count: number): Files {
  const made: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    made[path] = multipliedText(path, text, count);
    const own = /(?:[\da-f]{2}-){6}[\da-f]{2}$|\/node\d+\//.test(path);
    for (let i = 0; own && i < count; i++) {
      const name = path.replace(/(?:[\da-f]{2}-){5}[\da-f]{2}$/, mac(i).replaceAll(':', '-'));
      made[name.replace(/\/(node\d+)\//, `/$1x${i}/`)] = text.replace(/\bnode(\d+)/g, `node$1x${i}`);
    }
  }
  return made;
}

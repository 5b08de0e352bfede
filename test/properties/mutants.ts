/** The files of a site and a number go in; the same site with one slip in one file comes out, always the same for the same number. */

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What hands do to a line. Undefined where the line has nothing to do it to. */
const slips: readonly ((line: string, pick: (n: number) => number) => string | undefined)[] = [
  () => '',
  (line) => `${line}\n${line}`,
  (line, pick) => {
    const at = pick(line.length);
    return line.slice(0, at) + line.slice(at + 1);
  },
  (line, pick) => withWord(line, pick, (word) => word + word.slice(-1)),
  (line, pick) => withWord(line, pick, () => ''),
  (line, pick) => withWord(line, pick, (word) => word.toUpperCase()),
  (line, pick) => withWord(line, pick, (word) => `${word} ${word}`),
  (line, pick) => {
    const digits = [...line.matchAll(/\d/g)];
    const one = digits[pick(digits.length)];
    if (one === undefined) return undefined;
    return line.slice(0, one.index) + ((Number(one[0]) + 1) % 10) + line.slice(one.index + 1);
  },
  (line) => `# ${line}`,
  (line) => line.replace(/=y$/, '=m'),
  (line) => line.replace(/^(CONFIG_\w+)=y$/, '# $1 is not set'),
  (line) => line.replace(/\brw\b/, 'ro'),
  (line) => line.replace(/\/[^/\s,:;"]+/, ''),
  (line) => line.replace('no_root_squash', 'root_squash'),
  (line) => line.replace(/[;,]/, ''),
];

function withWord(
  line: string,
  pick: (n: number) => number,
  by: (word: string) => string,
): string | undefined {
  const words = [...line.matchAll(/[^\s,;=:(){}"]+/g)];
  const word = words[pick(words.length)];
  return word === undefined
    ? undefined
    : line.slice(0, word.index) + by(word[0]) + line.slice(word.index + word[0].length);
}

export interface Mutant {
  readonly files: Readonly<Record<string, string>>;
  /** The file and the line with the slip, before and after. */
  readonly slip: string;
}

export function mutant(files: Readonly<Record<string, string>>, seed: number): Mutant {
  const next = random(seed);
  const pick = (n: number): number => Math.min(n - 1, Math.floor(next() * n));
  // Our own configuration is refused with a message of its own, and no site is made.
  const paths = Object.keys(files).filter(
    (path) => (files[path] ?? '').trim() !== '' && path !== 'diskless-lint.json',
  );
  for (let tries = 0; ; tries++) {
    const path = paths[pick(paths.length)] ?? '';
    const text = files[path] ?? '';
    if (tries > 200) return { files, slip: 'none' };
    // A file that is gone altogether is a slip, too.
    if (next() < 0.03) {
      const { [path]: _, ...others } = files;
      return { files: others, slip: `${path} is not there` };
    }
    const lines = text.split('\n');
    const at = pick(lines.length);
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const changed = slips[pick(slips.length)]?.(line, pick);
    if (changed === undefined || changed === line) continue;
    lines[at] = changed;
    return { files: { ...files, [path]: lines.join('\n') }, slip: `${path}:${at + 1}: ${line} → ${changed}` };
  }
}

/** The parser of one line goes in, the same parser comes out, which reads equal lines once: the files of a thousand nodes differ in two or three. */

/** Lines that are kept; then it begins anew, so that what many files have in common is soon there again. */
const MOST = 512;
const LONGEST = 200;

/** Only lines of files as small as those of a node: a kept line keeps the text around it in memory. */
export const SMALL_FILE = 8192;

/** What the parser makes of a line must follow from the text of the line alone. */
export function onceForEqual<T extends object>(parse: (line: string) => T): (line: string) => T {
  const made = new Map<string, T>();
  return (line) => {
    if (line.length > LONGEST) return parse(line);
    const known = made.get(line);
    if (known !== undefined) return known;
    if (made.size >= MOST) made.clear();
    const parsed = parse(line);
    made.set(line, parsed);
    return parsed;
  };
}

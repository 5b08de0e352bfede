/** The path and the beginning of a file go in, the language it is most likely written in comes out: a name proposes, the text decides. */
import { type LanguageId, languageIds, namingOf } from './languages.js';
import { bearsHoles, compileName, type FileNaming, headLines, madeFrom } from './text/index.js';

interface Pattern {
  readonly language: LanguageId;
  readonly matches: RegExp;
  /** The name says it alone. */
  readonly sure: boolean;
}

const patternsOf = (
  language: LanguageId,
  which: (naming: FileNaming) => readonly string[],
  sure: boolean,
): readonly [string, Pattern][] =>
  which(namingOf(language)).map((glob) => [glob, { language, matches: compileName(glob), sure }]);

/** From the most telling to the least: a whole name, a folder, a part of a name; what is sure before what is likely. */
const patterns: readonly Pattern[] = (() => {
  const all = [
    ...languageIds.flatMap((id) => patternsOf(id, ({ names }) => names, true)),
    ...languageIds.flatMap((id) => patternsOf(id, ({ likely }) => likely, false)),
    ...languageIds.flatMap((id) => patternsOf(id, ({ vague }) => vague, false)),
  ];
  const telling = (glob: string): number => (/[*[]/.test(glob) ? (glob.includes('/') ? 1 : 2) : 0);
  return all.sort(([a], [b]) => telling(a) - telling(b)).map(([, pattern]) => pattern);
})();

/** Whether a text may be in a language that only its name suggests. */
export function confirms(language: LanguageId, head: string): boolean {
  return namingOf(language).confirms?.(head) ?? true;
}

/** Whether a text says that it is none of a language, although a name is sure of it. */
export function refutes(language: LanguageId, head: string): boolean {
  return namingOf(language).refutes?.(head) ?? false;
}

/** The language whose signs most lines bear. */
function detectByContent(head: string, refuted: ReadonlySet<LanguageId>): LanguageId | undefined {
  const counts = new Map<LanguageId, number>();
  const candidates = languageIds.filter((id) => !refuted.has(id));
  for (const line of headLines(head)) {
    const id = candidates.find((one) => namingOf(one).sign.test(line));
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  let best: LanguageId | undefined;
  for (const [language, count] of counts) {
    if (best === undefined || count > (counts.get(best) ?? 0)) best = language;
  }
  return best !== undefined && confirms(best, head) ? best : undefined;
}

/** The language of what is made of a template, whose own lines may be statements of the template. */
function detectMade(path: string, head: string): LanguageId | undefined {
  const made = madeFrom(path);
  if (made === undefined) return undefined;
  const named = patterns.find(({ matches, sure }) => sure && matches.test(made))?.language;
  return named !== undefined && (confirms(named, head) || bearsHoles(head)) ? named : undefined;
}

/** `head` is the text or its first few thousand characters. */
export function detect(path: string, head: string): LanguageId | undefined {
  const told = languageIds.find((id) => namingOf(id).magic?.test(head));
  if (told !== undefined) return told;
  const made = detectMade(path, head);
  if (made !== undefined) return made;
  const refuted = new Set<LanguageId>();
  for (const { language, matches, sure } of patterns) {
    if (refuted.has(language) || !matches.test(path)) continue;
    if ((sure && !refutes(language, head)) || confirms(language, head)) return language;
    refuted.add(language);
  }
  return detectByContent(head, refuted);
}

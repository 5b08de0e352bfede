/** What a language says about its files: the names they have, how their text is told from others', how a comment begins. */

/**
 * Names are globs for the end of a path: `*` is any run of characters but a slash, `[0-9]` one of a range, and a
 * pattern with a slash begins with `**` + `/`.
 */
export interface FileNaming {
  /** Names that say it alone. */
  readonly names: readonly string[];
  /** Names that others have, too: the text must confirm them. */
  readonly likely: readonly string[];
  /** The same, so common that neither an editor nor a hook should go by them. */
  readonly vague: readonly string[];
  /** Of all these, those by which the files of a site are found in a folder without the layout of a server. */
  readonly searched: readonly string[];
  /** The name of a folder that holds such files and no others. */
  readonly folder?: string;
  /** Whether a text may be what a likely name says; a text without a word in it may. No such test: any may. */
  confirms?(head: string): boolean;
  /** Whether the text says that it is something else, whatever its file is called. */
  refutes?(head: string): boolean;
  /** What the text begins with, whatever its file is called. */
  readonly magic?: RegExp;
  /** What a line has that is most likely of this language. For one line, blanks trimmed; anchored, without nested repetition. */
  readonly sign: RegExp;
  /** What a comment to the end of the line begins with. */
  readonly comment: '#';
  /** How an editor calls it; without one, files keep the language that the editor gives them. */
  readonly editor?: { readonly aliases: readonly string[] };
  /** For hooks, and for editors that do not know the language: where files lie whose names alone tell too little. Globs with `{a,b}`. */
  readonly places?: readonly string[];
}

/** Lines looked at, and characters of each: enough for any real file, bounded for any other. */
const LINES = 200;
const COLUMNS = 300;

/** The first lines of a text, blanks trimmed, without empty ones. */
export function headLines(head: string): string[] {
  return head
    .slice(0, LINES * COLUMNS)
    .split(/\r\n?|\n/, LINES)
    .map((line) => line.slice(0, COLUMNS).trim())
    .filter((line) => line !== '');
}

/** The same without comments. */
export function headStatements(head: string): string[] {
  return headLines(head).filter((line) => !line.startsWith('#'));
}

/** A glob of `FileNaming` as a test for whole paths. */
export function compileName(glob: string): RegExp {
  const bare = glob.startsWith('**/') ? glob.slice(3) : glob;
  const pattern = bare.replaceAll(/[.+^${}()|\\]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(`(?:^|/)${pattern}$`);
}

/** What templates of files are called besides: the names of Ansible, Puppet, Chef, Go, autoconf and envsubst. */
const TEMPLATE = /\.(?:j2|jinja2?|erb|epp|tmpl|tpl|gotmpl|ctmpl|template|mako|in)$/i;

/** What the file is called that is made of a template; undefined where the name is none of a template. */
export function madeFrom(name: string): string | undefined {
  const made = name.replace(TEMPLATE, '');
  return made === name || made === '' || made.endsWith('/') ? undefined : made;
}

/** A line that a template may write: by its own statements, or by words in braces and between signs. */
const HOLE = /\{\{|\{%|<%|\$\{\w|@@?\w+@|%\w+%|\b__[A-Z]\w*__/;

/** Whether a program is yet to fill something in, in a line that is no comment. */
export function bearsHoles(head: string): boolean {
  return headStatements(head).some((line) => HOLE.test(line));
}

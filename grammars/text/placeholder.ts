/** What stands for a value that a person or a program is yet to put there, as patterns: of a word, which may be cut off, and of a whole file. */

/** An address with letters for the numbers that somebody has to know: `x.x.x.x`, `192.168.1.x`. */
const ADDRESS = String.raw`(?<![\w.-])(?=[\d.]{0,12}[xX])(?:(?:\d{1,3}|[xX]{1,3})\.){3}(?:\d{1,3}|[xX]{1,3})(?![\w.-])`;

/** The same of a hardware address: `xx:xx:xx:xx:xx:xx`, `00:16:3e:xx:xx:xx`. */
const HARDWARE = String.raw`(?<![\w:-])(?:[\da-fA-F]{2}[:-]){0,5}(?:xx|XX)(?:[:-](?:xx|XX)){1,5}(?![\w:-])`;

const ADDRESS_TO_FILL = `${ADDRESS}|${HARDWARE}`;

/** `__NAME__`, `@@name@@` and `%%name%%` for sed and its like, `%(name)s` for Python. */
const UNDERLINED = String.raw`__[A-Za-z]\w{0,60}__`;
const ENCLOSED = String.raw`@@[\w.-]{1,60}@@|%%[\w.-]{1,60}%%|%\(\w{1,60}\)s`;

/** The same inside a word of a script; behind a percent sign fewer letters may be an octet of a URL. */
export const FILLED_IN_SCRIPTS = `${ENCLOSED}|${UNDERLINED}|@[A-Z_][A-Z0-9_]{1,60}@|%[A-Z_]{4,40}%`;

/** A sign with which none of these begins. */
export const NOT_FILLED_IN = `_(?!_)|[@%](?![@%(A-Z_])`;

/** How statements and values of templates begin, and words for sed and its like. */
const TEMPLATE = String.raw`\$\{|\{\{|\{%|<%|@@?[A-Za-z_]+@|%[A-Z_]{2,40}%|%[A-Za-z_]{3,40}%|${ENCLOSED}|${UNDERLINED}`;

/** Words that tell a reader what belongs there. */
const WORDS = String.raw`\bYOUR[_-][\w-]|\bCHANGE[_-]?ME\b|\bREPLACE[_-](?:ME\b|[A-Z])|<[A-Za-z][\w .-]{1,40}>`;

const PLACEHOLDER = new RegExp(`${ADDRESS_TO_FILL}|${TEMPLATE}|${WORDS}`);

export function bearsPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** In a file: Jinja, ERB and Cheetah (Cobbler), whole and on one line: `{{ … }}`, `{% … %}`, `<% … %>`, and lines `#end if`. */
export const TEMPLATE_MARKER =
  /\{\{[^{}\n]{1,200}\}\}|\{%[^{}\n]{1,200}%\}|<%[^<>\n]{1,200}%>|^[ \t]*#end (?:if|for)\b/m;

/** In a file: whole words for sed and the like, `@@name@@`, `%%name%%`, `@NAME@`, `%NAME%`, `__NAME__`; and for people, `x.x.x.x`. */
const FILLED = String.raw`${ENCLOSED}|@[A-Z_][A-Z0-9_]{1,60}@|%[A-Za-z_]\w{1,60}%|\b${UNDERLINED}|${ADDRESS_TO_FILL}`;

/** And for envsubst, `${NAME}`, and for people, `<NAME>`, which is a key in menus. */
export const WORD_TO_FILL = new RegExp(String.raw`\$\{\w{1,60}\}|<[A-Z][A-Z0-9_-]{2,40}>|${FILLED}`);

/** The same where U-Boot puts in its variables, whose names are in lower case: `${serverip}` is no word to fill. */
export const WORD_OF_MENU_TO_FILL = new RegExp(String.raw`\$\{[A-Z_][A-Z0-9_]{0,60}\}|${FILLED}`);

/** Every marker and word to fill of a file has one of these in it; to find none takes a tenth of the time. */
export const SIGN_OF_PLACEHOLDER = /[{$<@%]|__|#end|(?<![\w-])[xX]{1,3}\.|\.[xX]{1,3}(?![\w-])|[xX]{2}[:-]/;

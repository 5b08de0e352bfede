/** Plain data goes in, JSON for scripts comes out, in which nothing is left that a terminal would act on. */

/** JSON escapes control characters below U+0020 itself; DEL, the C1 controls, and what turns a line around, it does not. */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

export function jsonText(data: unknown): string {
  const text = JSON.stringify(data, null, 2);
  const escaped = text.replaceAll(UNSAFE, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
  return `${escaped}\n`;
}

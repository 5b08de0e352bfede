/** A text goes in; the word in it that some program or person should have filled in comes out. */

/** `<name>`, `{{ name }}`, `${NAME}`, `@@name@@`, `@NAME@`, `%NAME%`, `__NAME__`. */
const PLACEHOLDER =
  /<{1,2}[^<>]{1,60}>{1,2}|\{\{[^{}]{1,60}\}\}|\$\{\w{1,60}\}|@@[\w.-]{1,60}@@|@[A-Z_]{2,60}@|%[A-Z_]{2,60}%|__[A-Z][A-Z0-9_]{0,60}__/;

export function placeholderIn(text: string): string | undefined {
  return PLACEHOLDER.exec(text)?.[0];
}

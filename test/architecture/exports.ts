/** The texts of all files go in, by path; what a module exports and nobody imports nor names again in it comes out. */
import { posix } from 'node:path';

const NAMED = /\b(?:import|export)\s+(?:type\s+)?(?:\w+,\s*)?\{([^}]*)\}\s+from\s+'([^']+)'/g;
/** Who takes a module as a whole may use all of it. */
const WHOLE = /(?:\*(?: as \w+)?\s+from\s+|import\()'([^']+)'/g;
const EXPORTED = /^export (?:async )?(?:function\*?|const|class|interface|type) +(\w+)/gm;

export function unusedExports(texts: ReadonlyMap<string, string>): string[] {
  const used = new Set<string>();
  for (const [path, text] of texts) {
    const from = (specifier = ''): string =>
      posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
    for (const [, names = '', specifier] of text.matchAll(NAMED))
      for (const name of names.split(','))
        used.add(
          `${from(specifier)} ${
            name
              .trim()
              .replace(/^type /, '')
              .split(' ')[0]
          }`,
        );
    for (const [, specifier] of text.matchAll(WHOLE)) used.add(`${from(specifier)} *`);
  }
  return [...texts].flatMap(([path, text]) =>
    used.has(`${path} *`)
      ? []
      : [...text.matchAll(EXPORTED)].flatMap(([, name = '']) => {
          const again = text.split(new RegExp(`\\b${name}\\b`)).length > 2;
          return again || used.has(`${path} ${name}`) ? [] : [`${path} ${name}`];
        }),
  );
}

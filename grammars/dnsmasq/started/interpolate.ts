/** Values of a compose file go in; what Docker Compose makes of the variables in them comes out, as far as the file itself tells. */
import type { Span } from '../../text/index.js';
import { Collector, part, type Quoted } from './quoted.js';

/** `$$`, `$NAME`, `${NAME}`, and that with a default or something else behind the name. */
const VARIABLE = /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?-)([^{}$]*)|[^{}]*)\})/y;

export class Interpolation {
  /** Where a default was taken, and for which variable. */
  readonly supposed: { readonly name: string; readonly span: Span }[] = [];

  of(quoted: Quoted): Quoted {
    const { text, offsets } = quoted;
    if (!text.includes('$')) return quoted;
    const out = new Collector();
    for (let at = 0; at < text.length; ) {
      VARIABLE.lastIndex = at;
      const found = VARIABLE.exec(text);
      const offset = offsets[at] ?? quoted.span.start;
      if (found === null) {
        out.add(text[at] ?? '', offset);
        at++;
        continue;
      }
      const [all, bare, braced, sign, otherwise = ''] = found;
      const name = bare ?? braced;
      at += all.length;
      if (name === undefined) out.add('$', offset);
      else if (sign === undefined) out.add(`\${${name}}`, offset);
      else {
        const from = at - 1 - otherwise.length;
        this.supposed.push({ name, span: part(quoted, at - all.length, at).span });
        for (let i = 0; i < otherwise.length; i++) out.add(otherwise[i] ?? '', offsets[from + i] ?? offset);
      }
    }
    return out.taken(quoted.span);
  }
}

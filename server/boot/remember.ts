/** A question about a site and a name, or another value, goes in; the same question comes out, answered once per site and name however many nodes ask it. */
import type { Site } from '../site/model.js';
import { once } from '../site/once.js';

export function remember<T, Name = string>(
  ask: (site: Site, name: Name) => T,
): (site: Site, name: Name) => T {
  const bySite = once((_site: Site) => new Map<Name, { readonly answer: T }>());
  return (site, name) => {
    const answers = bySite(site);
    const known = answers.get(name);
    if (known !== undefined) return known.answer;
    const answer = ask(site, name);
    answers.set(name, { answer });
    return answer;
  };
}

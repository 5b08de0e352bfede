/** A question about a site and a name goes in; the same question comes out, answered once per site and name however many nodes ask it. */
import type { Site } from '../site/model.js';
import { once } from '../site/once.js';

export function remember<T>(ask: (site: Site, name: string) => T): (site: Site, name: string) => T {
  const bySite = once((_site: Site) => new Map<string, { readonly answer: T }>());
  return (site, name) => {
    const answers = bySite(site);
    const known = answers.get(name);
    if (known !== undefined) return known.answer;
    const answer = ask(site, name);
    answers.set(name, { answer });
    return answer;
  };
}

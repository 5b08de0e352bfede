/** A question about a site and a name goes in; the same question comes out, answered once per site and name however many nodes ask it. */
import type { Site } from '../site/model.js';

export function remember<T>(ask: (site: Site, name: string) => T): (site: Site, name: string) => T {
  const bySite = new WeakMap<Site, Map<string, { readonly answer: T }>>();
  return (site, name) => {
    const answers = bySite.get(site) ?? new Map<string, { readonly answer: T }>();
    const known = answers.get(name);
    if (known !== undefined) return known.answer;
    const answer = ask(site, name);
    bySite.set(site, answers.set(name, { answer }));
    return answer;
  };
}

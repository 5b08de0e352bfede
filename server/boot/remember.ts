/** A question about a site and a name, or another value, goes in; the same question comes out, answered once per site and name however many nodes ask it. */
import type { Site } from '../site/model.js';
import { onceEach } from '../site/once.js';

export function remember<T, Name = string>(
  ask: (site: Site, name: Name) => T,
): (site: Site, name: Name) => T {
  const answers = onceEach<Site, Name, T>();
  return (site, name) => answers(site, name, () => ask(site, name));
}

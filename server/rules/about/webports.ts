/** A site goes in; the ports at which its web servers speak plain HTTP come out. */
import type { ComposedService } from '../../site/compose/facts.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';

/** They listen at 80, where no configuration of their own says another port. */
const AT_80 = /^(?:[\w.-]+\/)*(?:nginx|httpd|caddy)(?::|$)/;

/** Its image is a web server that is set up by its package. */
export function isAt80({ image = '', volumes }: ComposedService): boolean {
  return AT_80.test(image) && !volumes.some(({ target }) => target.startsWith('/etc/'));
}

/** Each with where it is said. */
export function speaksPlain({ http, composed }: Site): ReadonlyMap<string, Place | undefined> {
  const found = new Map<string, Place | undefined>();
  for (const { ports, plain, portSaid } of http)
    if (plain === true && composed.length === 0) for (const port of ports ?? []) found.set(port, portSaid);
  for (const service of composed)
    for (const { published, inside, place } of isAt80(service) ? service.ports : [])
      if (published !== undefined && inside === '80') found.set(published, place);
  return found;
}

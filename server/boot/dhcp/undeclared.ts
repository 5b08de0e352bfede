/** A machine goes in; whether only a file of a loader names it comes out: its declaration may stand in what a DHCP server refuses. */
import { declarationsOf } from '../../site/dhcp/declarations.js';
import type { Node, Site } from '../../site/model.js';

export function isUndeclared(site: Site, { kind, mac, host }: Node): boolean {
  return kind === 'node' && host === undefined && mac !== undefined && declarationsOf(site, mac).length === 0;
}

/** A question about single machines: it goes in where a site is read, and files that belong to others alone stay unread. */
import type { Site } from '../site/model.js';
import type { PxeFileName } from '../site/pxelinux/facts.js';

export interface Focus {
  /** Whether the machine may come to read a file of that name in a pxelinux.cfg/. The site is known but for these files. */
  asksFor(site: Site): (name: PxeFileName) => boolean;
  /** Server paths that it may mount as its root. The site is known but for root file systems. */
  roots(site: Site): ReadonlySet<string>;
}

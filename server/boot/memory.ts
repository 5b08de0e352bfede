/**
 * A site that is edited goes in, its boots come out: those of machines that the edit does not concern are the very traces of
 * before. What a machine's boot goes by is its declaration, which is the same object as long as nobody touches it, and the
 * rest of the site; of that, everything but declarations of other hosts has to be the same values.
 */
import { configurationOf } from '../site/dhcp/configurations.js';
import type { Node, Site } from '../site/model.js';
import { finished, partsOf } from '../site/parts.js';
import { changedIn } from '../site/reads.js';
import { type Course, coursesOf, traceCourse } from './boot.js';
import type { DhcpServer } from './dhcp/port.js';
import { dhcpServer } from './dhcp/server.js';
import { staticAddress, writtenIp } from './linux/words/ipwords.js';
import { concernedByExports } from './nfsd/concerned.js';
import { eachBoot } from './site.js';
import type { BootTrace } from './trace.js';

interface Kept {
  readonly course: Course;
  /** With a server of which nothing is to be told before it answers. */
  trace: BootTrace | undefined;
}

/** A site, and its server as it was then. */
interface Asked {
  readonly site: Site;
  readonly server: DhcpServer;
}

export class BootMemory {
  /** The site that was traced last. */
  #last: Asked | undefined;
  #nodes = new Map<Node, readonly Kept[]>();

  /** The traces of a site, as `eachBoot` makes them. */
  boots(site: Site): Iterable<BootTrace> {
    finished(this.turnTo(site));
    return eachBoot(site, (node) => this.#traces(site, node));
  }

  #traces(site: Site, node: Node): BootTrace[] {
    const kept =
      this.#nodes.get(node) ?? coursesOf(site, node).map((course) => ({ course, trace: undefined }));
    this.#nodes.set(node, kept);
    const calm = isCalm(dhcpServer(site));
    return kept.map((one) => {
      if (!calm) return traceCourse(site, one.course);
      one.trace ??= traceCourse(site, one.course);
      return one.trace;
    });
  }

  /** Finds out, in steps, which boots of before are those of a site. Who lets it be in the middle leaves everything as it was. */
  *turnTo(site: Site): Generator<void, void> {
    if (this.#last?.site === site) return;
    const server = dhcpServer(site);
    yield;
    const nodes = yield* this.#kept({ site, server });
    this.#last = { site, server };
    this.#nodes = nodes;
  }

  *#kept(now: Asked): Generator<void, Map<Node, readonly Kept[]>> {
    const kept = new Map<Node, readonly Kept[]>();
    const { site } = now;
    const last = this.#last;
    const concerned = last && sameAround(last.site, site) ? answeredOtherwise(last, now) : undefined;
    if (last === undefined || concerned === undefined) return kept;
    yield;
    const sameDoubts = configurationOf(last.site)?.incomplete === configurationOf(site)?.incomplete;
    const mountsOtherwise = concernedByExports(last.site.exports, site.exports, site.names);
    const stays = ({ course }: Kept): boolean =>
      holds(course, site, concerned, sameDoubts) && !mountsOtherwise(course.reached);
    for (const part of partsOf(site.nodes)) {
      yield;
      for (const node of part) {
        const before = this.#nodes.get(node);
        if (before?.every(stays) === true) kept.set(node, before);
      }
    }
    return kept;
  }
}

type Concerned = (mac: string) => boolean;

/** Whether the server may answer the machine of a MAC otherwise; undefined where it may any. */
function answeredOtherwise(before: Asked, after: Asked): Concerned | undefined {
  // All else that it goes by is the same.
  return before.site.dhcp === after.site.dhcp ? () => false : after.server.concerned?.(before.server);
}

/** Nothing is told of a server before it answers. */
function isCalm({ standstill: { faults, doubts, assumptions } }: DhcpServer): boolean {
  return faults.length + doubts.length + assumptions.length === 0;
}

/** What of a site may be another value is texts, and what DHCP server and NFS server compare themselves. */
function sameAround(before: Site, after: Site): boolean {
  if (changedIn(before, after) === undefined) return false;
  // A URL in any text may show what a web server gives out.
  return (
    after.http.length === 0 ||
    [...after.files].every(([path, { document }]) => {
      const was = before.files.get(path)?.document;
      return was === document || (was?.text.includes('://') !== true && !document.text.includes('://'));
    })
  );
}

/** `sameDoubts`: statements that were not understood are there now if they were before; they leave open whether an unknown machine is answered. */
function holds(course: Course, site: Site, concerned: Concerned, sameDoubts: boolean): boolean {
  const { node, reached } = course;
  const { host, mac } = node;
  if (mac === undefined || concerned(mac)) return false;
  if (!sameDoubts && (host === undefined || host.hardware.length > 1)) return false;
  const { kernel } = reached;
  if (kernel === undefined) return true;
  const ip = writtenIp(kernel.parameters);
  // Another host may have the address now; and words that DHCP carries have places of their own, which move with nothing.
  return (
    (ip === undefined || staticAddress(ip) === undefined) &&
    kernel.parameters.every(({ place }) => configurationOf(site)?.files.includes(place.file) !== true)
  );
}

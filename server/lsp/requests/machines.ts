/**
 * Requests beyond the protocol go in: which machines there are and what they come to, the story of one boot, what a site
 * is made of, what changed since it was otherwise; data and Markdown come out. docs/EDITOR.md describes them.
 */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Firmware } from '../../service/index.js';
import {
  diffSites,
  explainNode,
  type Machine,
  machines,
  type Outcome,
  showSite,
} from '../../service/index.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { answered, type Log, onOwnRequest } from '../safely.js';
import type { LocatedSite, Session } from '../session.js';
import { differenceMarkdown } from '../shapes/difference.js';
import type { ProtocolRange } from '../shapes/ranges.js';
import { siteMarkdown, storyMarkdown } from '../shapes/story.js';

/** Sent after each check to a client that wants to hear of it. */
export const CHECKED = 'diskless-lint/checked';

interface Location {
  readonly uri: string;
  readonly range: ProtocolRange;
}

type ShownOutcome = Omit<Outcome, 'at'> & { readonly at: Location | null };

interface ShownMachine extends ShownOutcome {
  readonly name: string;
  readonly mac: string | null;
  readonly declared: Location;
  readonly firmwares: readonly (ShownOutcome & { readonly firmware: Firmware })[];
}

/** A site with its machines, in the order of its files. */
export interface ShownMachines {
  readonly root: string;
  readonly machines: readonly ShownMachine[];
}

interface Named {
  readonly root: string;
  readonly name: string;
}

function isNamed(params: unknown): params is Named {
  const { root, name } = (params ?? {}) as Partial<Record<keyof Named, unknown>>;
  return typeof root === 'string' && typeof name === 'string';
}

/** A site, and what some of its files were; null for those that were not there. */
interface Older {
  readonly root: string;
  readonly since: string;
  readonly older: readonly { readonly uri: string; readonly text: string | null }[];
}

function isOlder(params: unknown): params is Older {
  const { root, since, older } = (params ?? {}) as Partial<Record<keyof Older, unknown>>;
  if (typeof root !== 'string' || typeof since !== 'string' || !Array.isArray(older)) return false;
  return older.every((one: unknown) => {
    const { uri, text } = (one ?? {}) as { uri?: unknown; text?: unknown };
    return typeof uri === 'string' && (text === null || typeof text === 'string');
  });
}

export function registerMachines(connection: Connection, session: Session, log: Log): void {
  const locate = (site: Site, place: Place): Location => ({
    uri: session.uriOf(place.file),
    range: session.rangeIn(site, place),
  });
  const shown = (site: Site, { at, ...outcome }: Outcome): ShownOutcome => ({
    ...outcome,
    at: at === undefined ? null : locate(site, at),
  });
  const shownMachine = (site: Site, machine: Machine): ShownMachine => {
    const { name, mac, place, firmwares, verdict, told, at } = machine;
    return {
      ...shown(site, { verdict, told, at }),
      name,
      mac: mac ?? null,
      declared: locate(site, place),
      firmwares: firmwares.map(({ firmware, ...outcome }) => ({ firmware, ...shown(site, outcome) })),
    };
  };
  const ofSite = async (
    located: LocatedSite,
    token: CancellationToken,
  ): Promise<ShownMachines | undefined> => {
    const { site } = located;
    const result = await session.linted(located);
    if (result === undefined || token.isCancellationRequested) return undefined;
    const all = machines(site, result.verdict);
    return { root: site.root, machines: all.map((machine) => shownMachine(site, machine)) };
  };
  const siteAt = (root: unknown): Site | undefined =>
    session.sites().sites.find(({ site }) => site.root === root)?.site;

  onOwnRequest(connection, 'machines', (_params, token) =>
    answered<ShownMachines[]>(log, 'machines', token, [], async () => {
      const found: ShownMachines[] = [];
      for (const located of session.sites().sites) {
        if (!session.isEnabled(located)) continue;
        const one = await ofSite(located, token);
        if (one !== undefined && one.machines.length > 0) found.push(one);
      }
      return found;
    }),
  );

  onOwnRequest(connection, 'explain', (params, token) =>
    answered<string | null>(log, 'explanation', token, null, () => {
      const site = isNamed(params) ? siteAt(params.root) : undefined;
      if (site === undefined || !isNamed(params)) return null;
      const told = explainNode(site, params.name);
      if (told.kind === 'none') return null;
      return storyMarkdown(told.explanation, (place) => locate(site, place));
    }),
  );

  onOwnRequest(connection, 'diff', (params, token) =>
    answered<string | null>(log, 'difference', token, null, () => {
      const site = isOlder(params) ? siteAt(params.root) : undefined;
      if (site === undefined || !isOlder(params)) return null;
      const older = new Map(
        params.older.flatMap(({ uri, text }) => [[session.addresses.pathOf(uri) ?? '', text]]),
      );
      const before = session.siteBefore(site.root, older);
      if (before === undefined) return null;
      return differenceMarkdown(diffSites(before, site), params.since, (place) => locate(site, place));
    }),
  );

  onOwnRequest(connection, 'site', (params, token) =>
    answered<string | null>(log, 'site', token, null, () => {
      const site = siteAt((params as { root?: unknown } | null)?.root);
      return site === undefined ? null : siteMarkdown(showSite(site), (place) => locate(site, place));
    }),
  );
}

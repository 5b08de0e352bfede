/**
 * Requests beyond the protocol go in: which machines there are and what they come to, the story of one boot, what a site
 * is made of; data and Markdown come out. docs/EDITOR.md describes them.
 */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { Firmware } from '../service/index.js';
import { explainNode, type Machine, machines, type Outcome, showSite } from '../service/index.js';
import type { Site } from '../site/model.js';
import type { Place } from '../site/place.js';
import type { ProtocolRange } from './ranges.js';
import { answered, type Log } from './safely.js';
import type { LocatedSite, Session } from './session.js';
import { siteMarkdown, storyMarkdown } from './story.js';

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

  connection.onRequest('diskless-lint/machines', (_params: unknown, token: CancellationToken) =>
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

  connection.onRequest('diskless-lint/explain', (params: unknown, token: CancellationToken) =>
    answered<string | null>(log, 'explanation', token, null, () => {
      const site = isNamed(params) ? siteAt(params.root) : undefined;
      if (site === undefined || !isNamed(params)) return null;
      const told = explainNode(site, params.name);
      if (told.kind === 'none') return null;
      return storyMarkdown(told.explanation, (place) => locate(site, place));
    }),
  );

  connection.onRequest('diskless-lint/site', (params: unknown, token: CancellationToken) =>
    answered<string | null>(log, 'site', token, null, () => {
      const site = siteAt((params as { root?: unknown } | null)?.root);
      return site === undefined ? null : siteMarkdown(showSite(site), (place) => locate(site, place));
    }),
  );
}

/** A path that the server refuses goes in; where exportfs stopped before the line that lets the node in, what it stopped at comes out. */

import { toldAt } from '../../site/conflict.js';
import type { DroppedExport, ExportClient, ExportEntry, ExportFacts } from '../../site/exports/facts.js';
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { normalise } from '../../site/serverpath.js';
import type { ExportDecision } from '../trace.js';
import { type Decide, parentOf } from './exports.js';
import type { ExportsRefused } from './faults.js';

/** What would be exported, had exportfs read on. */
const readOn = once(
  (exports: ExportFacts): ExportFacts => ({
    ...exports,
    entries: [...exports.entries, ...exports.dropped.map(({ entry }) => entry)],
    dropped: [],
  }),
);

const droppedByPath = once(
  ({ dropped }: ExportFacts): ReadonlyMap<string, DroppedExport> =>
    new Map(dropped.map((one) => [normalise(one.entry.path.value), one])),
);

/** The line for the path, or for the nearest directory above it. */
function droppedFor(exports: ExportFacts, path: string): DroppedExport | undefined {
  const byPath = droppedByPath(exports);
  for (let level = normalise(path); ; level = parentOf(level)) {
    const lost = byPath.get(level);
    if (lost !== undefined || level === '/') return lost;
  }
}

type Stopped = Pick<ExportsRefused, 'id' | 'at' | 'others' | 'path' | 'rule' | 'text'>;

/**
 * The node is let in by another line, with the rights of that one. `instead`: the directory that it exports; `better`: whether
 * the line that is lost has what it lacks.
 */
export function fellBack(
  site: Site,
  path: string,
  decide: Decide,
  instead: ExportEntry,
  better: (client: ExportClient) => boolean = () => true,
): Stopped | undefined {
  const { exports } = site;
  if (exports === undefined || exports.dropped.length === 0) return undefined;
  const meant = lettingIn(decide(readOn(exports), path));
  if (meant === undefined || meant.entry === instead || !better(meant.client)) return undefined;
  return exports.dropped.some(({ entry }) => entry === meant.entry)
    ? stoppedBefore(site, path, decide)
    : undefined;
}

/** The line that lets the node in, with whichever options. */
function lettingIn(decision: ExportDecision): Granted | undefined {
  if (decision.kind === 'granted') return decision;
  return decision.kind === 'unknown' ? decision.admitted : undefined;
}

type Granted = Pick<ExportDecision & { readonly kind: 'granted' }, 'entry' | 'client'>;

/** `decide`: how the server decides over the path. */
export function stoppedBefore(site: Site, path: string, decide: Decide): Stopped | undefined {
  const { exports, files } = site;
  if (exports === undefined || exports.dropped.length === 0) return undefined;
  const decision = decide(readOn(exports), path);
  if (decision.kind !== 'granted' && decision.kind !== 'unknown') return undefined;
  const lost = droppedFor(exports, lettingIn(decision)?.entry.path.value ?? path);
  if (lost === undefined) return undefined;
  const { place, rule, message } = lost.stop;
  const document = files.get(place.file)?.document;
  const told = document === undefined ? undefined : toldAt(document, place.span);
  return {
    id: 'exports/refused',
    at: told === undefined ? place : { file: place.file, span: told.span },
    others: [lost.entry.path.place],
    path,
    rule: told?.byMerge === true ? 'text/merge-conflict' : rule,
    text: message,
  };
}

/** What was asked for on the command line and what a site's configuration says go in; which rules and findings are heard comes out. */
import { type Finding, type Selection, unknownSelectors } from '../../service/index.js';
import { Failure } from '../failure.js';
import type { LoadedSite } from '../sites.js';

/** `--select` and `--ignore`. */
export type Selecting = Required<Pick<Selection, 'select' | 'ignore'>>;

export function checkedSelectors(select: readonly string[], ignore: readonly string[]): Selecting {
  const unknown = unknownSelectors([...select, ...ignore]);
  const [first, ...more] = unknown.map(({ selector, nearest }) => {
    const hint = nearest === undefined ? 'see diskless-lint rules' : `did you mean ${nearest}?`;
    return `unknown rule ${selector}; ${hint}`;
  });
  if (first !== undefined) throw new Failure(first, ...more);
  return { select, ignore };
}

export function selectionOf({ location }: LoadedSite, selecting: Selecting): Selection {
  const { rules } = location.configuration;
  if (rules === undefined) return selecting;
  const [first, ...more] = unknownSelectors(Object.keys(rules)).map(({ selector, nearest }) => {
    const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    return `${location.configurationFile ?? 'configuration'}: unknown rule ${selector}${hint}`;
  });
  if (first !== undefined) throw new Failure(first, ...more);
  return { ...selecting, severities: rules };
}

/** A finding belongs to a file that was asked for when either side of it lies there. */
export function concerns(finding: Finding, asked: ReadonlySet<string> | undefined): boolean {
  if (asked === undefined || asked.has(finding.place.file)) return true;
  return finding.related.some(({ place }) => asked.has(place.file));
}

/** A command about a single site: its path goes in, the site comes out, or a Failure when there are none or several. */
import { nearest } from '../../grammars/text/index.js';
import type { Site } from '../service/index.js';
import { configurationOf } from '../site/dhcp/configurations.js';
import { Failure } from './failure.js';
import { shownPath } from './paths.js';
import { Texts } from './position.js';
import { type LoadedSite, type LoadOptions, loadSites, progress, type Where } from './sites.js';

export function loadOneSite(where: Where, path: string | undefined, options: LoadOptions = {}): LoadedSite {
  const done = progress(where, 'reading');
  try {
    const { sites } = loadSites(where, path === undefined ? [] : [path], options);
    const [first, second] = sites;
    if (first === undefined) throw new Failure(`${path ?? '.'}: no site here`);
    if (second !== undefined) {
      const roots = sites.slice(0, 4).map(({ location }) => shownPath(where.terminal.cwd, location.root));
      throw new Failure(
        `${path ?? '.'}: there are ${sites.length} sites here; name one of them, such as ${roots.join(', ')}`,
      );
    }
    return first;
  } finally {
    done();
  }
}

/** By path: the files of the site, and those around it in which something is said that it rests on. */
export function textsIn({ files, around }: Site): Map<string, string> {
  return new Map([...around, ...[...files].map(([file, { document }]) => [file, document.text] as const)]);
}

export function textsOf(site: Site): Texts {
  return new Texts(textsIn(site));
}

/** A word that means no machine, and perhaps the name that was meant, or why the machine is not seen. */
export function unknownNode(text: string, names: readonly string[], site: Site, cwd: string): Failure {
  const close = nearest(text, names);
  const some = names.slice(0, 8).join(', ') + (names.length > 8 ? ', …' : '');
  const notUnderstood = partNotUnderstood(site, cwd);
  const hint =
    close !== undefined
      ? `did you mean ${close}?`
      : notUnderstood !== undefined
        ? notUnderstood
        : names.length === 0
          ? 'the site declares no nodes; a MAC or an address works too'
          : `the site knows ${some}; a MAC or an address works too`;
  return new Failure(`no node ${text}; ${hint}`);
}

/** Hosts within a statement that cannot be read are not seen: a brace that is missing hides all behind it. */
function partNotUnderstood(site: Site, cwd: string): string | undefined {
  const server = configurationOf(site);
  if (server?.incomplete !== true) return undefined;
  for (const file of server.files) {
    const { problems = [] } = site.files.get(file)?.document ?? {};
    const problem = problems.find(({ refusedBy }) => refusedBy === server.program);
    if (problem === undefined) continue;
    const { line } = textsOf(site).position(file, problem.span.start);
    return `it may be in a part of ${shownPath(cwd, file)} that cannot be read: line ${line}: ${problem.message}`;
  }
  return undefined;
}

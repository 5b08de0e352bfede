/** A site and a line of a kernel's .config go in; which machines need that symbol, and for what, comes out, as Markdown. */
import type { Document } from '../../../grammars/text/index.js';
import { type BootTrace, type Fault, traceNode } from '../../boot/index.js';
import { list } from '../../rules/about/wording.js';
import { isNamed, type Site } from '../../site/model.js';
import type { DiskPath } from '../../site/path.js';
import { story } from '../verdict/tell.js';

/** In larger sites nobody is asked: each machine is booted twice. */
const LARGEST = 400;
/** Machines that are booted: somebody waits. */
const ASKED = 8;
/** With more, the first four are named. */
const LISTED = 5;

/** The site with the symbol left out of the kernel that the file belongs to. */
function without(site: Site, file: DiskPath, symbol: string): Site {
  const kernels = site.kernels.map((kernel) => {
    const { configuration } = kernel;
    const line = configuration?.symbols.get(symbol);
    if (configuration?.file !== file || line === undefined) return kernel;
    const symbols = new Map(configuration.symbols).set(symbol, { ...line, value: 'n' });
    return { ...kernel, configuration: { ...configuration, symbols } };
  });
  return { ...site, kernels };
}

const effects = { stops: 'would not boot', degrades: 'would boot, but not fully' } as const;

function startsFrom(trace: BootTrace, file: DiskPath): boolean {
  return trace.kernel?.configuration?.file === file;
}

function faultsOf({ stages }: BootTrace): readonly Fault[] {
  return stages.filter(({ reached }) => reached).flatMap(({ faults }) => faults);
}

/** What would go wrong without the symbol, and for whom; undefined where nothing would, or where too many would have to be asked. */
export function hoverSymbol(site: Site, file: DiskPath, symbol: string): string | undefined {
  if (site.nodes.length > LARGEST) return undefined;
  const other = without(site, file, symbol);
  const machines = site.nodes.filter(isNamed);
  const lost = new Map<string, Set<string>>();
  for (const node of machines.slice(0, ASKED)) {
    const before = traceNode(site, node).filter((trace) => startsFrom(trace, file));
    if (before.length === 0) continue;
    const known = new Set(before.flatMap(faultsOf).map(({ id }) => id));
    for (const fault of traceNode(other, node).flatMap(faultsOf)) {
      // What else then comes to light is not for want of the symbol.
      const isOfKernel = [fault.at, ...fault.others].some((place) => place.file === file);
      if (known.has(fault.id) || !isOfKernel || fault.effect === 'none') continue;
      const told = `${effects[fault.effect]}: ${story(fault)}`;
      lost.set(told, (lost.get(told) ?? new Set()).add(node.name));
    }
  }
  if (lost.size === 0) return undefined;
  const lines = [...lost].map(([told, whose]) => `- ${list([...whose], LISTED)} ${told}`);
  const some = machines.length > ASKED ? ` (of the first ${ASKED} machines)` : '';
  return `Without it${some}:\n\n${lines.join('\n')}`;
}

/** The symbol that a line gives a value which leaves it in the kernel. */
export function symbolAt(document: Document, offset: number): string | undefined {
  const { text } = document;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^CONFIG_(\w+)=(?!n\b)/.exec(text.slice(start, start + 200))?.[1];
}

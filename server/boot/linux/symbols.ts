/** A kernel's configuration and a symbol go in; the fault of a kernel that has the symbol as a module or not at all comes out. */

import type { KernelConfiguration } from '../../site/kconfig/facts.js';
import type { Place } from '../../site/place.js';
import type { FaultBase } from '../fault.js';
import type { KernelStage } from '../trace.js';
import type { NotBuiltIn } from './faults.js';

/** Where a file says nothing of a symbol. */
export function startOfFile({ file }: KernelConfiguration): Place {
  return { file, span: { start: 0, end: 0 } };
}

/**
 * Undefined where the symbol is `y`, or where a fragment or defconfig says nothing of it. A complete .config leaves out
 * what is off or cannot be had, since kconfig writes every symbol whose conditions hold. `console`: what the screen shows then.
 */
export function notBuiltIn<Id extends string>(
  id: Id,
  symbol: string,
  { configuration, image, place }: KernelStage,
  rest: Pick<FaultBase<Id>, 'effect' | 'console'>,
): NotBuiltIn<Id> | undefined {
  if (configuration === undefined) return undefined;
  const line = configuration.symbols.get(symbol);
  if (line === undefined && !configuration.complete) return undefined;
  if (line?.value === 'y') return undefined;
  return {
    id,
    ...rest,
    at: line?.place ?? startOfFile(configuration),
    others: [place],
    image,
    symbol,
    value: line?.value === 'm' ? 'm' : 'n',
    written: line !== undefined,
  };
}

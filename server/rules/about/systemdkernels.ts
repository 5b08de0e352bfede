/** The kernels whose nodes start systemd, and what of it they lack: sites go in, symbols that are switched off come out. */

import type { KernelSymbol } from '../../site/kconfig/facts.js';
import type { Place } from '../../site/place.js';
import type { RuleContext } from '../rule.js';
import { groupBy } from './hosts.js';
import { kernelRoots } from './kernels.js';

export interface LackingKernel {
  readonly symbols: readonly KernelSymbol[];
  readonly nodes: readonly string[];
  /** The command line of the first of them. */
  readonly booted: Place;
}

const PROGRAMS = ['lib/systemd/systemd', 'usr/lib/systemd/systemd'];

/** Only symbols that the file says are not set; only nodes whose root holds systemd, and no other init is asked for. */
export function lackingForSystemd(context: RuleContext, names: readonly string[]): LackingKernel[] {
  const { tree } = context.site;
  return kernelRoots(context).flatMap(({ configuration, boots }) => {
    const symbols = names.flatMap((name) => {
      const symbol = configuration.symbols.get(name);
      return symbol?.value === 'n' ? [symbol] : [];
    });
    if (symbols.length === 0) return [];
    const starting = boots.filter(({ trace, stage }) => {
      const path = trace.root?.path;
      if (path?.kind !== 'value' || trace.root?.own === 'no') return false;
      if (stage.parameters.some(({ name }) => name === 'init')) return false;
      return PROGRAMS.some((program) => tree.exists(`${path.value}/${program}`) === 'yes');
    });
    return [...groupBy(starting, ({ stage }) => stage.configuration).values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [{ symbols, nodes: group.map(({ trace }) => trace.node.name), booted: first.stage.place }];
    });
  });
}

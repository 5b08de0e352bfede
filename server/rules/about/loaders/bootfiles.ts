/** The boot files that DHCP names, each once, with the traces of the nodes that are told it. */
import type { BootTrace } from '../../../boot/trace.js';
import { groupBy } from '../../../site/groups.js';
import { type Place, placeKey } from '../../../site/place.js';

export interface ToldBootFile {
  readonly name: string;
  readonly place: Place;
  readonly traces: readonly BootTrace[];
  readonly first: BootTrace;
}

export function bootFiles(boots: readonly BootTrace[]): ToldBootFile[] {
  const told = boots.flatMap((trace) => {
    const file = trace.bootFile;
    return file?.place === undefined || file.name === ''
      ? []
      : [{ trace, name: file.name, place: file.place }];
  });
  const groups = groupBy(told, ({ place }) => placeKey(place));
  return [...groups.values()].flatMap((group) => {
    const [one] = group;
    return one === undefined
      ? []
      : [{ name: one.name, place: one.place, traces: group.map(({ trace }) => trace), first: one.trace }];
  });
}

export function namesOf(traces: readonly BootTrace[]): string[] {
  return traces.map(({ node }) => node.name);
}

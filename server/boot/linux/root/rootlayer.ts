/** Words of the command line go in; whether a writable layer lies over the root, or the export holds a medium only, comes out. */
import type { KernelParameter } from '../../../site/pxelinux/facts.js';

type Words = readonly Pick<KernelParameter, 'name' | 'value'>[];

/** Words that lay something writable over a root that is meant to stay as it is. */
const LAYERS: ReadonlySet<string> = new Set([
  'overlayroot',
  'systemd.volatile',
  'rd.overlay',
  'rd.live.overlay',
  'ltsp.image_prop',
]);

/** A live system: the export holds the medium, which is mounted read-only, and the root is a file on it that all may read. */
export function mountsMedium(words: Words): boolean {
  return words.some(
    ({ name, value }) =>
      (name === 'boot' && (value === 'live' || value === 'casper')) ||
      (name === 'root' && value?.startsWith('live:') === true) ||
      /^(?:rd\.live|archiso|inst\.(?:repo|stage2)$|ltsp\.image$)/.test(name),
  );
}

/** Nothing is written to the root itself. */
export function overlaid(words: Words): boolean {
  return mountsMedium(words) || words.some(({ name }) => LAYERS.has(name));
}

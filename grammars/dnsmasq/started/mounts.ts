/** What a volume of a container is written as goes in; which folder of the outside it is, and by which name the container sees it, comes out. */
import type { Mount } from '../document.js';

/** `source:target:mode`, or a folder that only the container has. */
export function shortMount(written: string): Mount[] {
  const [first = '', second] = written.split(':');
  if (second === undefined) return first === '' ? [] : [{ source: undefined, target: first }];
  // A name without a slash is a volume, which lies in no folder of ours.
  return [{ source: /^[./]/.test(first) ? outside(first) : undefined, target: second }];
}

/** What is filled in by somebody else, or lies in a person's home, is not known. */
export function outside(source: string | undefined): string | undefined {
  return source === undefined || source === '' || /[$~]/.test(source) ? undefined : source;
}

/** Those whose name in the container is known. */
export function knownMounts(mounts: readonly Mount[]): Mount[] {
  return mounts.filter(({ target }) => target.startsWith('/') && !target.includes('$'));
}

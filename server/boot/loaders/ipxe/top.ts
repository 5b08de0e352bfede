/** The scripts of a site go in; those come out that no other one loads: a machine comes to them by DHCP, or because they are built into its iPXE. */
import type { IpxeScript } from '../../../site/ipxe/facts.js';
import type { Site } from '../../../site/model.js';

const LOADS = new Set(['chain', 'boot', 'imgexec', 'imgfetch', 'imgload', 'imgselect', 'kernel', 'module']);

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** By the last part of the names that scripts load: what stands before it is often a setting. */
export function topScripts({ ipxe }: Site): IpxeScript[] {
  const loaded = new Map<string, Set<string>>();
  for (const script of ipxe) {
    for (const { commands } of script.statements) {
      for (const { name, words } of commands) {
        if (name === undefined || !LOADS.has(name.value)) continue;
        for (const { value } of words) {
          const key = baseName(value.replace(/[?#].*$/, ''));
          loaded.set(key, (loaded.get(key) ?? new Set()).add(script.file));
        }
      }
    }
  }
  return ipxe.filter(({ file }) => {
    const by = loaded.get(baseName(file));
    return by === undefined || (by.size === 1 && by.has(file));
  });
}

/** The scripts of a site go in; those come out that no other one loads: a machine comes to them by DHCP, or because they are built into its iPXE. */

import type { IpxeScript } from '../../../site/ipxe/facts.js';
import type { Site } from '../../../site/model.js';
import { baseName } from '../../../site/serverpath.js';
import { nameInUri } from '../../files/http/url.js';

const LOADS = new Set(['chain', 'boot', 'imgexec', 'imgfetch', 'imgload', 'imgselect', 'kernel', 'module']);

/** What a machine is told to load, or asks for by itself, is called so; other files without a first line are parts that a program puts into scripts. */
const STARTS = /^(?:autoexec|boot|default|embed(?:ded)?|index|main|menu|netboot|pxe|start)\b/i;

function isPart({ begins, file }: IpxeScript): boolean {
  return begins === 'not' && !STARTS.test(baseName(file));
}

/** By the last part of each name: what stands before it is often a setting. */
function loadedNames({ statements }: IpxeScript): Set<string> {
  const names = new Set<string>();
  for (const { commands } of statements) {
    for (const { name, words } of commands) {
      if (name === undefined || !LOADS.has(name.value)) continue;
      for (const { value } of words) names.add(nameInUri(value));
    }
  }
  return names;
}

/** Of scripts that load each other in a circle, as a menu and what leads back to it, the first one. */
export function topScripts({ ipxe }: Site): IpxeScript[] {
  const names = new Map(ipxe.map((script) => [script, loadedNames(script)]));
  const byName = new Map<string, IpxeScript[]>();
  for (const script of ipxe) {
    const name = baseName(script.file);
    byName.set(name, [...(byName.get(name) ?? []), script]);
  }
  const others = new Set<IpxeScript>();
  for (const [script, loaded] of names) {
    for (const name of loaded)
      for (const other of byName.get(name) ?? []) if (other !== script) others.add(other);
  }
  const reached = new Set<IpxeScript>();
  const reach = (from: IpxeScript): void => {
    const waiting = [from];
    for (let script = waiting.pop(); script !== undefined; script = waiting.pop()) {
      if (reached.has(script)) continue;
      reached.add(script);
      for (const name of names.get(script) ?? []) waiting.push(...(byName.get(name) ?? []));
    }
  };
  const tops = ipxe.filter((script) => !others.has(script) && !isPart(script));
  for (const script of tops) reach(script);
  for (const script of ipxe) {
    if (reached.has(script) || isPart(script)) continue;
    tops.push(script);
    reach(script);
  }
  return tops;
}

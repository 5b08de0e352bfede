/** A script, or a YAML file of another program, goes in; whose configuration it writes or holds comes out, as people call the program. */

/** What a configuration is called where it is written to, in the order in which they are tried. */
const CALLED: readonly { readonly program: string; readonly path: RegExp }[] = [
  { program: 'dnsmasq', path: /dnsmasq[^/]*\.conf$|\/dnsmasq\.d\/[^/]+$/ },
  { program: 'dhcpd', path: /\bdhcpd[^/]*\.conf$/ },
  { program: 'Kea', path: /\bkea-dhcp4[^/]*$/ },
  { program: 'PXELINUX', path: /\bpxelinux\.cfg\/[^/]+$/ },
  { program: 'iPXE', path: /\.ipxe$/ },
  { program: 'GRUB', path: /(?:tftp|pxe|netboot).*\/grub\.cfg[^/]*$/i },
  { program: 'exportfs', path: /^\/etc\/exports$|\/exports\.d\/[^/]+$/ },
];

/** Files that may hold others: scripts, what starts virtual machines, manifests and tasks. */
const HOLDERS = /\.(?:sh|bash|ya?ml)$|\/(?:Vagrantfile|[^/.]+)$/i;

import type { DiskPath } from '../site/path.js';
export function mayHold(name: string): boolean {
  return HOLDERS.test(name);
}

/** Longer lines are looked at as far. */
const COLUMNS = 500;

/** A here document on its way into a file. */
const HERE = /<<-?\s*\\?["']?\w/;
const INTO = /(?:>|\btee\b(?:\s+-a)?)\s*["']?([^\s"'<>|;&]+)/;

/** Options on the command line of a dnsmasq that a script starts. */
const STARTED = /^[^#]*\s--(?:dhcp-(?:range|boot|host|match|option|userclass)|enable-tftp|pxe-service)\b/;

/** `dnsmasq.conf: |` of a ConfigMap; `dest: /etc/dnsmasq.conf` and `path: …` of tasks, which hold the text behind `content:`. */
const KEY = /^\s*["']?([\w./-]+)["']?:\s*[|>][-+\d]*\s*$/;
const DESTINATION = /^[\s-]*(?:dest|path):\s*["']?([^\s"']+)["']?\s*$/;
const CONTENT = /^[\s-]*content:\s*[|>]/;

function calledSo(path: DiskPath | undefined): string | undefined {
  return path === undefined ? undefined : CALLED.find((one) => one.path.test(path))?.program;
}

export function heldBy(name: string, text: string): string | undefined {
  const lines = text.split('\n').map((line) => line.slice(0, COLUMNS));
  return /\.ya?ml$/i.test(name) ? inYaml(lines) : inScript(lines);
}

function inScript(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    if (STARTED.test(line)) return 'dnsmasq, started by a script';
    const program = HERE.test(line) ? calledSo(INTO.exec(line)?.[1]) : undefined;
    if (program !== undefined) return `${program}, written by a script`;
  }
  return undefined;
}

function inYaml(lines: readonly string[]): string | undefined {
  const holds = lines.some((line) => CONTENT.test(line));
  for (const line of lines) {
    const program = calledSo(KEY.exec(line)?.[1] ?? (holds ? DESTINATION.exec(line)?.[1] : undefined));
    if (program !== undefined) return `${program}, inside YAML`;
  }
  return undefined;
}

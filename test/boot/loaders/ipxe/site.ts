/** An iPXE script goes in; the files of a site of dnsmasq come out whose one machine, n1, runs it over TFTP and finds a kernel there, or what comes of its boot. */
import assert from 'node:assert/strict';
import { type Firmware, traceBoot, withEntries } from '../../../../server/boot/index.js';
import type { Place } from '../../../../server/site/place.js';
import { siteOf } from '../../../support/site.js';

/** The boot program of iPXE for everybody, and the script for iPXE itself. */
export const IPXE_DNSMASQ = `port=0
dhcp-range=10.0.0.0,static,255.255.255.0,12h
dhcp-host=52:54:00:00:00:01,n1,10.0.0.5
enable-tftp
tftp-root=/srv/tftp
dhcp-userclass=set:ipxe,iPXE
dhcp-boot=tag:!ipxe,undionly.kpxe
dhcp-boot=tag:ipxe,boot.ipxe
`;

export function ipxeFiles(script: string): Readonly<Record<string, string>> {
  return {
    'etc/dnsmasq.conf': IPXE_DNSMASQ,
    'etc/network/interfaces': 'iface eth0 inet static\n  address 10.0.0.1\n  netmask 255.255.255.0\n',
    'etc/exports': '/srv/n1 10.0.0.5(rw,no_root_squash,no_subtree_check)\n',
    'srv/tftp/undionly.kpxe': '',
    'srv/tftp/vmlinuz': '',
    'srv/tftp/boot.ipxe': script,
  };
}

export const ROOT = 'root=/dev/nfs nfsroot=10.0.0.1:/srv/n1,vers=3 ip=dhcp rw';

/** What the machine comes to that runs these commands, lines of the files as texts. */
export function booted(
  commands: readonly string[],
  more: Readonly<Record<string, string>> = {},
  firmware: Firmware = 'bios',
) {
  const site = siteOf({ ...ipxeFiles(`#!ipxe\n${commands.join('\n')}\n`), ...more });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  const trace = withEntries(site, traceBoot(site, node, firmware));
  const text = ({ file, span }: Place) => site.files.get(file)?.document.text.slice(span.start, span.end);
  const { stages } = trace;
  const told = (of: typeof stages) =>
    of.flatMap(({ faults }) =>
      faults.map(({ id, at, others, console }) => [id, ...[at, ...others].map(text), console].join(' | ')),
    );
  return {
    trace,
    words: (trace.kernel?.given ?? [])
      .map(({ name, value }) => (value === undefined ? name : `${name}=${value}`))
      .join(' ')
      .replace(` ${ROOT}`, ''),
    faults: told(stages),
    doubts: stages.flatMap(({ doubts }) => doubts.map(({ reason }) => reason)),
    assumed: stages.flatMap(({ assumptions }) => assumptions),
    /** Each item that somebody may choose, and its first fault. */
    choices: trace.entries.map(
      ({ entry, stages: own }) => `${entry.name}: ${told(own)[0]?.split(' | ')[0] ?? 'fine'}`,
    ),
  };
}

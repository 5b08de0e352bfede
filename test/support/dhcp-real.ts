/** A configuration and clients go in, the answers of the real dhcpd come out. Needs root, isc-dhcp-server and iproute2. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firmwareClient, kernelClient } from '../../server/boot/machine/profile.js';
import type { DhcpClient } from '../../server/boot/trace.js';
import { parseIpv4 } from '../../server/site/address.js';
import { macOf } from './mac.js';
import { repository } from './repository.js';

export const kinds = [
  'pxe',
  'efi7',
  'efi9',
  'ipxe',
  'ipxe7',
  'etherboot',
  'kernel',
  'bootp',
  'bootp-pxe',
  'relayed',
  'arm64',
  'http',
  'identified',
  'udhcpc',
  'bare',
  'circuit',
] as const;
export type Kind = (typeof kinds)[number];

export interface Asking {
  readonly mac: string;
  readonly kind: Kind;
  /** An address of the network that the client is connected to. */
  readonly link: string;
}

export interface Reply {
  readonly reply: string | null;
  readonly yiaddr: string;
  readonly siaddr: string;
  readonly sname: string;
  readonly file: string;
  readonly overload?: number;
  readonly options: Readonly<Record<string, { readonly name: string; readonly hex: string }>>;
  readonly log: readonly string[];
  readonly offer?: unknown;
}

export interface Replies {
  readonly error: string | null;
  readonly dhcpd_messages: readonly { readonly message: string }[];
  readonly links: readonly { readonly server_addrs: readonly string[] }[];
  readonly clients: readonly Reply[];
  readonly log?: readonly string[];
  /** dhcpd ended before its time: its exit status, negative for a signal. */
  readonly died?: number;
}

/** The compiled tests lie elsewhere; the script does not. */
const script = join(repository, 'test/oracle/dhcp-ask');

export function missing(): string | undefined {
  if (process.platform !== 'linux') return 'Linux';
  for (const program of ['/usr/sbin/dhcpd', '/usr/bin/python3']) if (!existsSync(program)) return program;
  return process.getuid?.() === 0 ? undefined : 'root';
}

const uefi = (architecture: number): string =>
  `PXEClient:Arch:${String(architecture).padStart(5, '0')}:UNDI:003000`;
const uuid = '00112233445566778899aabbccddeeff';

/** As the script sends it for udhcpc. */
const busyboxRequests: readonly number[] = [1, 3, 6, 12, 15, 28, 42];

const two = (number: number): readonly number[] => [number >> 8, number & 255];
const undi = (version: number): [number, readonly number[]] => [94, [1, version, version === 2 ? 1 : 0]];
const machine: [number, readonly number[]] = [97, [0, ...Buffer.from(uuid, 'hex')]];

/** The same packet twice: as the script sends it, and as the simulation sees it, to the last option. */
function packetOf({ kind, mac: text, link }: Asking): { sent: Record<string, unknown>; client: DhcpClient } {
  const mac = macOf(text);
  const bootp = { requested: undefined, bootp: true };
  const rom = new Map([[57, two(1260)], undi(2), machine]);
  const ipxe = new Map([[57, two(1472)], undi(2), machine]);
  switch (kind) {
    case 'pxe':
      return { sent: { as: 'pxe', uuid }, client: { ...firmwareClient('bios', mac), others: rom } };
    case 'relayed': {
      const client = { ...firmwareClient('bios', mac), relay: parseIpv4(link), others: rom };
      return { sent: { as: 'pxe', uuid, giaddr: link }, client };
    }
    case 'efi7':
    case 'efi9': {
      const arch = kind === 'efi7' ? 7 : 9;
      const vendor = uefi(arch);
      const others = new Map([[57, two(1260)], undi(3), machine]);
      const client = { ...firmwareClient('efi-x64', mac), architecture: arch, vendorClass: vendor, others };
      return { sent: { as: 'pxe', arch, vendor, undi: '010300', uuid }, client };
    }
    case 'ipxe':
      return { sent: { as: 'ipxe', uuid }, client: { ...firmwareClient('ipxe', mac), others: ipxe } };
    case 'ipxe7': {
      const client = { ...firmwareClient('ipxe', mac), architecture: 7, vendorClass: uefi(7), others: ipxe };
      return { sent: { as: 'ipxe', uuid, arch: 7, vendor: uefi(7) }, client };
    }
    case 'arm64':
    case 'http': {
      const arch = kind === 'arm64' ? 11 : 16;
      const vendor = kind === 'arm64' ? uefi(arch) : uefi(arch).replace('PXE', 'HTTP');
      const others = new Map([[57, two(1260)], undi(3), machine]);
      const client = { ...firmwareClient('efi-arm64', mac), architecture: arch, vendorClass: vendor, others };
      return { sent: { as: 'pxe', arch, vendor, undi: '010300', uuid }, client };
    }
    // Like a ROM that names itself with more than its hardware address.
    case 'identified': {
      const identifier: [number, readonly number[]] = [61, [0, ...Buffer.from('node')]];
      const others = new Map([[57, two(1260)], undi(2), machine, identifier]);
      return {
        sent: { as: 'pxe', uuid, client_id: '006e6f6465' },
        client: { ...firmwareClient('bios', mac), others },
      };
    }
    case 'udhcpc': {
      const others = new Map<number, readonly number[]>([
        [57, two(576)],
        [12, [...Buffer.from('small')]],
      ]);
      const client = {
        ...kernelClient(mac),
        vendorClass: 'udhcp 1.35.0',
        requested: busyboxRequests,
        others,
      };
      return { sent: { as: 'udhcpc', host_name: 'small' }, client };
    }
    case 'bare':
      return {
        sent: { as: 'bare' },
        client: { ...kernelClient(mac), requested: undefined, others: new Map() },
      };
    // The relay says where the client is plugged in: a circuit and a remote identifier.
    case 'circuit': {
      const agent = [1, 4, ...Buffer.from('eth0'), 2, 3, 1, 2, 3];
      const others = new Map([[57, two(1260)], undi(2), machine]).set(82, agent);
      const client = { ...firmwareClient('bios', mac), relay: parseIpv4(link), others };
      const opt = { 82: Buffer.from(agent).toString('hex') };
      return { sent: { as: 'pxe', uuid, giaddr: link, opt }, client };
    }
    case 'etherboot': {
      const others = new Map([[57, two(1500)]]);
      return { sent: { as: 'etherboot' }, client: { ...firmwareClient('etherboot', mac), others } };
    }
    case 'kernel':
      return { sent: { as: 'kernel' }, client: { ...kernelClient(mac), others: new Map() } };
    case 'bootp':
      return {
        sent: { as: 'kernel', bootp: true },
        client: { ...kernelClient(mac), ...bootp, others: new Map() },
      };
    case 'bootp-pxe': {
      const others = new Map([undi(2), machine]);
      const client = { ...firmwareClient('bios', mac), ...bootp, others };
      return { sent: { as: 'pxe', uuid, bootp: true }, client };
    }
  }
}

export function clientOf(asking: Asking): DhcpClient {
  return packetOf(asking).client;
}

/** Without it each new lease waits a second for somebody to answer a ping. On the first line, so that lines keep their numbers. */
export const noPing = 'ping-check off; ';

export async function askReal(
  folder: string,
  configuration: string,
  hosts: string,
  clients: readonly Asking[],
  timeout = 2,
): Promise<Replies> {
  const batch = join(folder, 'clients.json');
  const names = join(folder, 'hosts');
  writeFileSync(names, `127.0.0.1 localhost\n${hosts}`);
  const sent = clients.map((asking) => ({
    mac: asking.mac,
    subnet: asking.link,
    ...packetOf(asking).sent,
  }));
  writeFileSync(batch, JSON.stringify(sent));
  const words = [
    '--conf',
    configuration,
    '--batch',
    batch,
    '--timeout',
    `${timeout}`,
    '--idle',
    '0.3',
    '--hosts',
    names,
  ];
  return new Promise((resolve, reject) => {
    const run = spawn(script, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let trouble = '';
    run.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    run.stderr.setEncoding('utf8').on('data', (text: string) => {
      trouble += text;
    });
    run.on('error', reject);
    run.on('close', () => {
      try {
        resolve(JSON.parse(out) as Replies);
      } catch {
        reject(new Error(`dhcp-ask: ${trouble.slice(-500)}`));
      }
    });
  });
}

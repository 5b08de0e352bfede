/** The services of dnsmasq.conf and a client go in; what the client boots by them comes out, and what dnsmasq writes into option 43 (pxe_opts in rfc2131.c). */
import type { DnsmasqFacts, DnsmasqService } from '../../../site/dnsmasq/facts.js';
import type { DhcpClient, Octet } from '../answer.js';
import { holds, type Tags } from './tags.js';

export interface PxeOffer {
  /** Those for the client's kind of machine, in the order of the file. */
  readonly services: readonly DnsmasqService[];
  /** Whether one is for the client is not known. */
  readonly unsure: boolean;
  /** A UEFI client with a single service is sent to port 4011, without a menu. */
  readonly redirected: boolean;
}

/** Undefined for clients that dnsmasq does not take for PXE clients. */
export function pxeOffer(facts: DnsmasqFacts, client: DhcpClient, tags: Tags): PxeOffer | undefined {
  const { services: all, prompt, pxeVendors } = facts;
  if (all.length === 0 && prompt === undefined) return undefined;
  const vendors = pxeVendors.length === 0 ? ['PXEClient'] : pxeVendors;
  const { architecture, vendorClass } = client;
  if (architecture === undefined || !vendors.some((name) => vendorClass?.startsWith(name) === true))
    return undefined;
  const answers = all
    .filter(({ system }) => system.value === architecture)
    .map((service) => ({ service, answer: holds(facts, tags, service.tags) }));
  const services = answers.filter(({ answer }) => answer === 'yes').map(({ service }) => service);
  const files = services.filter(({ file }) => file !== undefined);
  return {
    services,
    unsure: answers.some(({ answer }) => answer === 'unknown'),
    redirected: architecture >= 6 && files.length === 1,
  };
}

function addressOctets(address: number | undefined): readonly Octet[] {
  return [24, 16, 8, 0].map((by) => (address === undefined ? undefined : (address >>> by) & 255));
}

const MENU = 9;
const SERVERS = 8;
const PROMPT = 10;
const DISCOVERY = 6;

/** Option 43 with the menu; `prompted`: the question is among the vendor options, which come behind. `local`: the address of the server, which stands in it. */
export function menuOctets(
  { services }: PxeOffer,
  prompted: boolean,
  local: number | undefined,
): readonly Octet[] {
  let type = 32_768;
  const menu: number[] = [];
  const servers: Octet[] = [];
  let discovery = services.length === 0 ? 8 : 3;
  for (const service of services) {
    const number = service.type ?? type++;
    const head = [number >> 8, number & 255];
    const text = [...service.menu.value].map((character) => character.charCodeAt(0) & 255);
    menu.push(...head, text.length, ...text);
    if (service.file !== undefined) {
      servers.push(...head, 1, ...addressOctets(local));
    } else if (number !== 0) discovery = 2;
  }
  const prompt = [services.length > 1 ? 255 : 0, 0x50, 0x58, 0x45];
  return [
    ...[DISCOVERY, 1, discovery],
    ...(prompted ? [] : [PROMPT, prompt.length, ...prompt]),
    ...(servers.length === 0 ? [] : [SERVERS, servers.length, ...servers]),
    ...(menu.length === 0 ? [] : [MENU, menu.length, ...menu]),
  ];
}

/** What starts of the menu when nobody presses a key; undefined where somebody has to. */
export function chosen({ services }: PxeOffer, { prompt }: DnsmasqFacts): DnsmasqService | undefined {
  const [first] = services;
  return services.length > 1 && prompt?.timeout === undefined ? undefined : first;
}

/** Sub-options of option 43, of which the question of pxe-prompt is one. */
export function promptOctets({ prompt }: DnsmasqFacts): readonly number[] {
  if (prompt === undefined) return [];
  const text = [...prompt.text].map((character) => character.charCodeAt(0) & 255);
  return [PROMPT, text.length + 1, (prompt.timeout ?? 255) & 255, ...text];
}

export function hasPrompt(octets: readonly number[]): boolean {
  for (let i = 0; i < octets.length; i += 2 + (octets[i + 1] ?? 0)) if (octets[i] === PROMPT) return true;
  return false;
}

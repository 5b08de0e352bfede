/** The services of dnsmasq.conf and a client go in; what the client boots by them comes out, and what dnsmasq writes into option 43 (pxe_opts in rfc2131.c). */
import type { Ipv4Address } from '../../../site/address.js';
import type { DnsmasqFacts, DnsmasqService } from '../../../site/dnsmasq/facts.js';
import { numberOctets, octetsOfText } from '../../../site/octets.js';
import type { Place } from '../../../site/place.js';
import { known, type Outcome } from '../../outcome.js';
import type { DhcpClient, Octet } from '../answer.js';
import { holds, type Tags } from './tags.js';

export interface PxeOffer {
  /** Those for the client's kind of machine, in the order of the file. */
  readonly services: readonly DnsmasqService[];
  /** Whether one is for the client is not known. */
  readonly unsure: boolean;
  /** A line that another program fills in, and that may be for the client. */
  readonly open: Place | undefined;
  /** What the menu holds is not known, since one of its lines is filled in. */
  readonly menuOpen: boolean;
  /** A UEFI client with a single service is sent to port 4011, without a menu. */
  readonly redirected: boolean;
  /** What it is called by in option 60. */
  readonly vendor: string;
}

/** Whom dnsmasq takes for a PXE client: those whose option 60 begins so. */
export function pxeVendors({ pxeVendors: said }: DnsmasqFacts): readonly string[] {
  return said.length === 0 ? ['PXEClient'] : said;
}

/** Without a line for it dnsmasq takes nobody for a PXE client (enable_pxe in option.c). */
function hasMenu({ services, openServices, options }: DnsmasqFacts): boolean {
  return services.length + openServices.length > 0 || options.some(({ prompt }) => prompt !== undefined);
}

function pxeVendorOf(facts: DnsmasqFacts, { vendorClass }: DhcpClient): string | undefined {
  return pxeVendors(facts).find((name) => vendorClass?.startsWith(name) === true);
}

/** A client that a proxy would tell what to boot, if the proxy had a menu. */
export function missesMenu(facts: DnsmasqFacts, client: DhcpClient): boolean {
  return !hasMenu(facts) && client.architecture !== undefined && pxeVendorOf(facts, client) !== undefined;
}

/** Undefined for clients that dnsmasq does not take for PXE clients. */
export function pxeOffer(facts: DnsmasqFacts, client: DhcpClient, tags: Tags): PxeOffer | undefined {
  const { services: all, openServices } = facts;
  if (!hasMenu(facts)) return undefined;
  const { architecture } = client;
  const vendor = pxeVendorOf(facts, client);
  if (architecture === undefined || vendor === undefined) return undefined;
  const answers = all
    .filter(({ system }) => system.value === architecture)
    .map((service) => ({ service, answer: holds(facts, tags, service.tags) }));
  const services = answers.filter(({ answer }) => answer === 'yes').map(({ service }) => service);
  const files = services.filter(({ file }) => file !== undefined);
  return {
    services,
    unsure: answers.some(({ answer }) => answer === 'unknown'),
    open: openServices.find(
      ({ boots, system, tags: asked }) =>
        boots && (system ?? architecture) === architecture && holds(facts, tags, asked) !== 'no',
    )?.place,
    // Entries are counted over all lines, whomever they are for.
    menuOpen: openServices.length > 0,
    redirected: architecture >= 6 && files.length === 1,
    vendor,
  };
}

function addressOctets(address: Ipv4Address | undefined): readonly Octet[] {
  return address === undefined ? [undefined, undefined, undefined, undefined] : numberOctets(address, 4);
}

const MENU = 9;
const SERVERS = 8;
export const PROMPT = 10;
const DISCOVERY = 6;

/**
 * Option 43 with the menu; `prompted`: the question is among the vendor options, which come behind. `serverOf`: the server of an entry,
 * whose address stands in it.
 */
export function menuOctets(
  { services }: PxeOffer,
  prompted: boolean,
  serverOf: (service: DnsmasqService) => Outcome<Ipv4Address>,
): readonly Octet[] {
  const menu: number[] = [];
  const servers: Octet[] = [];
  let discovery = services.length === 0 ? 8 : 3;
  for (const service of services) {
    const { type } = service;
    const head = [type >> 8, type & 255];
    const text = octetsOfText(service.menu.value);
    menu.push(...head, text.length, ...text);
    const server = serverOf(service);
    if (server.kind !== 'none') servers.push(...head, 1, ...addressOctets(known(server)));
    else if (type !== 0) discovery = 2;
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
export function chosen({ services }: PxeOffer, facts: DnsmasqFacts, tags: Tags): DnsmasqService | undefined {
  const [first] = services;
  if (services.length <= 1) return first;
  const prompt = facts.options.findLast(
    (one) => one.prompt !== undefined && holds(facts, tags, one.tags) !== 'no',
  );
  return prompt?.prompt?.timeout === undefined ? undefined : first;
}

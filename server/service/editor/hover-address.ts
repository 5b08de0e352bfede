/** A site and an offset of a text go in; what the address that is written there is to the site comes out, as Markdown. */
import { type Document, type Span, touches } from '../../../grammars/text/index.js';
import {
  broadcastAddress,
  formatIpv4,
  type Ipv4Address,
  inNetwork,
  ipv4After,
  ipv4OfNumber,
  lengthOfMask,
  parseIpv4,
} from '../../site/address.js';
import { configurationOf } from '../../site/dhcp/configurations.js';
import type { Site } from '../../site/model.js';

/** No longer part of a line is looked at. */
const COLUMNS = 2000;

/** As people write an address, and as PXELINUX calls a file after one. */
const WRITTEN = /(?<![\w.])(?:\d{1,3}(?:\.\d{1,3}){3}|[\dA-F]{8})(?![\w.])/g;

function addressOf(word: string): Ipv4Address | undefined {
  return word.includes('.') ? parseIpv4(word) : ipv4OfNumber(Number.parseInt(word, 16));
}

/** The address at an offset; none in what may be a comment. */
function writtenAt({ text }: Document, offset: number): { value: Ipv4Address; span: Span } | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - COLUMNS);
  const line = text.slice(start, offset + 16).split('\n', 1)[0] ?? '';
  for (const match of line.matchAll(WRITTEN)) {
    const from = start + match.index;
    const span = { start: from, end: from + match[0].length };
    const value = touches(span, offset) ? addressOf(match[0]) : undefined;
    if (value !== undefined) return line.slice(0, match.index).includes('#') ? undefined : { value, span };
  }
  return undefined;
}

function named(site: Site, value: Ipv4Address): string[] {
  const names = [...site.names.addresses].flatMap(([name, said]) => (said.value === value ? [name] : []));
  return names.length === 0 ? [] : [`called ${names.slice(0, 3).join(', ')}`];
}

/** A subnet by its first address, and the ranges that an address may come out of. */
function inNetworks(site: Site, value: Ipv4Address): string[] {
  const subnets = configurationOf(site)?.subnets;
  const subnet = subnets?.all.find(({ network }) => network === value);
  if (subnet !== undefined) {
    const { mask } = subnet;
    const length = lengthOfMask(mask);
    const [first, last] = [ipv4After(value, 1), ipv4After(broadcastAddress(value, mask), -1)].map(formatIpv4);
    const of =
      length !== undefined && length <= 30
        ? `of ${first} to ${last} (/${length})`
        : `with the netmask ${formatIpv4(mask)}`;
    const here = site.nodes.filter(({ addresses }) => addresses.some((one) => inNetwork(one, value, mask)));
    return [`the network ${of}, with ${here.length} of the machines that are declared`];
  }
  const [range] = subnets?.rangesWith(value) ?? [];
  return range === undefined
    ? []
    : [`in the dynamic range of ${formatIpv4(range.low)} to ${formatIpv4(range.high)}`];
}

/** Undefined where the site knows nothing of it. */
export function hoverAddress(
  site: Site,
  document: Document,
  offset: number,
): { readonly span: Span; readonly markdown: string } | undefined {
  const written = writtenAt(document, offset);
  if (written === undefined) return undefined;
  const { value, span } = written;
  const owners = site.nodes.filter(({ addresses }) => addresses.includes(value)).map(({ name }) => name);
  const told = [
    ...(site.serverAddresses.some((own) => own.value === value) ? ['an address of this boot server'] : []),
    ...(owners.length === 0 ? [] : [`the address of ${owners.slice(0, 3).join(', ')}`]),
    ...named(site, value),
    ...inNetworks(site, value),
  ];
  return told.length === 0 ? undefined : { span, markdown: `**${formatIpv4(value)}**: ${told.join('; ')}.` };
}

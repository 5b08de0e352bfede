/** A site that dnsmasq serves goes in; what dnsmasq.conf says in the terms of a description comes out, with a note for all else. */

import { type Ipv4Address, inNetwork, maskOfLength, networkAddress } from '../../../site/address.js';
import type { DnsmasqFacts, DnsmasqMatch, DnsmasqOption, DnsmasqRange } from '../../../site/dnsmasq/facts.js';
import type { Node, Site } from '../../../site/model.js';
import { bootFileNames, loaderOf } from '../../description/loaders.js';
import { networkText, type SaidByDhcp, type SaidNetwork } from '../dhcp/port.js';

interface Network {
  readonly network: Ipv4Address;
  readonly mask: Ipv4Address;
}

/** The mask of the interface is in no file: that of a small network is taken for it. */
function networkOf({ low, mask }: DnsmasqRange): Network {
  const bits = mask?.value ?? maskOfLength(24);
  return { network: networkAddress(low.value, bits), mask: bits };
}

export function saidByDnsmasq(site: Site): SaidByDhcp | undefined {
  const facts = site.dnsmasq;
  if (facts === undefined) return undefined;
  const held = ({ network, mask }: Network): boolean =>
    site.nodes.some(({ addresses }) => addresses.some((value) => inNetwork(value, network, mask)));
  const ranges = facts.ranges.filter((range) => held(networkOf(range)));
  // Several ranges of one network are one.
  const used = ranges.filter(
    (range, at) => ranges.findIndex((other) => networkOf(other).network === networkOf(range).network) === at,
  );
  const [first, ...more] = used.map((range) => networkSaid(site, facts, range));
  if (first === undefined) return undefined;
  return {
    daemon: 'dnsmasq',
    networks: [first, ...more],
    interface: facts.interfaces.length === 1 ? facts.interfaces[0]?.value : undefined,
    bootFiles: [...facts.boots, ...facts.services].map(({ file }) => file?.value ?? ''),
    rootPath: (node) => textOf(ownOption(facts, node, 17) ?? untagged(facts, 17)),
    hostName: (node) => node.name,
    notes: networkNotes(facts, used.map(networkOf)),
    leftOut: leftOut(facts),
  };
}

function networkSaid(site: Site, facts: DnsmasqFacts, range: DnsmasqRange): SaidNetwork {
  const { network, mask } = networkOf(range);
  const inside = (value: Ipv4Address): boolean => inNetwork(value, network, mask);
  const known = [...facts.listens, ...site.serverAddresses].map(({ value }) => value);
  const option = (code: number): DnsmasqOption | undefined =>
    taggedBy(facts, range, code) ?? untagged(facts, code);
  return {
    network,
    mask,
    server: known.find(inside),
    router: addressesOf(option(3))[0],
    dns: addressesOf(option(6)),
    domain: facts.domain?.value ?? textOf(option(15)),
  };
}

/** By the tag that a range gives. */
function taggedBy(
  { options }: DnsmasqFacts,
  { sets }: DnsmasqRange,
  code: number,
): DnsmasqOption | undefined {
  return options.findLast(
    (one) =>
      one.code === code &&
      isPlain(one) &&
      one.tags.length === 1 &&
      one.tags.every(({ name, not }) => !not && name === sets?.value),
  );
}

function untagged({ options }: DnsmasqFacts, code: number): DnsmasqOption | undefined {
  return options.findLast((one) => one.code === code && one.tags.length === 0 && isPlain(one));
}

function isPlain({ vendor, inside }: DnsmasqOption): boolean {
  return vendor === undefined && !inside;
}

/** By a tag that the machine's own line gives it. */
function ownOption({ hosts, options }: DnsmasqFacts, { mac }: Node, code: number): DnsmasqOption | undefined {
  const host = hosts.findLast(({ hardware }) => hardware.some(({ value }) => value === mac));
  const own = new Set(host?.sets.map(({ value }) => value));
  return options.findLast((one) => {
    const [tag, ...others] = one.tags;
    return (
      one.code === code &&
      isPlain(one) &&
      tag !== undefined &&
      others.length === 0 &&
      !tag.not &&
      own.has(tag.name)
    );
  });
}

function addressesOf(option: DnsmasqOption | undefined): Ipv4Address[] {
  return (option?.value.atoms ?? []).flatMap((atom) => (atom.kind === 'address' ? [atom.value] : []));
}

function textOf(option: DnsmasqOption | undefined): string | undefined {
  const [atom] = option?.value.atoms ?? [];
  return atom?.kind === 'text' ? atom.value : undefined;
}

function networkNotes({ ranges }: DnsmasqFacts, used: readonly Network[]): string[] {
  const others = new Set(
    ranges
      .map(networkOf)
      .filter(({ network }) => !used.some((one) => one.network === network))
      .map(networkText),
  );
  const notes = [...others].map((text) => `Left out: the range of ${text}, which holds no node.`);
  if (ranges.some(({ kind }) => kind === 'dynamic'))
    notes.push('Left out: the dynamic addresses; a generated site serves its own nodes only.');
  if (ranges.some(({ kind }) => kind === 'proxy'))
    notes.push('Left out: the proxy; a generated site gives the addresses itself.');
  return notes;
}

/** Architectures that a generated site tells apart. */
const TOLD_APART = new Set([0, 7, 9]);
/** Options that a description has words for. */
const KEPT = new Set([1, 3, 6, 12, 15, 17]);

function ofArchitecture({ by }: DnsmasqMatch): boolean {
  return (
    by.kind === 'option' && by.code === 93 && by.value?.kind === 'number' && TOLD_APART.has(by.value.value)
  );
}

function ofIpxe({ by }: DnsmasqMatch): boolean {
  return by.kind === 'user class' ? by.text === 'iPXE' : by.kind === 'option' && by.code === 175;
}

function leftOut({
  boots,
  services,
  options,
  matches,
  tagIfs,
  ignores,
  elsewhere,
  unknown,
}: DnsmasqFacts): string[] {
  const notes: string[] = [];
  const loader = loaderOf(boots.map(({ file }) => file.value));
  const loaders = bootFileNames(loader);
  const others = boots.map(({ file }) => file.value).filter((name) => !loaders.has(name.replace(/^\/+/, '')));
  if (others.length > 0) {
    const own = [...loaders].join(' and ');
    notes.push(`Left out: the boot file ${[...new Set(others)].join(', ')}; a generated site loads ${own}.`);
  }
  if (boots.some(({ server }) => server !== undefined))
    notes.push('Left out: the server that dhcp-boot names.');
  if (services.length > 0) notes.push('Left out: the menu of pxe-service.');
  const odd = options.filter((one) => !isPlain(one) || !KEPT.has(one.code));
  const codes = [
    ...new Set(odd.map(({ code, vendor }) => (vendor === undefined ? `${code}` : `${code} of ${vendor}`))),
  ];
  if (codes.length > 0) notes.push(`Left out: dhcp-option ${codes.join(', ')}.`);
  const tags = matches.filter((match) => !ofArchitecture(match) && !(loader === 'ipxe' && ofIpxe(match)));
  const names = [
    ...new Set([
      ...tags.map(({ sets }) => sets.value),
      ...tagIfs.flatMap(({ sets }) => sets.map(({ value }) => value)),
    ]),
  ];
  if (names.length > 0) notes.push(`Left out: the tag ${names.join(', ')}.`);
  if (ignores.length > 0) notes.push('Left out: dhcp-ignore.');
  if (elsewhere.length > 0) notes.push('Left out: files of hosts or options that were not read.');
  if (unknown.length > 0)
    notes.push('Left out: lines that another program fills in, or files that are not there.');
  return notes;
}

/** The facts of a dnsmasq.conf go in; what an editor asks of its lines comes out. */
import { touches } from '../../../grammars/text/index.js';
import { normaliseMac } from '../address.js';
import type { DhcpWords, Mentions, SaidElsewhere, Spot } from '../dhcp/words.js';
import { serviceFile } from '../link/dnsmasq.js';
import { once } from '../once.js';
import type { Said } from '../place.js';
import type { DnsmasqFacts, DnsmasqOption, TagCondition } from './facts.js';

export const dnsmasqWords = once(
  (dnsmasq: DnsmasqFacts): DhcpWords => ({
    mentions: (into) => mentions(dnsmasq, into),
    includes: [],
    bootFiles: () => bootFiles(dnsmasq),
    // As its manual has them, times tell their unit.
    times: () => [],
    unwritten: (file) => unwritten(dnsmasq, file),
    elsewhere: (at) => saidElsewhere(dnsmasq, at),
  }),
);

const ROOT_PATH = 17;

/** Tags where they are given and where they are asked for, machines, and directories. */
function mentions(dnsmasq: DnsmasqFacts, into: Mentions): void {
  const given = (tag: Said<string> | undefined, by: string): void => {
    if (tag !== undefined) into.add('tag', tag.value, tag.place, 'definition', `set by ${by}`);
  };
  const asked = (tags: readonly TagCondition[], by: string): void => {
    for (const { name, place } of tags) into.add('tag', name, place, 'reference', `asked for by ${by}`);
  };
  for (const { sets } of dnsmasq.matches) given(sets, 'what the client says');
  for (const { sets, tags } of dnsmasq.ranges) {
    given(sets, 'a range');
    asked(tags, 'a range');
  }
  for (const { sets, tags } of dnsmasq.tagIfs) {
    for (const tag of sets) given(tag, 'tag-if');
    asked(tags, 'tag-if');
  }
  for (const { tags } of dnsmasq.ignores) asked(tags, 'dhcp-ignore');
  for (const { tags } of dnsmasq.boots) asked(tags, 'dhcp-boot');
  for (const { tags } of dnsmasq.services) asked(tags, 'pxe-service');
  for (const { tags, code, value } of dnsmasq.options) {
    asked(tags, 'dhcp-option');
    const [atom] = value.atoms;
    if (code === ROOT_PATH && atom?.kind === 'text')
      into.nfsRoot(atom.value, atom.place, 'root-path of dnsmasq');
  }
  for (const { name, hardware, address, sets, tags } of dnsmasq.hosts) {
    for (const tag of sets) given(tag, 'dhcp-host');
    asked(tags, 'dhcp-host');
    const [node] = hardware.flatMap(({ value }) => {
      const mac = normaliseMac(value);
      return (mac && into.nameOf(mac)) ?? [];
    });
    if (node === undefined) continue;
    if (name !== undefined) into.add('node', node, name.place, 'definition', `dhcp-host ${node}`);
    for (const { place } of hardware) {
      // Without a name the address of its card is what it is called.
      const role = name === undefined ? 'definition' : 'reference';
      into.add('node', node, place, role, `hardware address of ${node}`);
    }
    if (address !== undefined) into.add('node', node, address.place, 'reference', `address of ${node}`);
  }
}

function* bootFiles({ boots, services }: DnsmasqFacts): ReturnType<DhcpWords['bootFiles']> {
  yield* boots.map(({ file, server }) => ({ file, server }));
  for (const { file, server } of services)
    if (file !== undefined) yield { file: { ...file, value: serviceFile(file.value) }, server };
}

/** An hour, where a range says nothing else (DEFLEASE in src/config.h). */
function* unwritten({ ranges }: DnsmasqFacts, file: string): ReturnType<DhcpWords['unwritten']> {
  for (const { kind, lease, place } of ranges)
    if (kind === 'dynamic' && lease === undefined && place.file === file)
      yield { place, text: 'lease time 1 h' };
}

function whose({ tags }: DnsmasqOption): string {
  const asked = tags.map(({ name, not }) => `${not ? 'without' : 'with'} the tag ${name}`);
  return asked.length === 0 ? 'for all' : `for clients ${asked.join(' and ')}`;
}

/** Other lines that say the same option, and for whom. */
function saidElsewhere({ options }: DnsmasqFacts, { file, offset }: Spot): SaidElsewhere | undefined {
  const here = options.find(({ place }) => place.file === file && touches(place.span, offset));
  if (here === undefined || !isPlain(here)) return undefined;
  const same = options.filter(
    (one) => one !== here && one.code === here.code && one.vendor === here.vendor && isPlain(one),
  );
  if (same.length === 0) return undefined;
  const beside = same.map((one) => ({ who: whose(one), place: one.place }));
  return { here: here.place, replaced: undefined, further: [], beside };
}

/** It stands inside no other option. */
function isPlain({ inside, prompt }: DnsmasqOption): boolean {
  return inside === undefined && prompt === undefined;
}

/** The facts of dnsmasq.conf go in; its tags, machines and directories come out, where they are given and where they are asked for. */
import type { TagCondition } from '../../site/dnsmasq/facts.js';
import type { Site } from '../../site/model.js';
import type { Said } from '../../site/place.js';
import type { Collector } from './occurrence.js';

const ROOT_PATH = 17;

export function collectDnsmasq(out: Collector, site: Site): void {
  const { dnsmasq } = site;
  if (dnsmasq === undefined) return;
  const given = (tag: Said<string> | undefined, by: string): void => {
    if (tag !== undefined) out.add('tag', tag.value, tag.place, 'definition', `set by ${by}`);
  };
  const asked = (tags: readonly TagCondition[], by: string): void => {
    for (const { name, place } of tags) out.add('tag', name, place, 'reference', `asked for by ${by}`);
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
      out.nfsRoot(atom.value, atom.place, 'root-path of dnsmasq');
  }
  const nodes = new Map<string | undefined, string>(site.nodes.map((node) => [node.mac, node.name]));
  for (const { name, hardware, address, sets, tags } of dnsmasq.hosts) {
    for (const tag of sets) given(tag, 'dhcp-host');
    asked(tags, 'dhcp-host');
    const [node] = hardware.flatMap(({ value }) => nodes.get(value) ?? []);
    if (node === undefined) continue;
    if (name !== undefined) out.add('node', node, name.place, 'definition', `dhcp-host ${node}`);
    for (const { place } of hardware) {
      // Without a name the address of its card is what it is called.
      const role = name === undefined ? 'definition' : 'reference';
      out.add('node', node, place, role, `hardware address of ${node}`);
    }
    if (address !== undefined) out.add('node', node, address.place, 'reference', `address of ${node}`);
  }
}

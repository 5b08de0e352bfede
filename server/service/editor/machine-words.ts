/** A word that somebody wants to call a machine by goes in; why it cannot be comes out, or undefined where it can. */
import { formatIpv4, normaliseMac, parseIpv4 } from '../../site/address.js';
import type { Node } from '../../site/model.js';

/** `nodes`: those that count as owners of their words. */
export function macObjection(nodes: readonly Node[], text: string): string | undefined {
  const mac = normaliseMac(text);
  if (mac === undefined) return `"${text}" is no hardware address.`;
  const owner = nodes.find((node) => node.mac === mac);
  return owner && `${mac} belongs to ${owner.name} already.`;
}

export function addressObjection(nodes: readonly Node[], text: string): string | undefined {
  const address = parseIpv4(text);
  if (address === undefined) return `"${text}" is no IPv4 address.`;
  const owner = nodes.find(({ addresses }) => addresses.includes(address));
  return owner && `${formatIpv4(address)} belongs to ${owner.name} already.`;
}

export function nameObjection(nodes: readonly Node[], text: string): string | undefined {
  if (!/^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/.test(text)) return `"${text}" cannot be the name of a host.`;
  return nodes.some(({ name }) => name === text) ? `There is already a host "${text}".` : undefined;
}

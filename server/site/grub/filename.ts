/** The name of a configuration of GRUB goes in, whom it is for comes out (grub_net_search_config_file of grub-core/net/net.c). */
import { normaliseMac } from '../address.js';
import type { GrubConfig, GrubFileName } from './facts.js';

const BEGINS = 'grub.cfg-';

/** GRUB writes hardware addresses in lower case, and those of the network in upper case. */
export function grubFileName(name: string): GrubFileName {
  if (name === 'grub.cfg') return { kind: 'plain' };
  if (!name.startsWith(BEGINS)) return { kind: 'other' };
  const rest = name.slice(BEGINS.length);
  const octets = /^(?:01[-:])?([0-9a-f]{2}(?:[-:][0-9a-f]{2}){5})$/i.exec(rest)?.[1];
  const mac = octets === undefined ? undefined : normaliseMac(octets);
  if (mac !== undefined) {
    return { kind: 'mac', mac, canonical: rest === `01-${mac.replaceAll(':', '-')}` };
  }
  if (/^[0-9a-f]{1,8}$/i.test(rest)) {
    const digits = rest.toUpperCase();
    return { kind: 'address', digits, canonical: digits === rest };
  }
  return { kind: 'other' };
}

/** The name that GRUB asks for; undefined where the file is not for one machine. */
export function ownName({ client }: Pick<GrubConfig, 'client'>): string | undefined {
  if (client.kind === 'mac') return `${BEGINS}01-${client.mac.replaceAll(':', '-')}`;
  return client.kind === 'address' ? BEGINS + client.digits : undefined;
}

/** An answer without a server goes in; how the DHCP server that gives it is told one comes out, in its own words. */
import { dhcpServer } from '../../../boot/index.js';
import { formatIpv4 } from '../../../site/address.js';
import type { Site } from '../../../site/model.js';
import type { Place } from '../../../site/place.js';
import type { Fix, Told } from '../../rule.js';
import { fix, insertAfter } from '../edits.js';

/** The program that answers the firmware of these machines. */
export function answering({ site, traces: [trace] }: Pick<Told, 'site' | 'traces'>): string {
  return trace?.loader.program ?? dhcpServer(site).program;
}

/** What to write, behind "Write …, or ": the address of the boot server, for all that a machine asks. */
export function setServer(program: string): string {
  return program === 'dnsmasq'
    ? 'put it behind the name of the server in dhcp-boot (dhcp-boot=FILE,NAME,ADDRESS)'
    : 'set next-server for the subnet';
}

/** The one address that the server has, as far as the files tell it, put behind the boot file. */
export function addNextServer({ serverAddresses }: Site, at: Place): Fix[] {
  const [only, second] = new Set(serverAddresses.map(({ value }) => value));
  if (only === undefined || second !== undefined) return [];
  const address = formatIpv4(only);
  return [fix(`Add next-server ${address}`, false, insertAfter(at, ` next-server ${address};`))];
}

/** What DHCP tells a GRUB goes in; the fault of one that is told no server to ask comes out. */
import { optionOf } from '../../dhcp/answer.js';
import { isUrl } from '../../files/http/url.js';
import type { Asked } from '../port.js';
import type { GrubWithoutServer } from './faults.js';
import { grubSays } from './sentences.js';

/**
 * UEFI loads GRUB from the DHCP server where that names no other; GRUB itself takes only what is named, and is at its prompt
 * (asked in OVMF; grub_net_configure_by_dhcp_ack). Later releases take option 66 as well, and a name is looked up.
 */
export function serverFault({ node, answer, file }: Asked): GrubWithoutServer | undefined {
  const { nextServer, serverName, proxied, unresolved } = answer;
  if (isUrl(file.name) || nextServer.kind !== 'none' || proxied === true || unresolved !== undefined)
    return undefined;
  if (serverName.kind !== 'none' || optionOf(answer, 'tftp-server-name').kind !== 'none') return undefined;
  return {
    id: 'grub/no-server',
    effect: 'stops',
    at: file.place ?? node.place,
    others: [],
    console: grubSays.prompt.print(),
    program: file.name,
  };
}

/** The answer to a boot ROM that is told to load iPXE goes in; what iPXE is told, which asks once more, comes out. */
import type { Node, Site } from '../../../site/model.js';
import { bootFileName } from '../../dhcp/dhcpstep.js';
import { dhcpServer } from '../../dhcp/server.js';
import { firmwareClient } from '../../machine/profile.js';
import { newDraft } from '../../stage.js';
import type { DhcpAnswer, DhcpClient } from '../../trace.js';

/** The names that the build of iPXE gives its binaries; distributions and its own download put the processor behind them. */
const BINARY =
  /(?:^|\/)(?:undionly\.k{0,2}pxe|ipxe\.(?:pxe|k{1,2}pxe)|(?:ipxe|(?:ipxe-)?snp(?:only)?)(?:[-_]?(?:x86[-_]64|x64|amd64|i386|ia32|32|64|arm32|arm64|aa64|aarch64))?\.efi)$/i;

export function isIpxeBinary(name: string): boolean {
  return BINARY.test(name);
}

/**
 * Undefined where what iPXE does is not known: a script may be built into the binary, and where dhcpd has nothing else
 * for iPXE than for the ROM, or stays silent, there most likely is one.
 */
export function answerToIpxe(
  site: Site,
  node: Node,
  { client }: DhcpAnswer,
  name: string,
): DhcpAnswer | undefined {
  if (!isIpxeBinary(name) || client.userClass !== undefined) return undefined;
  const second = asIpxe(site, node, client);
  const file = bootFileName(second, newDraft());
  const other = file.kind === 'value' && file.value !== name;
  return second.answered === 'yes' && other ? second : undefined;
}

/** Whether iPXE is told the file that it is, under whatever user class it asks. */
export function isToldItself(site: Site, node: Node, { client }: DhcpAnswer, name: string): boolean {
  const answer = asIpxe(site, node, client);
  const file = bootFileName(answer, newDraft());
  return answer.answered === 'yes' && file.kind === 'value' && file.value === name;
}

function asIpxe(site: Site, node: Node, client: DhcpClient): DhcpAnswer {
  const { mac, relay, network, uuid, architecture, vendorClass } = client;
  const ipxe = firmwareClient('ipxe', mac);
  return dhcpServer(site).answer(
    {
      ...ipxe,
      relay,
      ...(network === undefined ? {} : { network }),
      ...(uuid === undefined ? {} : { uuid }),
      architecture: architecture ?? ipxe.architecture,
      vendorClass: vendorClass ?? ipxe.vendorClass,
    },
    node,
  );
}

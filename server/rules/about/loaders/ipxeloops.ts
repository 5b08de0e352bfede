/** A site that dnsmasq serves goes in; where iPXE is told to load iPXE again comes out. */
import { tftpFile } from '../../../boot/files/tftp.js';
import {
  bootFileName,
  dhcpServer,
  firmwareClient,
  hasScriptBuiltIn,
  isIpxeBinary,
  newDraft,
} from '../../../boot/index.js';
import type { DnsmasqFacts, DnsmasqMatch } from '../../../site/dnsmasq/facts.js';
import type { Site } from '../../../site/model.js';
import type { Answer, Place } from '../../../site/place.js';
import type { RuleContext } from '../../rule.js';

/** Option 67 names iPXE, beside dhcp-boot or in its place. */
function optionNamesIpxe(facts: DnsmasqFacts | undefined): boolean {
  return (facts?.options ?? []).some(
    ({ code, value }) =>
      code === BOOT_FILE && value.atoms.some((atom) => atom.kind === 'text' && isIpxeBinary(atom.value)),
  );
}

const BOOT_FILE = 67;

/** The text may be misspelt: what is meant is iPXE all the same. */
export function meansIpxe({ by }: DnsmasqMatch): boolean {
  return (by.kind === 'user class' && /ipxe/i.test(by.text)) || (by.kind === 'option' && by.code === 175);
}

export interface IpxeLoop {
  /** The file that is told, iPXE itself. */
  readonly file: string;
  readonly names: readonly string[];
  /** No script is built into it. */
  readonly bare: boolean;
}

/** Of the file on the server. Where a script is built in, iPXE goes by that. */
export function builtInto(site: Site, file: string): Answer {
  const { path } = tftpFile(site, file);
  return path === undefined ? 'unknown' : hasScriptBuiltIn(site, path);
}

/**
 * The lines of dhcp-boot, pxe-service and dhcp-option that give iPXE to iPXE, and the machines on which they do.
 */
export function ipxeLoops({
  site,
  everyBoot,
}: Pick<RuleContext, 'site' | 'everyBoot'>): Map<Place, IpxeLoop> {
  const found = new Map<Place, IpxeLoop>();
  const { boots: lines = [], services = [] } = site.dnsmasq ?? {};
  const besideDhcpd = site.dhcp !== undefined;
  if (besideDhcpd && dhcpServer(site).other === undefined) return found;
  // Where no line gives iPXE out, no machine has to be asked.
  if (
    ![...lines, ...services].some(({ file }) => file && isIpxeBinary(file.value)) &&
    !optionNamesIpxe(site.dnsmasq)
  )
    return found;
  for (const { node, loader } of everyBoot) {
    if (loader.answered !== 'yes') continue;
    const { mac, relay, architecture, vendorClass } = loader.client;
    const client = { ...firmwareClient('ipxe', mac), relay, architecture, vendorClass };
    const told = dhcpServer(site).answer(client, node);
    // What dhcpd says is the business of another rule.
    if (besideDhcpd && told.program === undefined) continue;
    const file = bootFileName(told, newDraft());
    if (file.kind !== 'value' || file.from === undefined || !isIpxeBinary(file.value)) continue;
    if (file.value.includes('://')) continue;
    const builtIn = builtInto(site, file.value);
    if (builtIn === 'yes') continue;
    const at = [...found.keys()].find(({ span }) => span.start === file.from?.span.start) ?? file.from;
    const names = found.get(at)?.names ?? [];
    found.set(at, {
      file: file.value,
      names: [...new Set([...names, node.name])],
      bare: builtIn === 'no',
    });
  }
  return found;
}

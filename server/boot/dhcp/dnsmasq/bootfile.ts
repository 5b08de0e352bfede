/** What is known of a client goes in; the boot file that dnsmasq names comes out, and the server to fetch it from: dhcp-boot, or what the menu of PXE starts by itself. */
import { hasHole } from '../../../../grammars/dnsmasq/index.js';
import { type Ipv4Address, parseIpv4 } from '../../../site/address.js';
import type { DnsmasqBoot, DnsmasqService } from '../../../site/dnsmasq/facts.js';
import { serviceFile } from '../../../site/link/dnsmasq.js';
import type { Place } from '../../../site/place.js';
import { doubt } from '../../doubt.js';
import { none, type Outcome, unsure, value } from '../../outcome.js';
import type { DhcpAnswer } from '../answer.js';
import { filledIn, type Here, tagDoubt } from './here.js';
import { lookUp } from './names.js';
import { optionLine } from './options.js';
import { chosen, type PxeOffer } from './pxe.js';
import { lastThatFits } from './tags.js';

type Booted = Pick<
  DhcpAnswer,
  'nextServer' | 'filename' | 'serverName' | 'unresolved' | 'serverLeftOut' | 'serverFilledIn' | 'untold'
>;

export function bootOf(here: Here): Booted {
  const { client, facts, tags, pxe } = here;
  const open = openBoot(here);
  if (open !== undefined)
    return { nextServer: unsure(filledIn), filename: unsure(filledIn, open), serverName: none };
  if (pxe !== undefined && pxe.services.length > 0 && seesMenu(here, pxe)) {
    const service = chosen(pxe, facts, tags);
    const [first] = pxe.services;
    if (service === undefined) {
      const why = doubt('packet', 'somebody has to choose from the menu of pxe-service');
      return { nextServer: here.local, filename: unsure(why, first?.place), serverName: none };
    }
    if (service.file !== undefined) return fromService(here, service);
  }
  const boot = lastThatFits(facts, tags, facts.boots);
  if (boot === 'unknown') {
    return {
      nextServer: unsure(tagDoubt),
      filename: unsure(tagDoubt, facts.boots.at(-1)?.place),
      serverName: unsure(tagDoubt),
    };
  }
  if (boot === undefined) return { ...withoutBoot(here), ...untoldOf(here) };
  const { file, serverName } = boot;
  // A proxy writes the file into the header whatever it is asked, and no name of a server.
  const inOption = (code: number): boolean => !facts.plainFields && client.requested?.includes(code) === true;
  const nextServer = serverOf(here, boot.server);
  // A proxy puts its own address into the header for UEFI only (asked of 2.90).
  const leftOut = here.isProxy && boot.server === undefined && (client.architecture ?? 0) < UEFI;
  return {
    nextServer,
    ...(leftOut ? { serverLeftOut: true } : {}),
    ...holeOf(boot.server),
    unresolved: nextServer.kind === 'none' ? boot.server : undefined,
    filename: (!here.isProxy && inOption(67)) || file.value === '' ? none : value(file.value, boot.place),
    serverName:
      serverName === undefined || here.isProxy || inOption(66)
        ? none
        : hasHole(serverName.value)
          ? unsure(filledIn, serverName.place)
          : value(serverName.value, serverName.place),
  };
}

/** The least number that dnsmasq takes for UEFI (pxe_uefi_workaround in rfc2131.c). */
const UEFI = 6;

/**
 * Only a proxy gives the boot file of its menu on port 4011 to UEFI; a BIOS asks any dnsmasq for it, and iPXE as well, whatever
 * dhcp-boot says, but only where the offer itself has the menu. A proxy offers iPXE on UEFI no menu; where the offer has no file
 * either, iPXE asks port 4011, and of a single service dnsmasq offers no dhcp-boot.
 */
function seesMenu(here: Here, { redirected }: Pick<PxeOffer, 'redirected'>): boolean {
  const { client, isProxy } = here;
  if ((client.architecture ?? 0) < UEFI) return true;
  if (client.userClass === undefined) return isProxy;
  return isProxy ? redirected || !mayOfferFile(here) : !redirected;
}

function mayOfferFile({ facts, tags }: Here): boolean {
  const boot = lastThatFits(facts, tags, facts.boots);
  return boot === 'unknown' || (boot !== undefined && boot.file.value !== '');
}

/** Of a single service for UEFI neither the offer has anything, nor does port 4011 answer, unless as a proxy's (asked of 2.90, and booted). */
function untoldOf({ client, pxe, isProxy }: Here): Pick<DhcpAnswer, 'untold'> {
  const service = pxe?.services.find(({ file }) => file !== undefined);
  if (isProxy || pxe?.redirected !== true || client.userClass !== undefined || service?.file === undefined)
    return {};
  return { untold: { value: serviceFile(service.file.value), place: service.place } };
}

/** The line of a menu that another program fills in, and that may decide what the client boots. */
export function openBoot(here: Here): Place | undefined {
  const { pxe } = here;
  const sees = [true, false].some((redirected) => seesMenu(here, { redirected }));
  return sees ? pxe?.open : undefined;
}

function fromService(here: Here, service: DnsmasqService): Booted {
  const { file } = service;
  const nextServer = serverOf(here, service.server);
  return {
    nextServer,
    ...holeOf(service.server),
    unresolved: nextServer.kind === 'none' ? service.server : undefined,
    filename: file === undefined ? none : value(serviceFile(file.value), service.place),
    serverName: none,
  };
}

/** A dnsmasq that gives out files itself is most likely meant by what somebody fills in. */
const likelyItself = doubt('server-address', 'the address of the server is filled in by another program');

function holeOf(named: DnsmasqBoot['server']): Pick<DhcpAnswer, 'serverFilledIn'> {
  return named === undefined || !hasHole(named.value) ? {} : { serverFilledIn: named.value };
}

/** The server that a line names, else dnsmasq itself, which 0.0.0.0 means as well (asked of 2.90). */
export function serverOf({ site, facts, local }: Here, named: DnsmasqBoot['server']): Outcome<Ipv4Address> {
  if (named === undefined) return local;
  if (hasHole(named.value)) return unsure(facts.tftp === undefined ? filledIn : likelyItself, named.place);
  const address = parseIpv4(named.value);
  if (address === 0) return local;
  return address === undefined ? lookUp(site, facts, named) : value(address, named.place);
}

/** Without dhcp-boot the options 66, 67 and 255 count, in the header for those who do not ask for them. */
function withoutBoot(here: Here): Booted {
  const { client, local } = here;
  // A proxy sends no options.
  if (here.isProxy) return { nextServer: local, filename: none, serverName: none };
  const field = (code: number): Outcome<string> => {
    if (client.requested?.includes(code) === true) return none;
    const line = optionLine(here, code);
    if (line === 'unknown') return unsure(tagDoubt);
    const text = line?.value.atoms[0];
    if (line === undefined || line.force || text?.kind !== 'text') return none;
    return value(text.value, line.place);
  };
  const server = optionLine(here, 255);
  const said = server === 'unknown' ? undefined : server?.value.atoms[0];
  return {
    nextServer:
      server === 'unknown'
        ? unsure(tagDoubt)
        : said?.kind === 'address'
          ? value(said.value, server?.place)
          : local,
    filename: field(67),
    serverName: field(66),
  };
}

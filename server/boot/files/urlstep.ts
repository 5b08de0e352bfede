/** A boot file that DHCP names by a URL goes in; the stage in which the firmware fetches it comes out, and the file where it comes to it. */

import { type Ipv4Address, parseIpv4 } from '../../site/address.js';
import type { Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { baseName } from '../../site/serverpath.js';
import { bootFileName } from '../dhcp/dhcpstep.js';
import { dhcpServer } from '../dhcp/server.js';
import { bootsByHttp, isUefi, programKind } from '../machine/firmware.js';
import { firmwareClient } from '../machine/profile.js';
import { fetcherOf } from '../machine/reach.js';
import { addressOfServer, mayBeServer } from '../machine/sameaddress.js';
import { ipxeSays, uefiSays } from '../machine/sentences.js';
import { none, type Outcome, value } from '../outcome.js';
import { add, assume, type Draft, newDraft } from '../stage.js';
import type { DhcpAnswer } from '../trace.js';
import type { UrlFileMissing, UrlForRom } from './faults.js';
import type { Asking, Fetched } from './fetched.js';
import { type UrlFile, urlFile } from './http/index.js';
import { urlOf } from './http/url.js';
import { similar } from './presence.js';
import { fileServer } from './server.js';

/** Where nothing tells which folder is given out, the one script of that name: a repository rarely says more. */
function orOnlyScript(site: Site, name: string, served: UrlFile): UrlFile {
  if (served.path !== undefined || served.elsewhere || served.transport === 'other') return served;
  const wanted = baseName(urlOf(name)?.path ?? '');
  const [script, ...others] = site.ipxe.filter(({ file }) => baseName(file) === wanted);
  const path = script === undefined || others.length > 0 ? undefined : site.tree.serverPath(script.file);
  if (path === undefined) return served;
  return {
    ...served,
    path,
    present: 'yes',
    reason: '',
    assumption: `${name} is the one script of that name`,
  };
}

export function urlStep(
  { site, node, answer }: Asking,
  name: string,
  place: Place | undefined,
  draft: Draft,
): Fetched {
  const { client } = answer;
  const served = orOnlyScript(site, name, urlFile(site, name));
  const program = served.transport === 'tftp' ? fileServer(site).program : 'web server';
  const { path, present, assumption } = served;
  const file = { name, path, present, place };
  const sources = [place, served.folder?.said];
  // A site whose machines are told a script has iPXE in their ROMs.
  const script = path !== undefined && site.ipxe.some(({ file: own }) => own === site.tree.locate(path));
  const byRom = client.userClass !== 'iPXE' && !bootsByHttp(client) && !script;
  const reason = byRom
    ? `${name} is a URL, which a boot ROM takes for a name on the TFTP server; iPXE and UEFI's client for HTTP load it`
    : served.reason;
  if (byRom) {
    const fault = urlForRom(site, answer, name, place);
    if (fault?.effect === 'stops') {
      add(draft, { stage: 'files', program: isUefi(client) ? 'UEFI' : 'PXE ROM', faults: [fault], sources });
    } else {
      const faults = fault === undefined ? [] : [fault];
      add(draft, { stage: 'files', program, faults, doubts: [{ reason, at: place }], sources });
    }
    return { file: { ...file, path: undefined, present: 'unknown' }, arrived: false, unheard: false };
  }
  const itself = addressOfServer(site, node, { ...answer, nextServer: namedIn(name, place) });
  if (itself !== undefined) {
    const doubts = mayBeServer(node, itself);
    add(draft, { stage: 'files', program: fetcherOf(answer), faults: [itself], doubts, sources });
    return { file, arrived: false, unheard: true };
  }
  if (path === undefined && served.reason !== '') {
    add(draft, { stage: 'files', program, doubts: [{ reason, at: place }], sources });
    return { file: { ...file, path: undefined, present: 'unknown' }, arrived: false, unheard: false };
  }
  if (present === 'no' && path !== undefined && place !== undefined) {
    const fault: UrlFileMissing = {
      id: 'http/boot-file-missing',
      effect: 'stops',
      at: place,
      others: served.folder?.said === undefined ? [] : [served.folder.said],
      console: bootsByHttp(client) ? uefiSays.httpNotFound.print() : ipxeSays.urlMissing.print({ url: name }),
      url: name,
      path,
      near: similar(site, path),
    };
    add(draft, { stage: 'files', program, faults: [fault], sources });
    return { file, arrived: false, unheard: false };
  }
  assume(draft, assumption);
  if (present === 'unknown') assume(draft, `the server has the boot file ${name}`);
  const did = `${name} is loaded${path === undefined ? '' : ` (${path})`}`;
  add(draft, { stage: 'files', program, did, sources });
  return { file, arrived: true, unheard: false };
}

/** The server of a URL, where that is an address. */
function namedIn(url: string, place: Place | undefined): Outcome<Ipv4Address> {
  const address = parseIpv4(urlOf(url)?.host ?? '');
  return address === undefined ? none : value(address, place);
}

/**
 * UEFI's client for PXE asks the TFTP server for a file of that name (OVMF was asked). So does a ROM, unless it is an iPXE,
 * which it is not where the DHCP server tells iPXE apart. Nobody writes the URL of a program for BIOS to iPXE alone.
 */
function urlForRom(
  site: Site,
  answer: DhcpAnswer,
  url: string,
  at: Place | undefined,
): UrlForRom | undefined {
  if (at === undefined) return undefined;
  const uefi = isUefi(answer.client);
  const sure = uefi || ipxeIsToldElse(site, answer, url);
  if (!sure && programKind(urlOf(url)?.path ?? url) !== 'bios') return undefined;
  return {
    id: 'dhcp/url-for-rom',
    effect: sure ? 'stops' : 'none',
    at,
    others: [],
    console: uefi ? uefiSays.tftpError.print() : undefined,
    url,
    uefi,
  };
}

/** The DHCP server has another file for iPXE. */
function ipxeIsToldElse(site: Site, { client }: DhcpAnswer, url: string): boolean {
  if (client.userClass !== undefined) return false;
  const { mac, relay, network } = client;
  const ipxe = { ...firmwareClient('ipxe', mac), relay, ...(network === undefined ? {} : { network }) };
  const told = dhcpServer(site).answer(ipxe, undefined);
  const file = bootFileName(told, newDraft());
  return told.answered === 'yes' && file.kind === 'value' && file.value !== url;
}

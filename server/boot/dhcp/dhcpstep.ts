/** A server's answer goes in; the stage of DHCP comes out: what the machine is told, or why nobody tells it anything. */
import { formatIpv4 } from '../../site/address.js';
import type { Node, Site } from '../../site/model.js';
import type { Place } from '../../site/place.js';
import { none } from '../outcome.js';
import { remember } from '../remember.js';
import { assume, type Draft, push, source } from '../stage.js';
import type { DhcpAnswer, Outcome } from '../trace.js';
import { describeAddress } from './dhcpd/answer.js';
import { textOfValue } from './dhcpd/values.js';

/** What the ROM loads: the header's field, else option 67, which most firmware takes as well. */
export function bootFileName(answer: DhcpAnswer, draft: Draft): Outcome<string> {
  if (answer.filename.kind !== 'none') return answer.filename;
  const option = answer.option('bootfile-name');
  if (option.kind !== 'value') return option.kind === 'unknown' ? option : none;
  const text = textOfValue(option.value);
  if (text === undefined || text === '') return none;
  assume(draft, 'the firmware takes the boot file name from option 67');
  return { ...option, value: text };
}

/** False when nothing after it can be followed. `who` asked: the node, or a program that runs on it. */
export function dhcpStep(
  node: Node,
  answer: DhcpAnswer,
  file: Outcome<string>,
  draft: Draft,
  who = node.name,
): boolean {
  const host = answer.host?.head ?? node.place;
  const { nextServer } = answer;
  const sources = [host, source(file), source(nextServer), source(answer.address)];
  if (answer.answered === 'no') {
    const log = answer.crashes
      ? 'Segmentation fault'
      : `DHCPDISCOVER from ${answer.client.mac ?? 'the node'} via eth0: ${answer.reason}`;
    const text = `dhcpd does not answer ${who}: ${answer.reason}`;
    const decisive = [answer.decidedBy ?? host];
    push(draft, 'dhcp', 'dhcpd', 'fails', text, [...decisive, ...sources], withoutOffer(answer), {
      log,
      decisive,
    });
    return false;
  }
  const unknown = (text: string) =>
    push(draft, 'dhcp', 'dhcpd', 'unknown', text, sources, undefined, { decisive });
  const decisive = [host, source(nextServer.kind === 'unknown' ? nextServer : file)];
  if (answer.answered === 'unknown') {
    const text = `whether dhcpd answers ${who} is not known: ${answer.reason}`;
    const decided = { decisive: [answer.decidedBy ?? host] };
    push(draft, 'dhcp', 'dhcpd', 'unknown', text, [answer.decidedBy, ...sources], undefined, decided);
    return true;
  }
  const gets = `${who} ${agree(who, 'get')} ${describeAddress(answer)}`;
  const loads = agree(who, 'load');
  if (file.kind === 'none') {
    const text = `${gets}, but no boot file name`;
    push(draft, 'dhcp', 'dhcpd', 'fails', text, sources, withoutFile(answer), { decisive });
    return false;
  }
  if (file.kind === 'unknown') {
    unknown(`${gets}; which boot file comes with it is not known: ${file.reason}`);
    return true;
  }
  const told = (text: string) =>
    push(draft, 'dhcp', 'dhcpd', 'ok', text, sources, undefined, {
      decisive: [source(answer.address) ?? host, source(file)],
    });
  if (file.value.includes('://')) {
    told(`${gets} and ${loads} ${file.value}`);
    return true;
  }
  if (nextServer.kind === 'none') {
    const named = answer.option('tftp-server-name');
    const text = `${gets} and the boot file ${file.value}, but no server to load it from (siaddr 0.0.0.0)`;
    if (named.kind !== 'none') unknown(`${text}; whether its firmware takes option 66 instead is not known`);
    else push(draft, 'dhcp', 'dhcpd', 'fails', text, sources, withoutServer(answer), { decisive });
    return named.kind !== 'none';
  }
  if (nextServer.kind === 'unknown') {
    unknown(`${gets} and the boot file ${file.value}; the server is not known: ${nextServer.reason}`);
    return true;
  }
  told(`${gets} and ${loads} ${file.value} from ${formatIpv4(nextServer.value)}`);
  return true;
}

/** Machines that no file names are spoken of in the plural (populations.ts). */
function agree(who: string, verb: string): string {
  return who.startsWith('unlisted machines ') ? verb : `${verb}s`;
}

/** U-Boot asks the boot server for its configuration itself, whatever boot file it is told. */
export function ubootStep(node: Node, answer: DhcpAnswer, draft: Draft): void {
  const host = answer.host?.head ?? node.place;
  const { nextServer } = answer;
  const settled = [source(answer.address) ?? host, source(nextServer)];
  const gets = `${node.name} ${agree(node.name, 'get')} ${describeAddress(answer)}`;
  if (nextServer.kind !== 'value') {
    const why = nextServer.kind === 'unknown' ? nextServer.reason : 'dhcpd names none (siaddr 0.0.0.0)';
    const text = `${gets}; which TFTP server U-Boot asks is not known: ${why}`;
    push(draft, 'dhcp', 'dhcpd', 'unknown', text, [host, ...settled], undefined, { decisive: settled });
    return;
  }
  const text = `${gets}, and U-Boot asks ${formatIpv4(nextServer.value)} for its configuration`;
  push(draft, 'dhcp', 'dhcpd', 'ok', text, [host, ...settled], undefined, { decisive: settled });
}

/** iPXE goes on to the root-path, which it takes for a disk (usr/autoboot.c). */
function triesDisk(answer: DhcpAnswer): boolean {
  return answer.client.userClass === 'iPXE' && answer.option('root-path').kind === 'value';
}

function withoutFile(answer: DhcpAnswer): string {
  if (answer.client.userClass !== 'iPXE') return 'PXE-E53: No boot filename received';
  return triesDisk(answer)
    ? 'Could not open SAN device: Error 0x3f122003'
    : 'Nothing to boot: No such file or directory (http://ipxe.org/2d03e13b)';
}

function withoutServer(answer: DhcpAnswer): string | undefined {
  if (answer.client.userClass !== 'iPXE') return 'PXE-E32: TFTP open timeout';
  return triesDisk(answer)
    ? 'Could not open SAN device: Operation not supported (http://ipxe.org/3c092003)'
    : undefined;
}

/** What iPXE says depends on what else it finds on the wire. */
function withoutOffer({ client }: Pick<DhcpAnswer, 'client'>): string | undefined {
  return client.userClass === 'iPXE' ? undefined : 'PXE-E51: No DHCP or proxyDHCP offers were received';
}

interface Standstill {
  readonly text: string;
  readonly place: Place;
  readonly log: string;
}

/** True when dhcpd runs and listens; otherwise nothing after it happens. */
export function serverStep(site: Site, answer: DhcpAnswer, draft: Draft): boolean {
  const fault = standstill(site, '');
  if (fault === undefined) return true;
  const text = `dhcpd does not start, because ${fault.text}`;
  push(draft, 'dhcp', 'dhcpd', 'fails', text, [fault.place], withoutOffer(answer), { log: fault.log });
  return false;
}

const standstill = remember((site: Site): Standstill | undefined => {
  for (const file of site.dhcp?.files ?? []) {
    const refused = site.files.get(file)?.document.problems.find(({ refusedBy }) => refusedBy === 'dhcpd');
    if (refused === undefined) continue;
    return {
      text: `it refuses its configuration: ${refused.message}`,
      place: { file, span: refused.span },
      log: 'Configuration file errors encountered -- exiting',
    };
  }
  const said = site.serverAddresses.filter(({ place }) => /[/\\]diskless-lint\.json$/.test(place.file));
  const subnets = site.dhcp?.subnets ?? [];
  const [first] = said;
  if (first === undefined || subnets.length === 0) return undefined;
  const inside = (address: number) =>
    subnets.some(({ network, mask }) => ((address ^ network.value) & mask.value) === 0);
  if (said.some(({ value }) => inside(value))) return undefined;
  const address = formatIpv4(first.value);
  return {
    text: `no subnet is declared for the server's own address ${address}`,
    place: first.place,
    log: `No subnet declaration for eth0 (${address}).`,
  };
});

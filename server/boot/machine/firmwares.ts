/** A site and a machine go in; the firmwares that the machine has to be traced with come out: those that its DHCP server tells apart. */
import type { Node, Site } from '../../site/model.js';
import { bootFileName } from '../dhcp/dhcpstep.js';
import { dhcpServer } from '../dhcp/server.js';
import { remember } from '../remember.js';
import { newDraft } from '../stage.js';
import type { DhcpAnswer, DhcpClient, Firmware } from '../trace.js';
import { programKind, starterOf } from './firmware.js';
import { firmwareClient } from './profile.js';

/** What machines are: the commonest first. */
const CANDIDATES: readonly Firmware[] = ['bios', 'efi-x64', 'efi-ia32', 'efi-arm64', 'efi-http-x64'];

export interface AskedFirmware {
  readonly firmware: Firmware;
  /** What is taken for granted with it. */
  readonly assumption: string | undefined;
  /** What it is told, where that is known already. */
  readonly answer: DhcpAnswer | undefined;
}

const plainBios: AskedFirmware = { firmware: 'bios', assumption: undefined, answer: undefined };

/** Firmwares that are answered alike, and what the first of them is told. */
interface Group {
  readonly file: string | undefined;
  readonly answer: DhcpAnswer;
  readonly firmwares: Firmware[];
}

/**
 * Firmwares that are answered alike are one: of them the one that can start what it is given. Those that are given
 * nothing are left out, unless none is given anything. `changes`: what of the packets is other than usual.
 */
export function firmwaresOf(
  site: Site,
  node: Node,
  changes: Partial<DhcpClient> = {},
): readonly AskedFirmware[] {
  if (site.dhcp === undefined && site.dnsmasq === undefined) return [plainBios];
  const groups = new Map<string, Group>();
  for (const alike of Object.keys(changes).length === 0 ? usualKinds(site, '') : kinds(site, changes)) {
    const [firmware] = alike;
    if (firmware === undefined) continue;
    const client = { ...firmwareClient(firmware, node.mac), ...changes };
    const { key, file, answer } = told(site, node, client);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { file, answer, firmwares: [...alike] });
    else group.firmwares.push(...alike);
  }
  const given = [...groups.values()].filter(({ file }) => file !== undefined);
  if (given.length === 0) return [{ ...plainBios, answer: groups.values().next().value?.answer }];
  const servesBios = given.some(({ file = '' }) => programKind(file) === 'bios');
  return given.flatMap(({ file, answer, firmwares: [first, ...others] }): AskedFirmware[] => {
    if (first === undefined) return [];
    const firmware =
      (file === undefined ? undefined : starterOf([first, ...others], file, servesBios)) ?? first;
    const usual = firmware === 'bios' || groups.size > 1;
    const assumption = usual ? undefined : `its firmware is one that can start ${file}`;
    return [{ firmware, assumption, answer: firmware === first ? answer : undefined }];
  });
}

/** Firmwares that the server cannot tell apart stand together: it is asked once for all of them. */
function kinds(site: Site, changes: Partial<DhcpClient>): readonly (readonly Firmware[])[] {
  const clients = CANDIDATES.map((firmware) => ({ ...firmwareClient(firmware, undefined), ...changes }));
  const texts = dhcpServer(site).kindsOf(clients);
  const byText = new Map<string, Firmware[]>();
  for (const [i, firmware] of CANDIDATES.entries()) {
    const text = texts[i] ?? '';
    byText.set(text, [...(byText.get(text) ?? []), firmware]);
  }
  return [...byText.values()];
}

const usualKinds = remember((site: Site) => kinds(site, {}));

/** What of an answer decides which program is loaded. `file`: undefined where none is; empty where it is not known which. */
function told(site: Site, node: Node, client: DhcpClient): Omit<Group, 'firmwares'> & { key: string } {
  const answer = dhcpServer(site).answer(client, node);
  const file = bootFileName(answer, newDraft());
  const { nextServer } = answer;
  const server = nextServer.kind === 'value' ? nextServer.value : nextServer.kind;
  if (answer.answered === 'no') return { key: 'no', file: undefined, answer };
  if (file.kind === 'none') return { key: 'none', file: undefined, answer };
  if (file.kind === 'unknown') return { key: `unknown ${server}`, file: '', answer };
  return { key: `${file.value} ${server}`, file: file.value, answer };
}

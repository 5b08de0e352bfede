/** The TFTP of dnsmasq behind the port of file servers: a name goes in, the file that it opens comes out, or its refusal. */
import { servesDhcp } from '../../../site/link/dnsmasq.js';
import type { Site } from '../../../site/model.js';
import { join } from '../../../site/serverpath.js';
import type { DhcpClient } from '../../trace.js';
import type { OtherInterface, RootNotTold } from '../faults.js';
import { noAnswer } from '../noanswer.js';
import { type FileServer, type Served, servedBy } from '../port.js';
import { dnsmasqTftpSays } from './sentences.js';
import { tftpStandstill } from './standstill.js';
import { dnsmasqTftp, rootNotTold } from './tftp.js';

export function dnsmasqFiles(site: Site): FileServer {
  const { dnsmasq } = site;
  // Where it gives the addresses as well, nobody comes as far as to ask for a file.
  const alone = dnsmasq !== undefined && (site.dhcp !== undefined || !servesDhcp(dnsmasq));
  return {
    program: 'dnsmasq',
    daemon: 'dnsmasq',
    wrapped: undefined,
    standstill: alone ? tftpStandstill(site) : undefined,
    fetch: (name, transport) => {
      const served = servedBy(site, dnsmasqTftp, name, transport);
      return { ...served, oddity: oddityOf(site, name, served) };
    },
    absent: (path, address) => {
      const log = dnsmasqTftpSays.absent.print({ file: path, address });
      return { code: 1, words: log, log };
    },
    folder: (path) => {
      const log = dnsmasqTftpSays.folder.print({ file: path });
      return { code: 0, words: log, log };
    },
    denied: (path) => {
      const log = dnsmasqTftpSays.denied.print({ file: path });
      return { code: 2, words: log, log };
    },
    deaf: ({ client }) => otherInterface(site, client),
  };
}

/** It listens for both, and passes over what comes in on another interface without a word (2.90 was asked). */
function otherInterface({ dhcp, dnsmasq }: Site, client: DhcpClient): OtherInterface | undefined {
  if (dhcp !== undefined || dnsmasq === undefined || dnsmasq.unknown.length > 0) return undefined;
  const { interfaces, listens, listensOtherwise, ranges, tftpOn } = dnsmasq;
  const served = interfaces.filter(({ value }) => value !== 'lo');
  const [first] = tftpOn;
  const told = [...served, ...tftpOn].every(({ value }) => /^[\w.-]+$/.test(value));
  if (first === undefined || served.length === 0 || !told || ranges.length === 0) return undefined;
  if (listens.length > 0 || listensOtherwise.length > 0) return undefined;
  if (served.some(({ value }) => tftpOn.some((one) => one.value === value))) return undefined;
  return {
    id: 'dnsmasq/tftp-other-interface',
    effect: 'stops',
    at: first.place,
    others: served.map(({ place }) => place),
    console: noAnswer(client),
    served: served.map(({ value }) => value),
    tftp: tftpOn.map(({ value }) => value),
  };
}

/** The command line may name the root as well, so that it is no more than odd. */
function oddityOf(site: Site, name: string, { assumption }: Served): RootNotTold | undefined {
  const { root } = site.tftp;
  const at = site.dnsmasq?.tftp;
  if (assumption === undefined || root === undefined || at === undefined || !rootNotTold(site))
    return undefined;
  const base = { id: 'dnsmasq/tftp-root-not-told', effect: 'none', at, others: [], assumed: true } as const;
  return { ...base, name, path: join('/', name), root };
}

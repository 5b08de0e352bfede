/** in.tftpd of tftp-hpa: a name goes in, the file that the daemon opens comes out, or its refusal. */
import type { Site } from '../../../site/model.js';
import { remember } from '../../remember.js';
import type { FileServer, Refusal, Served, Transport } from '../port.js';
import { standstill } from './standstill.js';
import { deniedBy, type TftpFile, tftpFile } from './tftp.js';

const NOTHING: Served = { path: undefined, present: 'unknown', refusal: undefined, assumption: undefined };

/** The one server of a site. */
export const fileServer = remember(
  (site: Site): FileServer => ({
    program: site.tftp.program ?? 'in.tftpd',
    standstill: standstill(site, ''),
    fetch: (name: string, transport: Transport): Served =>
      transport === 'tftp' ? served(site, tftpFile(site, name)) : NOTHING,
  }),
);

function served(site: Site, file: TftpFile): Served {
  const { path, present, assumption, doubt } = file;
  return { path, present, refusal: refusalOf(site, file), assumption, doubt };
}

function refusalOf(
  site: Site,
  { path, reason, refusal }: Pick<TftpFile, 'path' | 'reason' | 'refusal'>,
): Refusal | undefined {
  if (refusal !== undefined) return { kind: 'name', words: refusal, reason };
  const by = path === undefined ? undefined : deniedBy(site, path);
  return by === undefined ? undefined : { kind: 'mode', by, mode: site.tree.mode(by) ?? 0 };
}

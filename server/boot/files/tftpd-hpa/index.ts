/** in.tftpd of tftp-hpa behind the port of file servers: a name goes in, the file that the daemon opens comes out, or its refusal. */
import type { Site } from '../../../site/model.js';
import { type FileServer, servedBy } from '../port.js';
import { deafFault } from './listening.js';
import { standstill } from './standstill.js';
import { tftpdHpa } from './tftp.js';
import { barredByXinetd } from './xinetd.js';

export function tftpdHpaFiles(site: Site, besides: boolean): FileServer {
  return {
    program: 'in.tftpd',
    daemon: 'in.tftpd',
    wrapped: 'in.tftpd',
    standstill: standstill(site, besides),
    fetch: (name, transport) => servedBy(site, tftpdHpa, name, transport),
    absent: () => ({ code: 1, words: 'File not found', log: undefined }),
    folder: () => ({ code: 0, words: 'Is a directory', log: undefined }),
    denied: () => ({ code: 0, words: 'Permission denied', log: undefined }),
    deaf: (answer) => deafFault(site, answer),
    barred: (answer) => barredByXinetd(site, answer),
  };
}

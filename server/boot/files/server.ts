/** A site goes in, the server of files that its machines ask comes out, once per site. */
import type { Site } from '../../site/model.js';
import { remember } from '../remember.js';
import { dnsmasqFiles } from './dnsmasq/index.js';
import type { FileServer } from './port.js';
import { tftpdHpaFiles } from './tftpd-hpa/index.js';

const served = remember(
  (site: Site): FileServer => (site.tftp.program === 'dnsmasq' ? dnsmasqFiles(site) : tftpdHpaFiles(site)),
);

export function fileServer(site: Site): FileServer {
  return served(site, '');
}

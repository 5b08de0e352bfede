/** A site goes in, the server of files that its machines ask comes out, once per site. */
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { dnsmasqFiles } from './dnsmasq/index.js';
import type { FileServer } from './port.js';
import { tftpdHpaFiles } from './tftpd-hpa/index.js';

export const fileServer = once(
  (site: Site): FileServer => (site.tftp.program === 'dnsmasq' ? dnsmasqFiles(site) : tftpdHpaFiles(site)),
);

/** A site goes in, the server of files that its machines ask comes out, once per site. */
import type { Site } from '../../site/model.js';
import { once } from '../../site/once.js';
import { dnsmasqFiles } from './dnsmasq/index.js';
import { notEnabled } from './dnsmasq/notenabled.js';
import { mayServe } from './dnsmasq/tftp.js';
import type { FileServer } from './port.js';
import { tftpdHpaFiles } from './tftpd-hpa/index.js';
import { isSetUp } from './tftpd-hpa/standstill.js';

export const fileServer = once((site: Site): FileServer => {
  if (site.tftp.program === 'dnsmasq') return dnsmasqFiles(site);
  const server = tftpdHpaFiles(site, mayServe(site));
  // Where no file tells of a daemon, a dnsmasq that knows the folder may be the one that is meant to serve it.
  return isSetUp(site) ? server : { ...server, standstill: notEnabled(site) };
});

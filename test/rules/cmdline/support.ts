/** Values of ip= and nfsroot= go in, the findings of a site whose kernel gets them come out. */
import { allTexts, CONFIG, label, ROOT } from '../support.js';

/** A value of ip= that says all itself. */
export const STATIC = '192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0:node21:eth0:off';

export function withIp(ip: string, more = ''): string[] {
  return allTexts({ [CONFIG]: label(`${ROOT} ip=${ip} rw`, more) });
}

/** `nfsroot` is what stands behind the address of the server and its colon. */
export function withRoot(nfsroot: string): string[] {
  return allTexts({ [CONFIG]: label(`root=/dev/nfs nfsroot=192.168.1.1:${nfsroot} ip=dhcp rw`) });
}

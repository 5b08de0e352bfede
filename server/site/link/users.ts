/** The name of a user goes in; whether it is a slip in one that daemons run as comes out. */
import { isSlip } from '../../../grammars/text/index.js';

const USUAL = ['root', 'nobody', 'tftp'];
/** Others that systems have, which are near to those. */
const OTHERS: ReadonlySet<string> = new Set(['tftpd', 'atftp', 'ftp', 'boot', 'toor']);

/** A name with a digit is one that somebody chose. */
export function meantUser(name: string): string | undefined {
  if (!/^[A-Za-z]{3,}$/.test(name) || USUAL.includes(name) || OTHERS.has(name)) return undefined;
  return USUAL.find((one) => isSlip(name, one));
}

/** Lines of an exports file go in, the findings of a site with them come out. */
import { findings } from '../support.js';

const NODE = '/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n';

/** The rule, the severity and the first three words of each finding. */
export function said(lines: string): string[] {
  return findings({ 'etc/exports': NODE + lines }).map(
    ({ rule, severity, message }) => `${rule} ${severity} ${message.split(' ').slice(0, 3).join(' ')}`,
  );
}

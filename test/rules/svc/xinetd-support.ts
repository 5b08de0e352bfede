/** Lines of a service of xinetd go in; what is said of it, and whether the machine boots, comes out. */
import { traceAll } from '../../../server/boot/index.js';
import { miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';
import { findings } from '../support.js';
import { xinetdWith } from './tftpd-support.js';

export function messagesOf(lines: string, main?: string): string[] {
  const found = findings(xinetdWith(lines, 'tftp', main));
  return found.flatMap(({ rule, message }) => (rule === 'svc/xinetd-access' ? [message] : []));
}

export function siteVerdict(lines: string): string | undefined {
  return traceAll(siteOf(miniature(xinetdWith(lines) as Record<string, string>)))[0]?.verdict;
}

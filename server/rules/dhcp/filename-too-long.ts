/** A filename does not fit into its field of the DHCP message. */

import { optionCodes } from '../../boot/dhcp/dhcpd/options.js';
import { withNested } from '../../site/dhcpd/executables.js';
import type { DhcpExecutable } from '../../site/dhcpd/facts.js';
import { literalFilenames } from '../../site/dhcpd/said.js';
import { allScopes } from '../../site/dhcpd/scopes.js';
import { octetsOfUtf8 } from '../../site/octets.js';
import { changed, miniature } from '../about/miniature.js';
import type { CheckRule } from '../rule.js';

const FOLDER = (length: number) =>
  miniature(changed('etc/dhcp/dhcpd.conf', '"pxelinux.0"', `"http://192.168.1.1/${'a'.repeat(length)}"`));
const FIELD = 128;

/** `option bootfile-name` somewhere: clients that read it do not need the field. */
function assigns(
  statements: readonly DhcpExecutable[],
  is: (space: string, name: string) => boolean,
): boolean {
  return withNested(statements).some((one) => one.kind === 'assign' && is(one.space, one.name));
}

export const dhcpFilenameTooLong: CheckRule = {
  id: 'dhcp/filename-too-long',
  severity: 'warning',
  since: '0.1.0',
  docs: {
    what: 'A filename is longer than the 127 bytes that its field of the DHCP message holds.',
    why: 'dhcpd accepts the file and sends the first 128 bytes of the name. The client asks for the beginning of the name: `PXE-T01: File not found`, or an HTTP error 404.',
    avoid: FOLDER(150),
    prefer: FOLDER(50),
    references: ['RFC 2131, 2', 'ISC dhcp server/dhcp.c, dhcp_reply'],
  },
  check({ site: { dhcp }, report }) {
    if (dhcp === undefined) return;
    const { codeOf } = optionCodes(dhcp);
    const is67 = (space: string, name: string) => space === 'dhcp' && codeOf(space, name) === 67;
    if (allScopes(dhcp).some(({ executables }) => assigns(executables, is67))) return;
    for (const { value, place } of literalFilenames(dhcp)) {
      const { length } = octetsOfUtf8(value);
      if (length < FIELD) continue;
      report({
        at: place,
        message: `This filename has ${length} bytes; its field of the DHCP message holds 127 and the byte that ends it. dhcpd cuts it off, and the client asks for a file that is not there. Use a shorter name or path.`,
      });
    }
  },
};

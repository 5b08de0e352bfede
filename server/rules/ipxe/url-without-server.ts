/** A script names a file by a URL in which no server is named, most often because a setting is empty. */
import { IPXE_SCRIPT, ipxeSite } from '../about/ipxesite.js';
import { faultRule } from '../rule.js';

/** Written so that it is no template of ours. */
const setting = (name: string): string => `\${${name}}`;
const SET = (name: string) => ({
  'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace(
    'kernel vmlinuz',
    `set ${name} 192.168.1.1\nkernel tftp://${setting('server')}/vmlinuz`,
  ),
});

export const ipxeUrlWithoutServer = faultRule({
  id: 'ipxe/url-without-server',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A command of a script, such as chain or kernel, names a file by a URL without a server: `tftp:///vmlinuz`.',
    why: 'A setting that is not set is empty, and iPXE says nothing of it. It asks a server without a name, and the screen shows `tftp:///vmlinuz... Connection timed out (http://ipxe.org/4c126035)`.',
    avoid: ipxeSite(SET('servre')),
    prefer: ipxeSite(SET('server')),
    references: ['iPXE src/core/uri.c, parse_uri', 'ipxe.org/cfg'],
  },
  story: ({ name }) => `${name} names no server`,
  message: ({ command, name, setting: empty, console }, { who }) =>
    `${command} loads ${name}, a URL without a server${empty === undefined ? '' : `: ${empty} is empty here`}.${
      console === undefined ? '' : ` The screen shows "${console}".`
    } That is where ${who} will end. ${empty === undefined ? 'Name the server' : `Set it before, or write ${setting('next-server')}, the server that DHCP tells`}.`,
});

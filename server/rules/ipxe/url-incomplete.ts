/** A script names a file by a URL without a server, or with a colon and no port, most often because a setting is empty. */
import type { UrlIncomplete } from '../../boot/loaders/ipxe/faults.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

/** Written so that it is no template of ours. */
const setting = (name: string): string => `\${${name}}`;
const SET = (name: string) => ({
  'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace(
    'kernel vmlinuz',
    `set ${name} 192.168.1.1\nkernel tftp://${setting('server')}/vmlinuz`,
  ),
});

export const ipxeUrlIncomplete = faultRule({
  id: 'ipxe/url-incomplete',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A command of a script, such as chain or kernel, names a file by a URL without a server, without the port behind a colon, or without two slashes before its server: `tftp:///vmlinuz`, `http://192.168.1.1:/vmlinuz`, `http:/192.168.1.1/vmlinuz`.',
    why: 'A setting that is not set is empty, and iPXE says nothing of it. It asks a server without a name, and the screen shows `tftp:///vmlinuz... Connection timed out (http://ipxe.org/4c126035)`; or it asks at port 0, `http://192.168.1.1:/vmlinuz... Connection reset (http://ipxe.org/0f0a6039)`. Without the slashes it asks nobody: `Could not start download: Invalid argument (http://ipxe.org/1c416002)`.',
    avoid: ipxeSite(SET('servre')),
    prefer: ipxeSite(SET('server')),
    references: ['iPXE src/core/uri.c, parse_uri', 'ipxe.org/cfg'],
  },
  saidBy: ({ lacks }) => (lacks === 'slashes' ? 'http/url-misspelt' : undefined),
  story: ({ name, lacks }) =>
    lacks === 'port' ? `${name} has a colon and no port` : `${name} names no server`,
  message: ({ command, name, lacks, setting: empty, console }, { who }) =>
    `${command} loads ${name}, a URL ${LACKS[lacks]}${
      empty === undefined ? '' : `: ${empty} is empty here`
    }.${console === undefined ? '' : ` The screen shows "${console}".`} That is where ${who} will end. ${advice(lacks, empty)}`,
});

const LACKS: Readonly<Record<UrlIncomplete['lacks'], string>> = {
  server: 'without a server',
  port: 'with a colon and no port, which iPXE takes for port 0',
  slashes: 'without the two slashes before its server',
};

function advice(lacks: UrlIncomplete['lacks'], empty: string | undefined): string {
  if (lacks === 'port')
    return empty === undefined ? 'Take the colon out.' : 'Set it before, or take it out with its colon.';
  if (lacks === 'slashes') return 'Write the two slashes, and the server.';
  return empty === undefined
    ? 'Name the server.'
    : `Set it before, or write ${setting('next-server')}, the server that DHCP tells.`;
}

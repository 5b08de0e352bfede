/** A script names a file that is no URL and has a colon in its name, most often by a MAC. */
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { faultRule } from '../rule.js';

/** Written so that it is no template of ours. */
const setting = (name: string): string => `\${${name}}`;
const CHAIN = (name: string) => ({
  'srv/tftp/boot.ipxe': `#!ipxe\nchain nodes/${setting(name)}.ipxe\n`,
  'srv/tftp/nodes/00-40-63-c2-ca-c9.ipxe': IPXE_SCRIPT.replace('vmlinuz', '/vmlinuz'),
});

export const ipxeColonInName = faultRule({
  id: 'ipxe/colon-in-name',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A command of a script, such as chain or kernel, names a file without the beginning of a URL, and the name has a colon, as that of a MAC.',
    why: 'iPXE takes what stands before the first colon for the scheme of a URL, also behind a slash or a question mark, and knows no such scheme: `Could not start download: Operation not supported (http://ipxe.org/3c092003)`. In a whole URL, such as `http://192.168.1.1/boot?mac=…`, colons behind the first do no harm.',
    avoid: ipxeSite(CHAIN('mac')),
    prefer: ipxeSite(CHAIN('mac:hexhyp')),
    references: ['iPXE src/core/uri.c, parse_uri', 'ipxe.org/cfg/mac'],
  },
  // A slip in the scheme of a URL, or a setting without its sign.
  saidBy: ({ misspelt }) => (misspelt ? 'http/url-misspelt' : 'ipxe/setting-misspelt'),
  story: ({ name, misspelt }) =>
    misspelt
      ? `iPXE does not know the scheme of ${name}`
      : `iPXE sees a URL in ${name}, since it has a colon`,
  message: ({ command, name, setting: by, console }, { who }) =>
    `${command} loads ${name}, in which iPXE takes what stands before the colon for the scheme of a URL: ${console?.replace('http://ipxe.org/', '')}. That is where ${who} will end. Write ${
      by === undefined ? 'the name without a colon' : `${by.replace('}', ':hexhyp}')} for ${by}`
    }, or the whole URL.`,
});

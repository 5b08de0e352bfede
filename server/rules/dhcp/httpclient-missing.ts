/** UEFI's HTTP boot is told a URL without option 60 "HTTPClient", and does not take the reply. */
import { httpBoot } from '../about/examples/http.js';
import { faultRule } from '../rule.js';

const URL = 'http://192.168.1.1/loader.efi';

export const dhcpHttpclientMissing = faultRule({
  id: 'dhcp/httpclient-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A machine that boots over HTTP is told a URL, but not option 60 "HTTPClient".',
    why: 'HTTP boot of UEFI takes only replies whose vendor class is `HTTPClient`. It sends four requests, gets four offers and asks for none of them: `Error: Server response timeout.`',
    avoid: httpBoot(URL, ''),
    prefer: httpBoot(URL),
    references: ['UEFI specification, HTTP boot', 'edk2 NetworkPkg/HttpBootDxe'],
  },
  story: ({ url }) => `UEFI does not take a reply with ${url} and without option 60 "HTTPClient"`,
  message: ({ url, server, misspelt }, { who }) =>
    misspelt !== undefined
      ? `Option 60 says "${misspelt}", and HTTP boot of UEFI takes only replies in which it says "HTTPClient", in these letters: Error: Server response timeout. That holds for ${who}. Write HTTPClient.`
      : `${url} is told without option 60 (vendor-class-identifier) "HTTPClient", so HTTP boot of UEFI does not take the reply: Error: Server response timeout. That holds for ${who}. Add${
          server === 'dnsmasq'
            ? ', with the same tags as here: dhcp-option=60,HTTPClient'
            : ': option vendor-class-identifier "HTTPClient";'
        }`,
  related: ({ others, misspelt }) =>
    others.map((place) => ({
      place,
      message: misspelt === undefined ? 'option 60 says something else' : 'the URL is told here',
    })),
});

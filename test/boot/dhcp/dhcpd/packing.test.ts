/** What does not fit: classes beyond the fifth, options beyond the room of the reply. */
import assert from 'node:assert/strict';
import type { DhcpdAnswer } from '../../../../server/boot/dhcp/dhcpd/answer.js';
import { detailedAnswer } from '../../../../server/boot/dhcp/dhcpd/server.js';
import { firmwareClient } from '../../../../server/boot/machine/profile.js';
import type { DhcpClient } from '../../../../server/boot/trace.js';
import type { Site } from '../../../../server/site/model.js';
import { macOf } from '../../../support/mac.js';
import { smallSite } from '../../support.js';

function whole(site: Site, client: DhcpClient): DhcpdAnswer {
  if (site.dhcp === undefined) throw new Error('the site has no dhcpd.conf');
  return detailedAnswer(site, site.dhcp, client);
}

const mac = macOf('00:40:63:c2:ca:c9');
const bios = firmwareClient('bios', mac);
const ask = (dhcp: string, client: DhcpClient = bios) => whole(smallSite({ dhcp }), client);
const filename = ({ filename: it }: ReturnType<typeof ask>) => (it.kind === 'value' ? it.value : it.kind);
const subnet = 'subnet 10.1.0.0 netmask 255.255.255.0';
const host = `host n { hardware ethernet ${mac}; fixed-address 10.1.0.21;`;

describe('what finds no room', () => {
  it('is the sixth class, even where one of the others may not be there', () => {
    const known = [1, 2, 3, 4].map((i) => `class "c${i}" { match if exists vendor-class-identifier; }`);
    const open = 'class "open" { match if option dhcp-client-identifier = "x"; }';
    const text = `${known.join(' ')} ${open} class "last" { match if not static; filename "l"; } ${subnet} {} ${host} }`;
    assert.equal(ask(text).filename.kind, 'unknown');
    assert.equal(filename(ask(text.replace(open, ''))), 'l');
    assert.equal(filename(ask(text.replace('option dhcp-client-identifier = "x"', 'not static'))), 'none');
  });

  it('is an option behind which an overload mark would not fit, unless it is the last that could be sent', () => {
    const client = {
      ...bios,
      bootp: true,
      requested: undefined,
      vendorClass: undefined,
      architecture: undefined,
    };
    const small = { ...client, others: new Map() };
    const pool = `${subnet} { range dynamic-bootp 10.1.0.50; filename "f"; server-name "s"; }`;
    const filled = (length: number) =>
      ask(
        `option domain-name "${'d'.repeat(40)}"; option nis-domain "${'n'.repeat(length)}"; ${pool}`,
        small,
      );
    assert.deepEqual(
      [7, 8].map((length) => filled(length).octets(15).kind),
      ['value', 'none'],
    );
  });
});

/** Subnets that are declared twice go in; which of the declarations counts comes out, as dhcpd has it. */

import assert from 'node:assert/strict';
import { traceSite } from '../../../server/boot/index.js';
import { ipv4OfNumber } from '../../../server/site/address.js';
import { networksOf } from '../../../server/site/dhcpd/networks.js';
import { siteOf } from '../../support/site.js';

describe('a subnet that is declared twice', () => {
  const site = siteOf({
    'etc/dhcp/dhcpd.conf':
      'subnet 192.0.2.0 netmask 255.255.255.0 { }\nsubnet 192.0.2.0 netmask 255.255.255.0 {\n  range 192.0.2.10 192.0.2.20;\n  next-server 192.0.2.5;\n  filename "pxelinux.0";\n}\n',
  });

  it('is the last one', () => {
    assert.ok(site.dhcp !== undefined);
    assert.equal(networksOf(site.dhcp).subnetOf(ipv4OfNumber(0xc000020a)), site.dhcp.subnets[1]);
  });

  it('serves its machines from the pools of the last one', () => {
    const [trace] = traceSite(site);
    assert.equal(trace?.loader.answered, 'yes');
    assert.deepEqual(
      trace.loader.dynamic.map(({ low }) => low),
      [ipv4OfNumber(0xc000020a)],
    );
  });
});

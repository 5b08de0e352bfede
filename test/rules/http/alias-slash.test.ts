/** Aliases of web servers go in, the findings of http/alias-slash come out, and what becomes of the boot. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const KERNEL =
  '#!ipxe\nkernel http://192.168.1.1/pxe/vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp ro\nboot\n';

function found(configuration: string, file = 'etc/nginx/conf.d/boot.conf'): string[] {
  const { findings, verdict } = lint(
    siteOf(
      ipxeSite({
        [file]: configuration,
        'srv/tftp/boot.ipxe': KERNEL,
        'srv/tftp/undionly.kpxe': '',
        'srv/pxe/vmlinuz': '',
      }),
    ),
  );
  return [...findings.map(({ rule, severity }) => `${severity} ${rule}`), `${verdict.named.boots} boots`];
}

const nginx = (location: string, folder: string) =>
  found(`server {\n  listen 80;\n  location ${location} {\n    alias ${folder};\n  }\n}\n`);

describe('http/alias-slash', () => {
  const told = ['error http/alias-slash', '0 boots'];
  const fine = ['1 boots'];

  it('finds a slash behind the one only, and is one finding with the file that is not found', () => {
    assert.deepEqual(nginx('/pxe/', '/srv/pxe'), told);
    assert.deepEqual(found('Alias /pxe/ "/srv/pxe"\n', 'etc/apache2/conf-enabled/pxe.conf'), told);
  });

  it('is silent where both have one, or the alias has none', () => {
    assert.deepEqual(nginx('/pxe/', '/srv/pxe/'), fine);
    assert.deepEqual(nginx('/pxe', '/srv/pxe'), fine);
    assert.deepEqual(found('Alias /pxe /srv/pxe\n', 'etc/apache2/conf-enabled/pxe.conf'), fine);
    assert.deepEqual(found('Alias /pxe /srv/pxe/\n', 'etc/apache2/conf-enabled/pxe.conf'), fine);
    assert.deepEqual(found('Alias / /srv\n', 'etc/apache2/conf-enabled/pxe.conf'), fine);
  });
});

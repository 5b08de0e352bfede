/** Path prefixes that lead to a web server go in; which configuration the loader is said to read comes out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../../server/boot/index.js';
import { siteOf } from '../../../support/site.js';

const LINUX =
  'DEFAULT a\nLABEL a\n KERNEL vmlinuz\n APPEND root=/dev/nfs nfsroot=10.0.0.1:/srv/n,vers=3 ip=dhcp\n';

function read(nginx: string | undefined): string {
  const site = siteOf({
    'etc/dhcp/dhcpd.conf':
      'option space pxelinux;\noption pxelinux.magic code 208 = string;\noption pxelinux.pathprefix code 210 = text;\nsite-option-space "pxelinux";\nnext-server 10.0.0.1;\nfilename "lpxelinux.0";\noption pxelinux.pathprefix "http://10.0.0.1/boot/";\nsubnet 10.0.0.0 netmask 255.255.255.0 { }\nhost n { hardware ethernet 52:54:00:00:00:01; fixed-address 10.0.0.5; }\n',
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'etc/exports': '/srv/n 10.0.0.5(rw,no_root_squash,no_subtree_check)\n',
    'srv/tftp/boot/pxelinux.cfg/default': LINUX,
    'srv/tftp/lpxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/boot/ldlinux.c32': '',
    ...(nginx === undefined
      ? {}
      : {
          'etc/nginx/conf.d/a.conf': `server {\n  root ${nginx};\n}\n`,
          [`${nginx.slice(1)}/boot/vmlinuz`]: '',
        }),
  });
  const used = traceSite(site)[0]?.loading?.used;
  return used?.kind === 'unknown' ? used.reason : (used?.kind ?? 'nothing');
}

describe('a path prefix that leads to a web server', () => {
  it('is not taken for the folder of the TFTP server where the web server gives out another one', () => {
    assert.equal(read('/srv/http'), 'the directory /srv/http/boot/pxelinux.cfg was not read');
    assert.equal(read('/srv/tftp'), 'value');
  });

  it('may be the one folder of configurations where nothing tells what the web server gives out', () => {
    assert.equal(read(undefined), 'value');
  });
});

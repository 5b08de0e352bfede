/** Machines whose configuration file is for U-Boot. That U-Boot does so is asked of it in test/oracle/uboot.test.ts. */
import assert from 'node:assert/strict';
import { type BootTrace, traceBoot } from '../../../../server/boot/index.js';
import { lint } from '../../../../server/service/lint/lint.js';
import { assumed, tell } from '../../../../server/service/verdict/tell.js';
import type { Site } from '../../../../server/site/model.js';
import { siteOf } from '../../../support/site.js';

const CONFIG = `DEFAULT net
LABEL net
  LINUX board/Image
  FDTDIR board/dtbs
  APPEND root=/dev/nfs nfsroot=10.0.0.1:/srv/board,vers=3 ip=dhcp rw
`;

function site(dhcpd: string, config = CONFIG): Site {
  return siteOf({
    'etc/dhcp/dhcpd.conf': `${dhcpd}
subnet 10.0.0.0 netmask 255.255.255.0 { }
host board { hardware ethernet b8:27:eb:00:00:01; fixed-address 10.0.0.5; }
`,
    'etc/exports': '/srv/board 10.0.0.5(rw,no_root_squash,no_subtree_check)\n',
    'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
    'srv/board/etc/hostname': 'board\n',
    'srv/tftp/pxelinux.0': '',
    'srv/tftp/ldlinux.c32': '',
    'srv/tftp/board/Image': '',
    'srv/tftp/pxelinux.cfg/01-b8-27-eb-00-00-01': config,
    'srv/tftp/pxelinux.cfg/default': 'DEFAULT disk\nLABEL disk\n  LOCALBOOT 0\n',
  });
}

function boot(of: Site): BootTrace {
  const [node] = of.nodes;
  assert.ok(node !== undefined);
  return traceBoot(of, node);
}

describe('a boot by U-Boot', () => {
  it('needs no boot file, and no rule asks for one', () => {
    const own = site('next-server 10.0.0.1;');
    const trace = boot(own);
    assert.equal(trace.verdict, 'boots');
    assert.deepEqual(
      tell(trace).map(({ stage }) => stage),
      ['dhcp', 'loader', 'kernel', 'root'],
    );
    assert.match(tell(trace)[0]?.summary ?? '', /U-Boot asks 10\.0\.0\.1 for its configuration$/);
    assert.ok(assumed(trace).some((text) => text.includes('has U-Boot')));
    assert.deepEqual(lint(own).findings, []);
  });

  it('passes over the boot file that other machines load', () => {
    const trace = boot(site('next-server 10.0.0.1; filename "pxelinux.0";'));
    assert.equal(trace.verdict, 'boots');
    assert.equal(trace.bootFile, undefined);
  });

  it('looks beside the boot file', () => {
    const trace = boot(site('next-server 10.0.0.1; filename "other/pxelinux.0";'));
    assert.equal(trace.loading?.used.kind === 'value', false);
  });

  it('is open where no server is told', () => {
    const [first] = tell(boot(site('')));
    assert.equal(first?.verdict, 'unknown');
  });

  it('is open where other labels may start, and fails where none can', () => {
    const gone = CONFIG.replace('board/Image', 'board/gone');
    assert.equal(tell(boot(site('next-server 10.0.0.1;', gone))).at(-1)?.verdict, 'fails');
    const two = `${gone}LABEL other\n  LINUX board/Image\n`;
    assert.equal(tell(boot(site('next-server 10.0.0.1;', two))).at(-1)?.verdict, 'unknown');
  });

  it('knows the variables that hold what DHCP told, and is open about others', () => {
    const using = (variable: string): BootTrace =>
      boot(site('next-server 10.0.0.1;', CONFIG.replace('nfsroot=10.0.0.1:', `nfsroot=${variable}:`)));
    assert.equal(using('${serverip}').verdict, 'boots');
    const other = using('$(myserver)');
    assert.equal(other.verdict, 'unknown');
    assert.match(tell(other).at(-1)?.summary ?? '', /\$\(myserver\), a variable of U-Boot/);
  });
});

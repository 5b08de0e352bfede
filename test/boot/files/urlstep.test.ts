/** Files that DHCP names by a URL go in; who loads them, and whether they are followed where no file says which folder is given out, comes out. */
import assert from 'node:assert/strict';
import { type Firmware, traceBoot } from '../../../server/boot/index.js';
import { traceNode } from '../../../server/boot/site.js';
import { siteOf } from '../../support/site.js';

const DHCPD = `subnet 192.168.90.0 netmask 255.255.255.0 {
  next-server 192.168.90.2;
  filename "http://192.168.90.2/boot/start.ipxe";
}
host node1 { hardware ethernet 02:00:00:0d:62:e2; fixed-address 192.168.90.21; }
`;
const SCRIPT =
  '#!ipxe\nkernel http://192.168.90.2/vmlinuz initrd=initrd.img\ninitrd http://192.168.90.2/initrd.img\nboot\n';

function kernel(files: Readonly<Record<string, string>>, dhcpd = DHCPD): string | undefined {
  const site = siteOf({ 'dhcpd.conf': dhcpd, ...files });
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return traceNode(site, node)[0]?.kernel?.image;
}

describe('a script that is named by an address', () => {
  it('is the only one of that name', () => {
    assert.equal(kernel({ 'scripts/start.ipxe': SCRIPT }), 'http://192.168.90.2/vmlinuz');
  });

  it('is not known where there are two, or another server has it', () => {
    assert.equal(kernel({ 'a/start.ipxe': SCRIPT, 'b/start.ipxe': SCRIPT }), undefined);
    assert.equal(kernel({ 'scripts/other.ipxe': SCRIPT }), undefined);
    const elsewhere = DHCPD.replace('http://192.168.90.2', 'http://boot.example.org');
    assert.equal(kernel({ 'scripts/start.ipxe': SCRIPT }, elsewhere), undefined);
  });
});

describe('a URL that DHCP names', () => {
  type Files = Readonly<Record<string, string>>;
  const HTTP: Files = {
    'diskless-lint.json': '{"httpRoot": "/srv/http", "server": {"addresses": ["192.168.1.1"]}}',
    'srv/http/boot.ipxe': '#!ipxe\nexit\n',
  };
  const WEB = 'http://192.168.1.1';

  function asked(url: string, firmware: Firmware, name = 'n7', more: Files = {}) {
    const site = siteOf({
      ...HTTP,
      ...more,
      'etc/dhcp/dhcpd.conf': `subnet 192.168.1.0 netmask 255.255.255.0 { next-server 192.168.1.1; filename "${url}"; option vendor-class-identifier "HTTPClient"; }\nhost ${name} { hardware ethernet 00:40:63:c2:ca:c9; fixed-address 192.168.1.21; }\n`,
    });
    const [node] = site.nodes;
    assert.ok(node !== undefined);
    const stage = traceBoot(site, node, firmware).stages.find((one) => one.stage === 'files');
    return {
      program: stage?.program,
      did: stage?.did,
      faults: (stage?.faults ?? []).map(({ id, effect, console = '' }) => `${id} ${effect} ${console}`),
      doubts: (stage?.doubts ?? []).map(({ reason }) => reason),
      assumed: stage?.assumptions,
    };
  }

  const nothing = { did: '', faults: [], doubts: [], assumed: [] };

  it('is loaded by iPXE, and by the client of UEFI for it', () => {
    const url = `${WEB}/boot.ipxe`;
    for (const firmware of ['ipxe', 'efi-http-x64'] as const)
      assert.deepEqual(asked(url, firmware), {
        ...nothing,
        program: 'web server',
        did: `${url} is loaded (/srv/http/boot.ipxe)`,
      });
    assert.deepEqual(asked(`${WEB}/gone`, 'ipxe').assumed, [`the server has the boot file ${WEB}/gone`]);
  });

  it('is a name on the TFTP server to a ROM, and to the client of UEFI for PXE', () => {
    const rom = (url: string) =>
      `${url} is a URL, which a boot ROM takes for a name on the TFTP server; iPXE and UEFI's client for HTTP load it`;
    const url = `${WEB}/gone`;
    assert.deepEqual(asked(url, 'bios'), { ...nothing, program: 'web server', doubts: [rom(url)] });
    assert.deepEqual(asked('tftp://192.168.1.1/gone', 'bios').program, 'in.tftpd');
    assert.deepEqual(asked(`${WEB}/undionly.kpxe`, 'bios').faults, ['dhcp/url-for-rom none ']);
    assert.deepEqual(asked(`${WEB}/grubx64.efi`, 'bios').faults, []);
  });

  it('is not known where a program answers it, another server has it, or nothing loads it', () => {
    const doubts = (url: string, firmware: Firmware = 'ipxe') => asked(url, firmware).doubts;
    assert.deepEqual(doubts(`${WEB}/boot.php`), [`${WEB}/boot.php is answered by a program`]);
    assert.deepEqual(doubts('http://10.0.0.9/x'), [
      'http://10.0.0.9/x is loaded from 10.0.0.9, whose files are not part of the site',
    ]);
    assert.deepEqual(doubts('nfs://192.168.1.1/x'), [
      'nfs://192.168.1.1/x is loaded by nfs, which is not simulated',
    ]);
    assert.equal(asked(`${WEB}/boot.php`, 'ipxe').program, 'web server');
  });

  it('is missing where its folder is said, in the words of who asks', () => {
    const nginx: Files = {
      'srv/http/vmlinuz': '',
      'etc/nginx/sites-enabled/default': 'server {\n  listen 80;\n  root /srv/http;\n}\n',
      'diskless-lint.json': '{"server": {"addresses": ["192.168.1.1"]}}',
    };
    const missing = (firmware: Firmware) => asked(`${WEB}/boot.ipx`, firmware, 'n7', nginx);
    assert.deepEqual(missing('ipxe').faults, [
      `http/boot-file-missing stops ${WEB}/boot.ipx... No such file or directory`,
    ]);
    assert.equal(missing('ipxe').program, 'web server');
    assert.match(missing('efi-http-x64').faults.join(), /^http\/boot-file-missing stops ./);
    assert.notEqual(missing('efi-http-x64').faults[0], missing('ipxe').faults[0]);
  });

  it('may be of the machine itself, whose address is that of the server then', () => {
    const own = 'http://192.168.1.21/boot.ipxe';
    assert.deepEqual(asked(own, 'ipxe'), {
      ...nothing,
      program: 'iPXE',
      faults: ['dhcp/address-of-server stops '],
    });
    assert.deepEqual(asked(own, 'ipxe', 'mars').doubts, ['mars may be the boot server itself']);
    assert.deepEqual(asked('http://boot/boot.ipxe', 'ipxe').faults, []);
  });
});

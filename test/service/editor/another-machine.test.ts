/** A machine like one that a site has: which lines and files it gets, under which words, and every refusal. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../grammars/text/index.js';
import {
  type AnotherMachine,
  anotherMachine,
  explainNode,
  findNode,
  type NewMachine,
  proposal,
} from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

type Files = Readonly<Record<string, string>>;

const menu = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const files: Files = {
  'etc/dhcp/dhcpd.conf': `next-server 192.168.1.1;
subnet 192.168.1.0 netmask 255.255.255.0 {
  range 192.168.1.30 192.168.1.99;
  host node9 {
    # by the window
    hardware ethernet 00:40:63:C2:ca:c9;
    fixed-address 192.168.1.29;
    filename "pxelinux.0";
  }
  host node10 { hardware ethernet 00:40:63:c2:ca:c8; fixed-address 192.168.1.22; }
}
`,
  'etc/exports': '/diskless/node9 192.168.1.29(rw,no_root_squash)\n/home 192.168.1.22(rw) 192.168.1.29(rw)\n',
  'etc/hosts': '192.168.1.1 master\n192.168.1.29 node9 node9.cellar\n',
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'srv/tftp/pxelinux.0': '',
  'srv/tftp/vmlinuz': '',
  [menu]:
    'LABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/node9 ip=dhcp rw\n',
};

const next: NewMachine = { name: 'node11', mac: '00-40-63-C2-CA-D0', address: '192.168.1.100' };

function like(name: string, given: Partial<NewMachine> = {}, all: Files = files): AnotherMachine {
  const site = siteOf(all);
  const model = findNode(site, name);
  assert.ok(model);
  return anotherMachine(site, model, { ...next, ...given });
}

function reason(name: string, given: Partial<NewMachine>, all: Files = files): string {
  const result = like(name, given, all);
  return result.kind === 'refused' ? result.reason : `not refused: ${JSON.stringify(result)}`;
}

/** The files that change, as they then are. */
function changedBy(name: string, given: Partial<NewMachine> = {}, all: Files = files): Files {
  const result = like(name, given, all);
  assert.equal(result.kind, 'edits', JSON.stringify(result));
  const root = siteOf(all).root;
  const texts: Record<string, string> = {};
  for (const { file, edits } of result.kind === 'edits' ? result.edits : []) {
    const path = file.slice(root === '/' ? 1 : root.length + 1);
    texts[path] = applyEdits(all[path] ?? '', edits);
  }
  return texts;
}

describe('service, a machine like another', () => {
  it('gives it a host, an export, a place among the clients, a line of hosts and a file of its loader', () => {
    const changed = changedBy('node9');
    assert.deepEqual(Object.keys(changed).sort(), [
      'etc/dhcp/dhcpd.conf',
      'etc/exports',
      'etc/hosts',
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0',
    ]);
    assert.ok(
      changed['etc/dhcp/dhcpd.conf']?.includes(`  host node11 {
    # by the window
    hardware ethernet 00:40:63:c2:ca:d0;
    fixed-address 192.168.1.100;
    filename "pxelinux.0";
  }
  host node10 {`),
    );
    assert.equal(
      changed['etc/exports'],
      `/diskless/node9 192.168.1.29(rw,no_root_squash)
/diskless/node11 192.168.1.100(rw,no_root_squash)
/home 192.168.1.22(rw) 192.168.1.29(rw) 192.168.1.100(rw)
`,
    );
    assert.ok(changed['etc/hosts']?.endsWith('192.168.1.100 node11 node11.cellar\n'));
    assert.ok(changed['srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0']?.includes('/diskless/node11 ip'));
  });

  it('boots it as the other one boots', () => {
    const site = siteOf({ ...files, ...changedBy('node9') });
    const told = ['node9', 'node11'].map((name) => {
      const { explanation } = explainNode(site, name) as { explanation: { verdict: string } };
      return explanation.verdict;
    });
    assert.equal(told[1], told[0]);
  });

  it('leaves alone what only begins like the name', () => {
    const exports = '/diskless/node9 192.168.1.29(rw)\n/diskless/node90 192.168.1.90(rw)\n';
    const changed = changedBy('node9', {}, { ...files, 'etc/exports': exports });
    assert.equal(
      changed['etc/exports'],
      '/diskless/node9 192.168.1.29(rw)\n/diskless/node11 192.168.1.100(rw)\n/diskless/node90 192.168.1.90(rw)\n',
    );
  });

  it('writes a declaration behind the other where a line has several', () => {
    const one = 'host a { hardware ethernet 00:40:63:c2:ca:c9; }';
    const two = 'host b { hardware ethernet 00:40:63:c2:ca:c8; }';
    const conf = 'etc/dhcp/dhcpd.conf';
    const changed = changedBy('a', { address: undefined }, { [conf]: `${one} ${two}\n` });
    const made = 'host node11 { hardware ethernet 00:40:63:c2:ca:d0; }';
    assert.equal(changed[conf], `${one} ${made} ${two}\n`);
  });

  it('keeps the ends of lines, also where the last line has none', () => {
    const conf = 'etc/dnsmasq.conf';
    const text = 'dhcp-range=192.168.1.50,192.168.1.99\r\ndhcp-host=00:40:63:c2:ca:c9,a,192.168.1.7';
    assert.equal(
      changedBy('a', {}, { [conf]: text })[conf],
      `${text}\r\ndhcp-host=00:40:63:c2:ca:d0,node11,192.168.1.100`,
    );
  });

  it('writes the file of an address under the new one', () => {
    const [, named] = Object.entries(files).find(([path]) => path === menu) ?? [];
    const { [menu]: _, ...others } = files;
    const changed = changedBy('node9', {}, { ...others, 'srv/tftp/pxelinux.cfg/C0A8011D': named ?? '' });
    assert.ok('srv/tftp/pxelinux.cfg/C0A80164' in changed);
  });

  it('keeps a file that the new machine has already', () => {
    const made = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-d0';
    assert.equal(made in changedBy('node9', {}, { ...files, [made]: files[menu] ?? '' }), false);
  });

  it('proposes the next name, and the next address outside of ranges', () => {
    const site = siteOf(files);
    const of = (name: string): unknown => {
      const model = findNode(site, name);
      return model && proposal(site, model);
    };
    assert.deepEqual(of('node9'), { name: 'node11', address: '192.168.1.100' });
    assert.deepEqual(of('node10'), { name: 'node11', address: '192.168.1.23' });
  });

  it('proposes digits as wide as they were, and a number where there is none', () => {
    const site = siteOf({
      'etc/dhcp/dhcpd.conf':
        'host pc-009-b { hardware ethernet 00:40:63:c2:ca:c9; } host desk { hardware ethernet 00:40:63:c2:ca:c8; }\n',
    });
    const names = site.nodes.map((node) => proposal(site, node).name);
    assert.deepEqual(names, ['pc-010-b', 'desk2']);
  });

  it('proposes no address of the broadcast, the server or another machine', () => {
    const conf = (address: string): Files => ({
      'etc/dhcp/dhcpd.conf': `subnet 10.0.0.0 netmask 255.255.255.248 { next-server 10.0.0.5; host a { hardware ethernet 00:40:63:c2:ca:c9; fixed-address ${address}; } }\n`,
    });
    const proposed = (address: string): unknown => {
      const site = siteOf(conf(address));
      return site.nodes.map((node) => proposal(site, node).address)[0];
    };
    assert.equal(proposed('10.0.0.3'), '10.0.0.4');
    assert.equal(proposed('10.0.0.4'), '10.0.0.6');
    assert.equal(proposed('10.0.0.6'), undefined);
  });

  it('refuses words that are taken or are none, and says why', () => {
    assert.match(reason('node9', { mac: '00:40' }), /"00:40" is no hardware address/);
    assert.match(reason('node9', { mac: '00:40:63:c2:ca:c8' }), /belongs to node10 already/);
    assert.match(reason('node9', { name: 'node10' }), /There is already a host "node10"/);
    assert.match(reason('node9', { name: 'a b' }), /"a b" cannot be the name of a host/);
    assert.match(reason('node9', { address: '192.168.1.300' }), /is no IPv4 address/);
    assert.match(reason('node9', { address: '192.168.1.22' }), /192.168.1.22 belongs to node10 already/);
    assert.match(reason('node9', { address: '192.168.1.1' }), /is an address of the boot server/);
    assert.match(reason('node9', { address: undefined }), /needs one of its own/);
  });

  it('refuses a model that is named between words of another program', () => {
    const compose = `services:
  pxe:
    image: dnsmasq
    command: --dhcp-range=192.168.1.50,192.168.1.99 --dhcp-boot=pxelinux.0 --dhcp-host=00:40:63:c2:ca:c9,a,192.168.1.7
`;
    assert.match(
      reason('a', {}, { 'docker-compose.yml': compose }),
      /^a is named on a command line of dnsmasq: write the option of the new one there\.$/,
    );
  });

  it('refuses a model that no hardware address tells apart', () => {
    const conf = 'host a { option dhcp-client-identifier "x"; fixed-address 192.168.1.7; }\n';
    assert.match(reason('a', {}, { 'etc/dhcp/dhcpd.conf': conf }), /No MAC address tells which machine a is/);
  });
});

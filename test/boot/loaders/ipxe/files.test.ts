/** Names in scripts go in, with where the script was loaded from; the files of the site that iPXE loads by them come out. */
import assert from 'node:assert/strict';
import {
  baseOf,
  namedInScript,
  onlyScript,
  ownScript,
  resolve,
  scriptAt,
} from '../../../../server/boot/loaders/ipxe/files.js';
import { none, value } from '../../../../server/boot/outcome.js';
import type { Site } from '../../../../server/site/model.js';
import { siteOf } from '../../../support/site.js';
import { address } from '../../support.js';
import { booted, ROOT } from './site.js';

const SERVERS = {
  'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n',
  'etc/network/interfaces': 'iface eth0 inet static\n  address 10.0.0.1\n  netmask 255.255.255.0\n',
  'diskless-lint.json': '{ "httpRoot": "/srv/http" }',
  'srv/tftp/vmlinuz': '',
  'srv/http/os/vmlinuz': '',
};
const SCRIPT = '#!ipxe\nexit\n';

const site = (more: Readonly<Record<string, string>> = {}): Site => siteOf({ ...SERVERS, ...more });
const scriptOf = ({ ipxe }: Site, end: string) => {
  const found = ipxe.find(({ file }) => file.endsWith(end));
  assert.ok(found !== undefined, end);
  return found;
};

describe('a name in a script of iPXE', () => {
  const TFTP = { origin: '', path: '/menus/boot.ipxe' };
  const HTTP = { origin: 'http://10.0.0.1', path: '/os/boot.ipxe' };
  const leads = (name: string, base: Parameters<typeof resolve>[2], told = '10.0.0.1') => {
    const { path, present, elsewhere } = resolve(site(), name, base, {
      nextServer: told === '' ? none : value(address(told), undefined),
    });
    return `${path ?? '?'} ${present}${elsewhere ? ' elsewhere' : ''}`;
  };

  it('is looked for beside the script, and from the top where it begins there', () => {
    assert.equal(leads('vmlinuz', TFTP), '/srv/tftp/menus/vmlinuz no');
    assert.equal(leads('../vmlinuz', TFTP), '/srv/tftp/vmlinuz yes');
    assert.equal(leads('/vmlinuz', TFTP), '/srv/tftp/vmlinuz yes');
    assert.equal(leads('vmlinuz', HTTP), '/srv/http/os/vmlinuz yes');
    assert.equal(leads('/os/vmlinuz', HTTP), '/srv/http/os/vmlinuz yes');
    assert.equal(leads('/vmlinuz', HTTP), '/srv/http/vmlinuz no');
    // A server of files gives out no folder.
    assert.equal(leads('/', TFTP), '/srv/tftp no');
  });

  it('that is a URL leads to the server that DHCP told, and to no other one', () => {
    assert.equal(leads('tftp://10.0.0.1/vmlinuz', HTTP), '/srv/tftp/vmlinuz yes');
    assert.equal(leads('tftp://next-server/vmlinuz', HTTP, ''), '/srv/tftp/vmlinuz yes');
    assert.equal(leads('tftp://10.9.9.9/vmlinuz', TFTP), '? unknown elsewhere');
    assert.equal(leads('http://10.9.9.9/os/vmlinuz', TFTP), '? unknown elsewhere');
    assert.equal(leads('http://10.0.0.1/os/vmlinuz', TFTP), '/srv/http/os/vmlinuz yes');
  });

  it('leads nowhere that is known where the script itself came from is not', () => {
    const told = { nextServer: none };
    const { present, reason, elsewhere, base } = resolve(site(), 'vmlinuz', undefined, told);
    assert.deepEqual(
      [present, reason, elsewhere, base],
      ['unknown', 'where the script is loaded from, and vmlinuz with it, is not known', false, undefined],
    );
    assert.equal(leads('http://10.0.0.1/os/vmlinuz', undefined), '/srv/http/os/vmlinuz yes');
    const nameless = resolve(site(), 'http:///os/vmlinuz', HTTP, told);
    assert.deepEqual([nameless.path, nameless.present, nameless.base], [undefined, 'unknown', undefined]);
  });
});

describe('a script of iPXE in the site', () => {
  it('is at its path, or the one of its name where no folder is known to be served', () => {
    const served = site({ 'srv/tftp/a.ipxe': SCRIPT });
    assert.equal(scriptAt(served, '/srv/tftp/a.ipxe'), scriptOf(served, '/a.ipxe'));
    assert.equal(scriptAt(served, '/srv/tftp/b.ipxe'), undefined);
    assert.equal(scriptAt(served, undefined), undefined);
    const only = (
      files: readonly string[],
      name: string,
      place: { path?: string; elsewhere?: boolean } = {},
    ) => {
      const repository = siteOf(Object.fromEntries(files.map((file) => [file, SCRIPT])));
      const asked = {
        name,
        path: undefined,
        present: 'unknown',
        assumption: undefined,
        reason: '',
        base: undefined,
      } as const;
      return onlyScript(repository, { ...asked, elsewhere: false, ...place })?.file.replace('/site/', '');
    };
    assert.equal(only(['menus/a.ipxe'], 'http://x/y/a.ipxe?mac=1'), 'menus/a.ipxe');
    assert.equal(only(['menus/a.ipxe'], 'b.ipxe'), undefined);
    assert.equal(only(['menus/a.ipxe', 'other/a.ipxe'], 'a.ipxe'), undefined);
    assert.equal(only(['menus/a.ipxe'], 'a.ipxe', { elsewhere: true }), undefined);
    assert.equal(only(['menus/a.ipxe'], 'a.ipxe', { path: '/srv/a.ipxe' }), undefined);
    // The folder that the name asks for lies beside that of the script.
    assert.equal(only(['menus/a.ipxe', 'y/b.ipxe'], 'http://x/y/a.ipxe'), undefined);
    assert.equal(only(['menus/a.ipxe', 'y/b.ipxe'], 'http://y/a.ipxe'), 'menus/a.ipxe');
    assert.equal(only(['menus/a.ipxe'], 'http://x/menus/a.ipxe'), 'menus/a.ipxe');
  });

  it('is a machine’s own by its address, however that is written, where it is the only one', () => {
    const own = (names: readonly string[], mac: string | undefined) =>
      ownScript(
        site(Object.fromEntries(names.map((name) => [`srv/tftp/${name}`, SCRIPT]))),
        mac,
      )?.file.replace(/.*\//, '');
    const MAC = '52:54:00:00:00:0a';
    for (const name of ['52-54-00-00-00-0a.ipxe', '5254.0000.000A.ipxe', 'node-52540000000A.ipxe'])
      assert.equal(own([name, 'other.ipxe'], MAC), name);
    assert.equal(own(['52-54-00-00-00-0b.ipxe'], MAC), undefined);
    assert.equal(own(['52-54-00-00-00-0a.ipxe', '52540000000a.ipxe'], MAC), undefined);
    assert.equal(own(['52-54-00-00-00-0a.ipxe'], undefined), undefined);
  });

  it('has a place on its server, from which its names lead on', () => {
    const served = site({
      'srv/tftp/sub/a.ipxe': SCRIPT,
      'srv/http/os/b.ipxe': SCRIPT,
      'root/c.ipxe': SCRIPT,
    });
    assert.deepEqual(baseOf(served, scriptOf(served, 'a.ipxe')), { origin: '', path: '/sub/a.ipxe' });
    assert.deepEqual(baseOf(served, scriptOf(served, 'b.ipxe')), {
      origin: 'http://server',
      path: '/os/b.ipxe',
    });
    assert.equal(namedInScript(served, scriptOf(served, 'a.ipxe'), 'x'), '/srv/tftp/sub/x');
    assert.equal(namedInScript(served, scriptOf(served, 'a.ipxe'), '/x'), '/srv/tftp/x');
    assert.equal(namedInScript(served, scriptOf(served, 'b.ipxe'), 'vmlinuz'), '/srv/http/os/vmlinuz');
    assert.equal(namedInScript(served, scriptOf(served, 'c.ipxe'), 'vmlinuz'), undefined);
  });

  it('may be one that DHCP names, whatever it is called', () => {
    const { trace } = booted([], {
      'etc/dnsmasq.conf': `port=0\ndhcp-range=10.0.0.0,static,255.255.255.0,12h\ndhcp-host=52:54:00:00:00:01,n1,10.0.0.5\nenable-tftp\ntftp-root=/srv/tftp\ndhcp-boot=start\n`,
      'srv/tftp/start': `#!ipxe\nkernel vmlinuz ${ROOT}\nboot\n`,
    });
    assert.equal(trace.loading?.program, 'ipxe');
    assert.equal(trace.verdict, 'boots');
    const assumed = trace.stages.flatMap(({ assumptions }) => assumptions);
    assert.ok(assumed.includes('the ROM of the machine is iPXE, which runs scripts'));
  });

  it('is at fault where a machine never comes to its own one, unless it has been there', () => {
    const own = { 'srv/tftp/hosts/52-54-00-00-00-01.ipxe': '#!ipxe\nexit 1\n' };
    const lost = 'chain hosts/${mac:hexraw}.ipxe || exit';
    assert.match(booted([lost], own).faults[0] ?? '', /^ipxe\/file-missing \| hosts/);
    assert.deepEqual(booted(['chain hosts/${mac:hexhyp}.ipxe ||', lost], own).faults, []);
    const near = (name: string, more = {}) => {
      const [fault] = booted([`kernel ${name}`, 'boot'], { ...own, ...more }).trace.stages.flatMap(
        ({ faults }) => faults,
      );
      return fault?.id === 'ipxe/file-missing' ? fault.near : fault?.id;
    };
    assert.equal(near('hosts/${mac:hexraw}'), '/srv/tftp/hosts/52-54-00-00-00-01.ipxe');
    assert.equal(near('vmlinux'), 'vmlinuz');
    assert.equal(near('sub', { 'srv/tftp/sub/x': '' }), undefined);
  });
});

/** Settings of TFTP daemons go in, the findings of svc/tftpd-root-missing come out. */
import assert from 'node:assert/strict';
import { changed, servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { type Changes, DHCPD, findings, label, lines } from '../support.js';
import { hpa } from './tftpd-support.js';

describe('svc/tftpd-root-missing', () => {
  const found = (changes: Changes) => lines('svc/tftpd-root-missing', changes);

  it('finds a misspelt directory, and warns where a usual one holds the files instead', () => {
    assert.deepEqual(found(hpa('--secure', '/srv/tfpt')), ['error 2']);
    assert.deepEqual(found(hpa('--secure', '/var/lib/tftpboot')), ['warning 2']);
  });

  it('finds a slip anywhere in the path of a usual directory', () => {
    assert.deepEqual(found(hpa('--secure', '/srvtftp')), ['warning 2']);
    assert.deepEqual(found(hpa('--secure', '/sr/vtftp')), ['warning 2']);
  });

  it('finds such a slip where the files are those of other programs, and only beside a folder that is there', () => {
    const none = {
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
      'srv/tftp/pxelinux.cfg/default': undefined,
      'srv/tftp/vmlinuz.config': undefined,
    };
    const root = (path: string, file: string) => found({ ...hpa('--secure', path), ...none, [file]: '' });
    assert.deepEqual(root('/srvtftp', 'srv/tftp/boot.ipxe'), ['warning 2']);
    assert.deepEqual(root('/sr/vtftp', 'srv/tftp/boot.ipxe'), ['warning 2']);
    assert.deepEqual(root('/srvtftp', 'srv/www/boot.ipxe'), []);
    // A file of such a name is no folder that may be meant.
    assert.deepEqual(root('/srv/tfpt', 'srv/tftp/boot.ipxe'), ['error 2']);
    assert.deepEqual(root('/srv/tfpt', 'srv/tftp'), []);
  });

  it('finds a slip in a folder above it, where the rest of the path is below the right one', () => {
    const files = {
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
      'srv/tftp/pxelinux.cfg/default': undefined,
      'srv/tftp/vmlinuz.config': undefined,
      'files/pxe/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
      'srv/files/net/ipxe.efi': '',
      'srv/another/net/ipxe.efi': '',
    };
    const root = (path: string) => found({ ...hpa('--secure', path), ...files });
    // What lies deep down a copy may lack.
    assert.deepEqual(root('/srv/fiels/net'), ['warning 2']);
    assert.deepEqual(root('/srv/fiels/boot'), []);
    assert.deepEqual(root('/srv/nodes/net'), []);
    assert.deepEqual(root('/srv/files/net'), []);
    assert.deepEqual(found(hpa('--secure', '/svr/tftp')), ['warning 2']);
  });

  it('finds the usual directory that has every boot file that machines are told', () => {
    const files = {
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
      'srv/tftp/pxelinux.cfg/default': undefined,
      'srv/tftp/vmlinuz.config': undefined,
      ...changed(DHCPD, '"pxelinux.0"', '"/BIOS/pxelinux.0"'),
    };
    const root = (path: string, ...names: readonly string[]) =>
      found({
        ...hpa('--secure', path),
        ...files,
        ...Object.fromEntries(names.map((name) => [name, ''])),
      });
    assert.deepEqual(root('/tftpboot', 'srv/tftpboot/BIOS/pxelinux.0'), ['warning 2']);
    assert.deepEqual(root('/tftpboot', 'srv/tftpboot/pxelinux.0'), []);
    assert.deepEqual(root('/tftpboot', 'srv/files/BIOS/pxelinux.0'), []);
    // A folder at the top of a repository may be the one that is meant, under another name.
    assert.deepEqual(root('/var/lib/tftpboot', 'tftpboot/BIOS/pxelinux.0'), []);
    assert.deepEqual(root('/var/lib/tftpboot', 'tftpboot/BIOS/pxelinux.0', 'var/lib/nfs/etab'), ['error 2']);
  });

  it('is silent about a directory that a copy may leave out', () => {
    const elsewhere = { 'srv/tftp/pxelinux.cfg/default': undefined };
    const moved = {
      ...elsewhere,
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
      'files/pxe/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n',
    };
    assert.deepEqual(found({ ...hpa('--secure', '/var/lib/tftpboot'), ...moved }), []);
    assert.deepEqual(found(hpa('--secure', '/srv/tftp/')), []);
    assert.deepEqual(found(hpa('--secure', '/srv')), []);
    // Programs alone are in it, which a repository does not keep; what lies beside it is another thing.
    const none = { ...moved, 'srv/www/index.html': '<html>\n', 'srv/tftp/vmlinuz.config': undefined };
    assert.deepEqual(found({ ...hpa('--secure', '/srv/tftp'), ...none }), []);
    assert.deepEqual(found({ ...hpa('--secure', '/srv/boot'), ...none }), []);
    assert.deepEqual(found({ ...hpa('--secure', '/srv/boot'), ...none, 'srv/tftpboot/boot.ipxe': '' }), [
      'error 2',
    ]);
    assert.deepEqual(found({ ...hpa('--secure', '/srv/files'), ...none, 'srv/file/boot.ipxe': '' }), [
      'error 2',
    ]);
  });

  it('proposes the directory that holds them', () => {
    const [one] = findings(hpa('--secure', '/srv/tfpt')).filter(
      ({ rule }) => rule === 'svc/tftpd-root-missing',
    );
    assert.deepEqual(one?.fixes, [{ title: 'Write /srv/tftp', newTexts: ['"/srv/tftp"'] }]);
  });

  it('is the one finding, and does not go on to what such a directory would lack', () => {
    const images = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
    const rules = (more: Changes) =>
      findings({ ...hpa('--secure', '/srv/tfpt'), ...images, ...more }).map(({ rule }) => rule);
    assert.deepEqual(rules({}), ['svc/tftpd-root-missing']);
    // Machines that no file names are followed from their configuration on.
    const shared = { 'srv/tftp/pxelinux.cfg/default': label('root=/dev/ram0 initrd=initrd.img') };
    assert.deepEqual(rules(shared), ['svc/tftpd-root-missing']);
  });

  it('says where the files lie', () => {
    const [one] = findings(hpa('--secure', '/srv/tfpt')).filter(
      ({ rule }) => rule === 'svc/tftpd-root-missing',
    );
    assert.match(one?.message ?? '', /lie in \/srv\/tftp\..*Write \/srv\/tftp\.$/);
  });

  it('finds the two fields of tftp-root exchanged', () => {
    const told = (root: string) =>
      lint(siteOf(servedByDnsmasq('', `enable-tftp\ntftp-root=${root}\n`)))
        .findings.filter(({ rule }) => rule === 'svc/tftpd-root-missing')
        .map(({ severity, message }) => `${severity} ${/Write (.*)\.$/.exec(message)?.[1] ?? ''}`);
    assert.deepEqual(told('eth1,/srv/tftp'), ['error /srv/tftp,eth1']);
    assert.deepEqual(told('/srv/tftp,eth1'), []);
    assert.deepEqual(told('{{ interface }},/srv/tftp'), []);
  });
});

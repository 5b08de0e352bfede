/** Paths of a root without a slash at their beginning go in; what the server says of them, by the version asked for, comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { type Changes, CONFIG, DHCPD, findings, label } from '../support.js';

describe('nfsroot/not-exported of a path without a slash', () => {
  const site = (words: string) => siteOf(miniature({ [CONFIG]: label(`root=/dev/nfs ip=dhcp rw ${words}`) }));
  const found = (words: string) => {
    const [fault] = traceAll(site(words))
      .flatMap(({ stages }) => stages.flatMap(({ faults }) => faults))
      .filter(({ id }) => id === 'nfsroot/not-exported');
    return fault?.log;
  };
  const bad = 'Bad path in mount request from 192.168.1.21: "diskless/node21"';

  it('is refused by mountd, and found by version 4', () => {
    assert.equal(found('nfsroot=192.168.1.1:diskless/node21,vers=3'), bad);
    assert.equal(found('nfsroot=192.168.1.1:diskless/node21'), bad);
    assert.equal(found('nfsroot=192.168.1.1:diskless/node21,vers=4'), undefined);
    assert.equal(found('nfsroot=192.168.1.1:/diskless/node21,vers=3'), undefined);
  });

  it('is not known where the scripts of an initial ramdisk choose the version', () => {
    assert.equal(found('initrd=initrd.img nfsroot=192.168.1.1:diskless/node21'), undefined);
    assert.equal(found('initrd=initrd.img nfsroot=192.168.1.1:diskless/node21,vers=3'), bad);
  });

  it('is to be written whole, and no line of exports is proposed', () => {
    const finding = lint(site('nfsroot=192.168.1.1:diskless/node21,vers=3')).findings.find(
      ({ rule }) => rule === 'nfsroot/not-exported',
    );
    assert.match(finding?.message ?? '', /does not begin with a slash/);
    assert.deepEqual(finding?.fixes(), []);
  });
});

describe('nfsroot/not-exported', () => {
  const offered = (changes: Changes) =>
    findings(changes)
      .filter(({ rule }) => rule === 'nfsroot/not-exported')
      .flatMap(({ fixes }) => fixes);
  const options = '(rw,sync,no_root_squash,no_subtree_check)';

  it('proposes a line with every machine that it keeps from booting', () => {
    const [fix] = offered({
      [DHCPD]: miniature()[DHCPD]?.replace(
        'host node21',
        'host node22 { hardware ethernet 00:40:63:c2:ca:ca; fixed-address 192.168.1.22; }\nhost node21',
      ),
      [CONFIG]: undefined,
      'srv/tftp/pxelinux.cfg/default': label(
        'root=/dev/nfs nfsroot=192.168.1.1:/diskless/kiosk,vers=3 ip=dhcp ro',
      ),
    });
    assert.deepEqual(fix, {
      title: 'Export /diskless/kiosk to 192.168.1.22 and 192.168.1.21',
      newTexts: [`/diskless/kiosk 192.168.1.22${options} 192.168.1.21${options}\n`],
    });
  });

  it('names the export that was probably meant', () => {
    const beside = (exports: string) =>
      findings({ 'etc/exports': exports }).find(({ rule }) => rule === 'nfsroot/not-exported')?.related;
    const other = '/srv/elsewhere 192.168.1.7(ro) 192.168.1.21(ro)\n';
    assert.deepEqual(beside(`/diskless/node22 192.168.1.22(rw)\n${other}`), [
      'the export for 192.168.1.21 is /srv/elsewhere',
    ]);
    assert.deepEqual(beside('/home 192.168.1.7(rw)\n/diskless/node12 192.168.1.12(rw)\n'), [
      'the nearest export is /diskless/node12',
    ]);
    assert.deepEqual(beside('/home 192.168.1.7(rw)\n/srv 192.168.1.12(rw)\n'), ['the exports are here']);
    assert.deepEqual(beside('# none yet\n'), ['no export is in force']);
  });

  it('proposes no line for a directory that is not there, beside roots that are', () => {
    const asked = {
      [CONFIG]: label('root=/dev/nfs nfsroot=192.168.1.1:/diskless/nodes21,vers=3 ip=dhcp rw'),
    };
    const system = { 'diskless/node21/sbin/init': '', 'diskless/node21/etc/fstab': '' };
    assert.equal(offered(asked).length, 1);
    assert.deepEqual(offered({ ...asked, ...system }), []);
    assert.equal(offered({ ...asked, ...system, 'diskless/nodes21/sbin/init': '' }).length, 1);
  });

  it('writes a blank of the path as exports has to say it', () => {
    const [fix] = offered({
      [DHCPD]: miniature()[DHCPD]?.replace(
        'option host-name "node21"',
        'option root-path "192.168.1.1:/diskless/node 21,vers=3"',
      ),
      [CONFIG]: label('root=/dev/nfs ip=dhcp rw'),
    });
    assert.deepEqual(fix?.newTexts, [`/diskless/node\\04021 192.168.1.21${options}\n`]);
  });
});

describe('nfsroot/not-exported where two lines agree against one', () => {
  const told = (rootPath: string) =>
    changed(DHCPD, '  option host-name', `  option root-path "192.168.1.1:${rootPath}";\n  option host-name`);
  const slip = {
    ...changed('etc/exports', '/diskless/node21 ', '/diskless/Node21 '),
    // Of what the server has nothing is here.
    'diskless/node21/etc/fstab': undefined,
  };
  const at = (changes: Changes) =>
    findings(changes)
      .filter(({ rule }) => rule === 'nfsroot/not-exported')
      .map(({ text }) => text);

  it('points at the export of this machine alone that has a slip of the path', () => {
    assert.deepEqual(at({ ...slip, ...told('/diskless/node21') }), ['/diskless/Node21']);
    // One against one: it is asked for in vain.
    assert.deepEqual(at(slip), ['nfsroot=192.168.1.1:/diskless/node21,vers=3']);
    const other = changed('etc/exports', '/diskless/node21 ', '/srv/roots/other ');
    assert.notDeepEqual(at({ ...other, ...told('/diskless/node21') }), ['/srv/roots/other']);
  });
});

/** Roots of DHCP and of the command line go in, the findings of nfsroot/root-path-mismatch come out, and its silence where they agree. */
import assert from 'node:assert/strict';
import { host, subnet } from '../dhcp/support.js';
import { type Changes, CONFIG, DHCPD, findings, label } from '../support.js';

const RULE = 'nfsroot/root-path-mismatch';
const LINE = '192.168.1.1:/diskless/node21';
const OLD = 'option root-path "192.168.1.1:/diskless/old";';

const sited = (rootPath: string, line = LINE): Changes => ({
  [DHCPD]: subnet('  filename "pxelinux.0";\n') + host(`  option root-path ${rootPath};\n`),
  [CONFIG]: label(`root=/dev/nfs nfsroot=${line} ip=dhcp rw`),
});
const found = (changes: Changes) => findings(changes).filter(({ rule }) => rule === RULE);
const said = (rootPath: string, line?: string) => found(sited(`"${rootPath}"`, line)).map(({ text }) => text);

describe('nfsroot/root-path-mismatch', () => {
  it('finds another directory, and another server', () => {
    assert.deepEqual(said('192.168.1.1:/diskless/old'), [OLD]);
    assert.deepEqual(said('/diskless/old'), ['option root-path "/diskless/old";']);
    assert.deepEqual(said('192.168.1.9:/diskless/node21'), [LINE]);
  });

  it('says what each of them names', () => {
    const [finding] = found(sited('"192.168.1.9:/diskless/old"'));
    assert.match(
      finding?.message ?? '',
      /^nfsroot= says 192\.168\.1\.1:\/diskless\/node21, but DHCP sends node21 the root-path 192\.168\.1\.9:\/diskless\/old\./,
    );
    const [without] = found(sited('"/diskless/old"'));
    assert.match(
      without?.message ?? '',
      /^DHCP sends node21 the root-path \/diskless\/old, which is not exported, but nfsroot= says 192\.168\.1\.1:/,
    );
  });

  it('is silent where both name the same, written in another way or in part', () => {
    for (const path of [
      LINE,
      '/diskless/node21',
      '/diskless//node21/',
      '192.168.1.1:/diskless/node21,vers=3',
    ])
      assert.deepEqual(said(path), [], path);
    assert.deepEqual(said('192.168.1.9:/diskless/node21', '/diskless/node21'), []);
    assert.deepEqual(said('192.168.1.1:/', '192.168.1.1:/'), []);
  });

  it('is silent about what is filled in later, and about names of servers', () => {
    assert.deepEqual(said('192.168.1.1:/diskless/%s'), []);
    assert.deepEqual(said('192.168.1.1:/diskless/old', '192.168.1.1:/diskless/%s'), []);
    assert.deepEqual(said('nfs:/diskless/old'), []);
    assert.deepEqual(said('192.168.1.1:/diskless/old', 'nfs:/diskless/node21'), []);
    assert.deepEqual(found(sited('= option host-name')), []);
  });

  it('goes by the last word of the command line', () => {
    assert.deepEqual(said('192.168.1.1:/diskless/old', `192.168.1.1:/diskless/old nfsroot=${LINE}`), [OLD]);
    assert.deepEqual(said(LINE, `192.168.1.1:/diskless/old nfsroot=${LINE}`), []);
  });

  it('tells once of all machines that the same two lines are for', () => {
    const two = `${subnet('  filename "pxelinux.0";\n  option root-path "192.168.1.1:/diskless/old";\n')}${host()}${host('', '00:40:63:c2:ca:c8', 22)}`;
    const all = found({
      ...sited('""'),
      [DHCPD]: two,
      'srv/tftp/pxelinux.cfg/default': label(`root=/dev/nfs nfsroot=${LINE} ip=dhcp`),
      [CONFIG]: undefined,
    });
    assert.equal(all.length, 1);
    assert.match(all[0]?.message ?? '', /sends node21 and node22 the root-path/);
  });

  it('leaves a path that the server does not have to the finding of that', () => {
    const rules = findings(sited('"/diskless/node21"', '192.168.1.1:/diskles/node21')).map(
      ({ rule }) => rule,
    );
    assert.deepEqual(rules, ['nfsroot/not-exported']);
    // Also where the machine does not come so far.
    const words = 'root=/dev/nfs nfsroot=192.168.1.1:/diskles/node21,vers=3 ip=dhcp rw';
    const earlier = { ...sited('"/diskless/node21"'), [CONFIG]: `DEFAULT vmlinuz\nAPPEND ${words}\n` };
    assert.deepEqual(
      findings(earlier).map(({ rule }) => rule),
      ['pxe/default-file-drops-append', 'nfsroot/not-exported'],
    );
  });

  it('points at the root-path where that is what the server does not have', () => {
    const exported = {
      'etc/exports':
        '/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n/diskless/node22 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n',
    };
    const at = (rootPath: string, line?: string) =>
      findings({ ...sited(`"${rootPath}"`, line), ...exported }).map(
        ({ rule, text, message }) => `${rule} ${text} ${/Write the same|Make them/.exec(message)?.[0] ?? ''}`,
      );
    assert.deepEqual(at('192.168.1.1:/diskless/nod21'), [
      `${RULE} option root-path "192.168.1.1:/diskless/nod21"; Write the same`,
    ]);
    assert.deepEqual(at('192.168.1.1:/diskless/node22'), [`${RULE} ${LINE} Make them`]);
    assert.deepEqual(at('192.168.1.1:/diskless/node22/deeper'), [`${RULE} ${LINE} Make them`]);
  });

  it('tells what follows from the root of another machine with it', () => {
    const lines = (own: string) =>
      findings({
        ...sited(`"${LINE}"`, '192.168.1.1:/diskless/node22'),
        'etc/exports': `/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n/diskless/node22 ${own}(rw,no_root_squash,no_subtree_check)\n`,
      }).map(({ rule }) => rule);
    assert.deepEqual(lines('192.168.1.22'), [RULE]);
    assert.deepEqual(lines('192.168.1.0/24'), [RULE]);
  });

  it('is silent about nfsroot=auto of initramfs-tools, which asks for the root of DHCP', () => {
    const words = (nfsroot: string) => ({
      ...sited('"192.168.1.1:/diskless/node21"'),
      [CONFIG]: label(`boot=nfs nfsroot=${nfsroot} ip=dhcp rw`, '  INITRD initrd.img-6.1.0\n'),
    });
    assert.deepEqual(found(words('auto')), []);
    assert.equal(found(words('192.168.1.9:/diskless/node21')).length, 1);
  });
});

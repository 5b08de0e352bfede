/** Exports, names and words for the kernel go in; what becomes of the mount of the root, and which lines are told beside it, comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../server/boot/index.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { siteOf } from '../../support/site.js';

const EXPORTS = 'etc/exports';
const CONFIG = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const OPTIONS = 'no_root_squash,no_subtree_check';

function faults(files: Readonly<Record<string, string | undefined>>) {
  const site = siteOf(miniature(files));
  const [trace] = traceAll(site);
  assert.ok(trace !== undefined);
  return trace.stages
    .flatMap((stage) => stage.faults)
    .map(({ id, others }) => ({
      id,
      others: others.map(({ file, span }) => site.files.get(file)?.document.text.slice(span.start, span.end)),
    }));
}

describe('a root that the server refuses', () => {
  const HOSTS = '192.168.1.7 kiosk\n192.168.1.21 node21.lab\n';
  const told = (client: string) =>
    faults({ [EXPORTS]: `/diskless/node21 ${client}(rw,${OPTIONS})\n`, 'etc/hosts': HOSTS }).flatMap(
      ({ id, others }) => (id === 'nfsroot/client-not-allowed' ? [others] : []),
    );
  const addresses = (client: string) =>
    told(client)
      .flat()
      .filter((text) => /^[\d.]+$/.test(text ?? ''));

  it('has the line of hosts beside it that says whose the admitted name is', () => {
    assert.deepEqual(addresses('kiosk'), ['192.168.1.7']);
    assert.deepEqual(addresses('KIOSK'), ['192.168.1.7']);
  });

  it('has the line of its own name beside it where a pattern is admitted', () => {
    assert.deepEqual(addresses('*.hall'), ['192.168.1.21']);
    assert.equal(told('192.168.1.9').length, 1);
    assert.deepEqual(addresses('192.168.1.9'), []);
  });
});

describe('a root over UDP', () => {
  const udp = changed(CONFIG, 'vers=3', 'vers=3,udp');
  const beside = (files: Readonly<Record<string, string>>) =>
    faults({ ...udp, ...files }).flatMap(({ id, others }) =>
      id === 'nfsroot/udp-not-offered' ? others : [],
    );

  it('has the line beside it that leaves UDP out', () => {
    const line = 'CONFIG_NFS_DISABLE_UDP_SUPPORT=y';
    const kernel = changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', `CONFIG_NFS_V3=y\n${line}`);
    assert.deepEqual(beside(kernel), [line]);
    assert.deepEqual(beside({ 'etc/nfs.conf': '[nfsd]\nudp=n\n' }), ['udp=n']);
    assert.deepEqual(beside({}), []);
  });
});

describe('a root that is exported read-only', () => {
  const found = (words: string) =>
    faults({
      [EXPORTS]: `/diskless/node21 192.168.1.21(ro,${OPTIONS})\n`,
      ...changed(CONFIG, ' rw', ` rw ${words}`),
    }).map(({ id }) => id);

  it('is no harm below an overlay', () => {
    const plain = found('');
    assert.notDeepEqual(plain, []);
    for (const words of ['initrd=initrd.img boot=live', 'overlayroot=tmpfs initrd=initrd.img'])
      assert.deepEqual(
        found(words).filter((id) => plain.includes(id)),
        [],
        words,
      );
  });
});

describe('a root whose root user is squashed', () => {
  const found = (options: string) =>
    faults({ [EXPORTS]: `/diskless/node21 192.168.1.21(rw,no_subtree_check,${options})\n` }).map(
      ({ id }) => id,
    );

  it('has the rights of root where it is squashed to user 0', () => {
    for (const options of ['anonuid=0', 'root_squash,anonuid=0,anongid=0', 'all_squash,anonuid=00'])
      assert.deepEqual(found(options), [], options);
  });

  it('has none where it is squashed to anybody else', () => {
    for (const options of ['anongid=0', 'anonuid=10', 'all_squash,anonuid=0,anonuid=65534'])
      assert.ok(found(options).includes('nfsroot/root-squashed'), options);
  });
});

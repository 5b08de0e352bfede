/** Folders of settings go in, the files that their programs pass over come out. */
import assert from 'node:assert/strict';
import { all, findings } from '../support.js';

const RULE = 'settings/file-not-read warning';
const NODE = 'diskless/node21/etc';

const CASES: readonly (readonly [folder: string, right: string, wrong: readonly string[], text: string])[] = [
  ['etc/nfs.conf.d', 'local.conf', ['local', 'local.cfg', 'local.conf.txt', '.conf'], '[nfsd]\nvers2=n\n'],
  ['etc/netplan', '01.yaml', ['01.yml'], 'network:\n  version: 2\n'],
  [
    'etc/systemd/system/nfs-server.service.d',
    'more.conf',
    ['more', 'more.service'],
    '[Service]\nRestart=always\n',
  ],
  [`${NODE}/dracut.conf.d`, 'nfs.conf', ['nfs', 'nfs.cfg'], 'add_dracutmodules+=" nfs "\n'],
  [`${NODE}/mkinitcpio.conf.d`, 'net.conf', ['net'], 'MODULES+=(e1000e)\n'],
  [`${NODE}/systemd/network`, '20-lan.network', ['20-lan.conf'], '[Match]\nName=en*\n'],
];

describe('settings/file-not-read', () => {
  it('finds a name that does not end as its program wants it', () => {
    for (const [folder, , wrong, text] of CASES)
      for (const name of wrong)
        assert.deepEqual(all({ [`${folder}/${name}`]: text }), name === '.conf' ? [] : [RULE], name);
  });

  it('is silent about the right name, copies, and what is no such file', () => {
    for (const [folder, right, , text] of CASES) {
      for (const name of [right, `${right}~`, `${right}.bak`, `${right}.disabled`, `.${right}`])
        assert.deepEqual(all({ [`${folder}/${name}`]: text }), [], name);
      assert.deepEqual(all({ [`${folder}/README`]: 'Put your files here.\n' }), [], folder);
      assert.deepEqual(all({ [`${folder}/later`]: '# [nfsd]\n' }), [], folder);
    }
  });

  it('says the name that is read', () => {
    const told = (path: string, text: string) =>
      findings({ [path]: text })[0]
        ?.message.split('. ')
        .at(-1);
    assert.equal(told('etc/nfs.conf.d/local', '[mountd]\nthreads=4\n'), 'Rename it to local.conf.');
    assert.equal(told('etc/netplan/01.yml', 'network: {}\n'), 'Rename it to 01.yaml.');
  });
});

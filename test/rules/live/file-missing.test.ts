/** Words that name files for installers go in, the findings of live/file-missing come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { liveSite, WEB } from '../../../server/rules/about/examples/live.js';
import { texts } from '../support.js';

const RULE = 'live/file-missing';

describe(RULE, () => {
  const found = (words: string, files: readonly string[]) => texts(RULE, liveSite(words, files));

  /** Words, the word that names a file, and the file. */
  const cases: readonly (readonly [rest: string, word: string, file: string])[] = [
    [`inst.repo=https://mirror.example.org/os`, `inst.ks=${WEB}/ks.cfg`, 'ks.cfg'],
    ['root=live:https://mirror.example.org/install.img', `inst.ks=${WEB}/ks.cfg`, 'ks.cfg'],
    [`inst.repo=https://mirror.example.org/os`, `ks=${WEB}/ks/node.cfg`, 'ks/node.cfg'],
    ['auto=true priority=critical', `url=${WEB}/preseed.cfg`, 'preseed.cfg'],
    ['ignition.firstboot', `ignition.config.url=${WEB}/node.ign`, 'node.ign'],
    ['flatcar.first_boot=1', `ignition.config.url=${WEB}/node.ign`, 'node.ign'],
    ['coreos.inst.install_dev=/dev/sda', `coreos.inst.ignition_url=${WEB}/node.ign`, 'node.ign'],
    ['alpine_repo=https://mirror.example.org/main', `modloop=${WEB}/modloop-lts`, 'modloop-lts'],
    ['alpine_repo=https://mirror.example.org/main', `apkovl=${WEB}/a.apkovl.tar.gz`, 'a.apkovl.tar.gz'],
    ['talos.platform=metal', `talos.config=${WEB}/worker.yaml`, 'worker.yaml'],
    ['install=https://mirror.example.org/leap', `autoyast=${WEB}/node.xml`, 'node.xml'],
    ['harvester.install.mode=join', `harvester.install.config_url=${WEB}/h.yaml`, 'h.yaml'],
  ];

  for (const [rest, word, file] of cases) {
    it(`finds what is not there: ${word}`, () => {
      const severity = 'error';
      assert.deepEqual(found(`${rest} ${word}`, []), [`${severity} ${word}`]);
      assert.deepEqual(found(`${rest} ${word}`, [file]), []);
    });
  }

  it('finds once what a seed of cloud-init lacks, with a slash behind the folder or without', () => {
    for (const url of [`${WEB}/seed`, `${WEB}/seed/`]) {
      const words = `ip=dhcp url=https://mirror.example.org/ubuntu.iso autoinstall ds=nocloud-net;s=${url}`;
      assert.equal(found(words, []).length, 1);
      assert.equal(found(words, ['seed/user-data']).length, 1);
      assert.deepEqual(found(words, ['seed/user-data', 'seed/meta-data']), []);
    }
  });

  it('is silent about what answers by machine, what other servers have, and what is no address', () => {
    for (const seed of [`${WEB}/%s`, `${WEB}/seed?node=1&file=`, 'http://10.9.9.9/seed/', '/cdrom/nocloud/'])
      assert.deepEqual(found(`ip=dhcp url=https://m.example.org/u.iso ds=nocloud;s=${seed}`, []), [], seed);
    for (const ks of ['nfs:192.168.1.1:/ks.cfg', 'hd:sda1:/ks.cfg', 'cdrom:/ks.cfg', 'file:/ks.cfg'])
      assert.deepEqual(found(`inst.repo=https://m.example.org/os inst.ks=${ks}`, []), [], ks);
  });
});

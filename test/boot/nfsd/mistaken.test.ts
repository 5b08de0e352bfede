/** Exports whose client admits nobody go in; one error comes out, at the client, whether it keeps a node from its root or from another directory. */
import assert from 'node:assert/strict';
import { allTexts } from '../../rules/support.js';
import { EXPORTS, FSTAB } from './roots.js';

const RIGHTS = '(rw,no_root_squash,no_subtree_check)';
const ROOT = `/diskless/node21 192.168.1.21${RIGHTS}\n`;
const MOUNTS_OPT = '192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs /tmp tmpfs mode=1777 0 0\n';

const MISTAKES = [
  ['192.168.1.0/33', 'exports/bad-mask'],
  ['192.168.1.0/255.255.255', 'exports/bad-mask'],
  ['192.168.1.*', 'exports/ip-wildcard'],
  ['192.168.1.0', 'exports/network-without-mask'],
  ['0.0.0.0/0', 'exports/prefix-zero'],
] as const;

describe('a client that admits nobody', () => {
  for (const [client, rule] of MISTAKES) {
    it(`${client} keeps a node from its root`, () => {
      assert.deepEqual(allTexts({ [EXPORTS]: ROOT.replace('192.168.1.21', client) }), [
        `${rule} error ${client}`,
      ]);
    });

    it(`${client} keeps a node from a directory of its fstab`, () => {
      const exports = `${ROOT}/opt ${client}(ro,no_subtree_check)\n`;
      assert.deepEqual(allTexts({ [EXPORTS]: exports, [FSTAB]: MOUNTS_OPT }), [`${rule} error ${client}`]);
    });

    it(`${client} beside one that admits the node does no harm, or is a warning`, () => {
      const beside = ROOT.replace('\n', ` ${client}${RIGHTS}\n`);
      const found = allTexts({ [EXPORTS]: beside }).filter((one) => one.startsWith('nfsroot/'));
      assert.deepEqual(found, []);
    });
  }

  it('is a warning where the boot goes on without the directory', () => {
    const files = {
      [EXPORTS]: `${ROOT}/opt 192.168.1.0(ro,no_subtree_check)\n`,
      [FSTAB]: MOUNTS_OPT.replace('ro,', 'ro,nofail,'),
    };
    assert.deepEqual(allTexts(files), ['exports/network-without-mask warning 192.168.1.0']);
  });

  it('is another thing than one that admits others', () => {
    assert.deepEqual(allTexts({ [EXPORTS]: ROOT.replace('192.168.1.21', '192.168.1.99') }), [
      `nfsroot/client-not-allowed error 192.168.1.99${RIGHTS}`,
    ]);
    assert.deepEqual(allTexts({ [EXPORTS]: ROOT.replace('192.168.1.21', '192.168.2.0/24') }), [
      `nfsroot/client-not-allowed error 192.168.2.0/24${RIGHTS}`,
    ]);
  });
});

describe('a node that is not admitted to its root', () => {
  const opt = (client: string) => ({
    [EXPORTS]: `${ROOT.replace('192.168.1.21', '192.168.1.99')}/opt ${client}(ro,no_subtree_check)\n`,
    [FSTAB]: MOUNTS_OPT,
  });

  it('is told so once where another directory admits the same machines', () => {
    assert.deepEqual(allTexts(opt('192.168.1.99')), [
      `nfsroot/client-not-allowed error 192.168.1.99${RIGHTS}`,
    ]);
  });

  it('is told of another directory where that admits others', () => {
    assert.deepEqual(allTexts(opt('192.168.1.98')), [
      'fstab/source-not-exported error 192.168.1.1:/opt',
      `nfsroot/client-not-allowed error 192.168.1.99${RIGHTS}`,
    ]);
  });
});

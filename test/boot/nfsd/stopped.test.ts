/** Exports that exportfs reads only in part go in; what is told of the directories that a node then misses comes out: the error at which it stops, once. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { allTexts, type Changes } from '../../rules/support.js';
import { siteOf } from '../../support/site.js';
import { EXPORTS, FAILED, FSTAB, NFS4, told } from './roots.js';

const ROOT = '/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n';
const OPT = '/opt 192.168.1.21(ro,no_subtree_check)\n';
const MOUNTS_OPT = '192.168.1.1:/opt /opt nfs ro,vers=3,nolock 0 0\ntmpfs /tmp tmpfs mode=1777 0 0\n';

const root = (exports: string, more: Changes = {}): unknown =>
  told({ [EXPORTS]: exports, ...more } as Record<string, string>);

const stop = (text: string, rule = 'exports/unknown-option') => [
  [
    `exports/refused stops at ${text} | /diskless/node21`,
    FAILED,
    'refused mount request from 192.168.1.21 for /diskless/node21 (/diskless/node21): unmatched host',
    rule,
  ],
];

/** The same without the words of the finding that says what is wrong. */
function briefly(exports: string, more: Changes = {}): unknown {
  return (root(exports, more) as [string, string, string, { rule?: string }][]).map(
    ([fault, console, log, { rule }]) => [fault, console, log, rule],
  );
}

describe('a root behind an error in exports', () => {
  it('in its own line', () => {
    assert.deepEqual(briefly(ROOT.replace('no_subtree_check', 'nosubtree')), stop('nosubtree'));
  });

  it('in a line before it, which is for another directory', () => {
    assert.deepEqual(briefly(`/srv 192.168.1.21(frob)\n${ROOT}`), stop('frob'));
  });

  it('between the clients of its line', () => {
    const line = ROOT.replace(' 192', ' 10.0.0.1(ro) 10.0.0.2(frob) 192');
    assert.deepEqual(briefly(line), stop('frob'));
  });

  it('of a directory above it, and of a name that no file of the server knows', () => {
    assert.deepEqual(
      (briefly(ROOT.replace('/node21', '').replace('rw,', 'rw,frob,')) as string[][]).map(([fault]) => fault),
      ['exports/refused stops at frob | /diskless'],
    );
    assert.deepEqual(
      (briefly(ROOT.replace('192.168.1.21', 'node21').replace('rw,', 'frob,')) as string[][]).map(
        ([fault]) => fault,
      ),
      ['exports/refused stops at frob | /diskless/node21'],
    );
  });

  it('that an unfinished merge is', () => {
    const marks = `<<<<<<< HEAD\n/srv *(ro)\n=======\n/srv *(rw)\n>>>>>>> 4b2e037 (Export /srv)\n${ROOT}`;
    assert.deepEqual(
      (briefly(marks) as string[][]).map(([fault, , , rule]) => [fault, rule]),
      [['exports/refused stops at <<<<<<< HEAD | /diskless/node21', 'text/merge-conflict']],
    );
  });

  it('is another thing where the line would not let the node in either, or stands in another file', () => {
    const others = ROOT.replace('192.168.1.21', '192.168.1.99');
    assert.match(JSON.stringify(briefly(`/srv *(frob)\n${others}`)), /^\[\["nfsroot\/not-exported /);
    assert.deepEqual(briefly(ROOT, { 'etc/exports.d/srv.exports': '/srv *(frob)\n' }), []);
    assert.deepEqual(briefly(`${ROOT}/srv *(frob)\n`), []);
  });

  it('that NFS version 4 asks for from its own root', () => {
    const below = `/srv *(frob)\n${ROOT.replace('/node21', '').replace('rw,', 'rw,fsid=0,')}`;
    const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
    const text = miniature()[config]?.replace('/diskless/node21,vers=3', '/node21,vers=4');
    assert.deepEqual(
      (briefly(below, { ...NFS4, [config]: text }) as string[][]).map(([fault]) => fault),
      ['exports/refused stops at frob | /diskless'],
    );
  });
});

describe('an error in exports', () => {
  const files = { [EXPORTS]: `/srv *(frob)\n${ROOT}${OPT}`, [FSTAB]: MOUNTS_OPT };

  it('is one finding, whatever is lost behind it', () => {
    assert.deepEqual(allTexts(files), ['exports/unknown-option error frob']);
  });

  it('is one finding where the line of a directory above lets the node in with other rights', () => {
    const above = (options: string) => ({
      [EXPORTS]: `/diskless 192.168.1.0/24(${options},no_subtree_check)\n${ROOT.replace('rw,', 'rw,frob,')}`,
    });
    for (const options of ['ro', 'rw', 'ro,no_root_squash'])
      assert.deepEqual(allTexts(above(options)), ['exports/unknown-option error frob'], options);
    const severities = { 'exports/unknown-option': 'off' } as const;
    const told = (options: string) =>
      lint(siteOf(miniature(above(options))), { severities }).findings.map(
        ({ message }) => message.split('. ')[0],
      );
    assert.deepEqual(told('ro'), [
      'exportfs stops here, and /diskless/node21 is exported to node21 as /diskless is: Read-only file system',
    ]);
    assert.deepEqual(told('rw,no_root_squash'), []);
    // A line for others has nothing to do with it.
    assert.deepEqual(
      allTexts({
        [EXPORTS]: `/diskless 192.168.1.0/24(ro,no_root_squash,no_subtree_check)\n/srv 192.168.1.21(frob)\n`,
      }),
      ['nfsroot/exported-ro warning ro', 'exports/unknown-option error frob'],
    );
  });

  it('is one finding where that line lets it mount by its fstab, with other rights', () => {
    const at = (path: string, home: string, options: string, above = 'ro') => ({
      ...NFS4,
      [EXPORTS]: `${ROOT}/data 192.168.1.0/24(${above},fsid=0,no_subtree_check,crossmnt)\n/data/home 192.168.1.0/24(${home},no_subtree_check)\n`,
      [FSTAB]: `192.168.1.1:${path} /home nfs rw,${options} 0 0\ntmpfs /tmp tmpfs defaults 0 0\n`,
    });
    for (const [path, options] of [
      ['/data/home', 'vers=3,nolock'],
      ['/home', 'vers=4'],
    ] as const) {
      assert.deepEqual(allTexts(at(path, 'rw,frob', options)), ['exports/unknown-option error frob'], path);
      assert.deepEqual(allTexts(at(path, 'rw', options)), [], path);
      assert.deepEqual(
        allTexts(at(path, 'rw;frob', options)),
        ['exports/unknown-option error rw;frob'],
        path,
      );
      // It would have been read-only in any case, or is not at all.
      assert.match(allTexts(at(path, 'ro,frob', options)).join(), /fstab\/rw-on-ro-export/, path);
      assert.deepEqual(allTexts(at(path, 'rw,frob', options, 'rw')), ['exports/unknown-option error frob']);
    }
  });

  it('is told by what it does where its own rule is switched off', () => {
    const severities = { 'exports/unknown-option': 'off' } as const;
    assert.deepEqual(
      lint(siteOf(miniature(files)), { severities }).findings.map(({ message }) => message.split('. ')[0]),
      [
        'exportfs stops here, so /diskless/node21 is not exported to node21: VFS: Unable to mount root fs via NFS',
      ],
    );
  });
});

describe('a quote in exports that is never closed', () => {
  const [first, second, third] = ['/srv *(ro,no_subtree_check)\n', ROOT, OPT];

  it('is one error, which tells what is lost in it', () => {
    for (const quoted of [first.replace('ro,', 'ro,"'), first.replace('*', '"*'), `"${first}`]) {
      const files = { [EXPORTS]: `${quoted}${second}${third}`, [FSTAB]: MOUNTS_OPT };
      const { findings } = lint(siteOf(miniature(files)));
      assert.deepEqual(
        findings.map(({ rule, message }) => [rule, message.split('. ')[1]]),
        [['exports/syntax', '2 entries behind it are lost as well: "/diskless/node21", "/opt".']],
        quoted,
      );
      assert.deepEqual(findings[0]?.nodes, ['node21']);
    }
  });

  it('in the line of the root itself', () => {
    assert.match(JSON.stringify(root(second.replace('rw,', '"rw,'))), /^\[\["exports\/refused /);
    assert.match(JSON.stringify(root(second.replace(' 192', ' "192'))), /^\[\["exports\/refused /);
  });
});

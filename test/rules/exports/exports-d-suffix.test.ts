/** Files of exports.d go in, those that exportfs passes over come out. */
import assert from 'node:assert/strict';
import { WITHOUT_ROOT_LINE } from '../../../server/rules/about/miniature.js';
import { all, findings } from '../support.js';

const LINE = '/opt 192.168.1.0/24(ro,no_subtree_check)\n';

describe('exports/exports-d-suffix', () => {
  it('finds exports under another name', () => {
    for (const name of ['nodes.conf', 'nodes', 'nodes.exports.txt'])
      assert.deepEqual(all({ [`etc/exports.d/${name}`]: LINE }), ['exports/exports-d-suffix warning'], name);
  });

  it('is silent about the right name, copies that were left behind, and what is no exports file', () => {
    for (const name of [
      'a.exports',
      '.hidden',
      'a.exports~',
      'a.exports.bak',
      'a.exports.dpkg-old',
      'a.rpmsave',
    ])
      assert.deepEqual(all({ [`etc/exports.d/${name}`]: LINE }), [], name);
    assert.deepEqual(all({ 'etc/exports.d/README': 'Put your files here.\n' }), []);
    assert.deepEqual(all({ 'etc/exports.d/empty.conf': '# nothing yet\n' }), []);
  });

  it('is an error, and the one finding, where a root is exported only there', () => {
    const root = '/diskless/node21 192.168.1.21(rw,no_root_squash,no_subtree_check)\n';
    assert.deepEqual(all({ 'etc/exports': '', 'etc/exports.d/nodes.conf': root, ...WITHOUT_ROOT_LINE }), [
      'exports/exports-d-suffix error',
    ]);
  });

  it('names each path once, and a file that ends as it should', () => {
    const said = (name: string, text: string) =>
      findings({ [`etc/exports.d/${name}`]: text })
        .map(({ message }) => message.replace(/.*in silence, and /, ''))
        .join();
    const twice = LINE.replace('192.168.1.0', '192.168.2.0');
    const data = LINE.replace('/opt', '/data');
    assert.equal(said('a.conf', LINE), '/opt is not exported by it. Rename it to a.exports.');
    assert.equal(said('a', `${LINE}${twice}`), '/opt is not exported by it. Rename it to a.exports.');
    assert.equal(
      said('a.b.conf', `${LINE}${data}`),
      '/opt and /data are not exported by it. Rename it to a.b.exports.',
    );
    assert.equal(said('a.exports.txt', LINE), '/opt is not exported by it. Rename it to a.exports.');
  });
});

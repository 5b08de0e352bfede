/** What an fstab becomes as facts. */
import assert from 'node:assert/strict';
import { fstab } from '../../../grammars/fstab/index.js';
import { lowerFstab } from '../../../server/site/fstab/lower.js';

function lower(text: string) {
  return lowerFstab({ file: '/etc/fstab', document: fstab.parse(text) });
}

function facts(text: string) {
  const found = lower(text);
  assert.ok(found !== undefined);
  return found;
}

describe('fstab as facts', () => {
  it('takes an NFS source apart', () => {
    const text = 'master:/usr /usr nfs ro,vers=3 0 2\n[fe80::1]:/x /x nfs4 rw\ns:/a\\040b /b nfs rw\n';
    const parts = facts(text).mounts.map(({ nfs }) => {
      assert.ok(nfs !== undefined);
      const at = (place: { span: { start: number; end: number } }) =>
        text.slice(place.span.start, place.span.end);
      return [nfs.server.value, at(nfs.server.place), nfs.path.value, at(nfs.path.place)];
    });
    assert.deepEqual(parts, [
      ['master', 'master', '/usr', '/usr'],
      ['fe80::1', 'fe80::1', '/x', '/x'],
      ['s', 's', '/a b', '/a\\040b'],
    ]);
  });
  it('leaves other sources whole', () => {
    const [proc, device] = facts('proc /proc proc\n/dev/nfs / nfs rw\n').mounts;
    assert.equal(proc?.nfs, undefined);
    assert.equal(device?.nfs, undefined);
    assert.equal(device?.source.value, '/dev/nfs');
  });
  it('gives options and the check order with their places', () => {
    const text = '# c\ns:/x /x nfs rw,vers=3 0 2\n';
    const [mount] = facts(text).mounts;
    assert.deepEqual(
      mount?.options.map(({ name, value }) => [name, value]),
      [
        ['rw', undefined],
        ['vers', '3'],
      ],
    );
    assert.equal(mount?.pass?.value, 2);
    const { start, end } = mount?.optionsPlace?.span ?? { start: 0, end: 0 };
    assert.equal(text.slice(start, end), 'rw,vers=3');
  });
  it('makes nothing of a template, whichever language it is written in', () => {
    for (const line of [
      '{{ server }}:/home /home nfs rw 0 0',
      '{% for one in mounts %}',
      '<%= @server %>:/home /home nfs rw 0 0',
      '${SERVER}:/home /home nfs rw 0 0',
      '@@server@@:/home /home nfs rw 0 0',
      '%SERVER%:/home /home nfs rw 0 0',
      '__SERVER__:/home /home nfs rw 0 0',
    ])
      assert.equal(lower(`proc /proc proc defaults 0 0\n${line}\n`), undefined, line);
  });
  it('is not taken in by a comment, nor by a subvolume', () => {
    const text =
      '# {{ ansible_managed }}\n# made from ${SERVER}\nUUID=1 / btrfs subvol=@home 0 0\na@b:/x /x nfs rw 0 0\n';
    assert.equal(lower(text)?.mounts.length, 2);
  });
  it('leaves out lines that mount ignores', () => {
    assert.deepEqual(
      facts('a /a\nb /b nfs rw # c\nc /c nfs rw\n').mounts.map(({ target }) => target.value),
      ['/c'],
    );
  });
});

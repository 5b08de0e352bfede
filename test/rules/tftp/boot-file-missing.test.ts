/** Boot files that are not there go in, the words of tftp/boot-file-missing come out. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { DHCPD, findings } from '../support.js';

describe('tftp/boot-file-missing', () => {
  const images = { 'srv/tftp/vmlinuz': '', 'srv/tftp/ldlinux.c32': '' };
  const told = (name: string) =>
    findings({ ...images, ...changed(DHCPD, 'pxelinux.0', name) })
      .filter(({ rule }) => rule === 'tftp/boot-file-missing')
      .map(({ message }) => message);

  it('tells a word that was never filled in from a file that is missing', () => {
    for (const name of ['<<inherit>>', '<file>', '@@file@@', '%FILE%', '__FILE__', '{{ file }}'])
      assert.match(told(name)[0] ?? '', /placeholder that was never filled in/, name);
    assert.match(told('pxelinux.1')[0] ?? '', /does not exist/);
    assert.match(told('100%.bin')[0] ?? '', /does not exist/);
  });

  it('names the file in the one folder below that has it, as where the root is a folder too high', () => {
    const site = (more: Record<string, string>) =>
      findings({ ...images, ...more }).flatMap(({ rule, message }) =>
        rule === 'tftp/boot-file-missing' ? [/There is a (.*?)\. /.exec(message)?.[1]] : [],
      );
    assert.deepEqual(site({ 'srv/tftp/boot/pxelinux.0': '' }), ['boot/pxelinux.0']);
    assert.deepEqual(site({ 'srv/tftp/a/pxelinux.0': '', 'srv/tftp/b/pxelinux.0': '' }), [undefined]);
  });

  it('tells a folder from a file', () => {
    assert.match(
      told('pxelinux.cfg')[0] ?? '',
      /^node21 will ask for pxelinux\.cfg, but .* is a folder.*: PXE-T00: Is a directory/,
    );
    assert.match(told('/')[0] ?? '', /\/srv\/tftp is a folder/);
  });
});

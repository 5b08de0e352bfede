/** Names of dnsmasq.conf across a site: tags and machines, where they lead, what is told of them, and new names for them. */
import assert from 'node:assert/strict';
import { applyEdits } from '../../../grammars/text/index.js';
import { definition, hover, references, rename } from '../../../server/service/index.js';
import type { Place } from '../../../server/site/place.js';
import { siteOf } from '../../support/site.js';

const conf = 'etc/dnsmasq.conf';
const files: Readonly<Record<string, string>> = {
  [conf]: `dhcp-range=set:lab,192.168.1.100,192.168.1.150
dhcp-match=set:efi64,option:client-arch,7
dhcp-match=set:efi64,option:client-arch,9
tag-if=set:new,tag:efi64,tag:!known
dhcp-host=00:40:63:c2:ca:c9,set:node,node21,192.168.1.21
dhcp-host=00:40:63:c2:ca:c8,192.168.1.22
dhcp-boot=tag:efi64,grubx64.efi
dhcp-boot=tag:!efi64,undionly.kpxe
dhcp-option=tag:efi64,option:router,192.168.1.1
enable-tftp
tftp-root=/srv/tftp
`,
  'etc/exports': '/diskless/node21 192.168.1.21(rw)\n',
  'srv/tftp/grub/grub.cfg-01-00-40-63-c2-ca-c9':
    'menuentry linux {\n  linux vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21 ip=dhcp\n}\n',
  'srv/tftp/nodes/004063c2cac9.ipxe': '#!ipxe\nkernel vmlinuz\nboot\n',
};

function asked(texts: Readonly<Record<string, string>> = files) {
  const site = siteOf(texts);
  const root = site.root === '/' ? '' : site.root;
  const shown = (places: readonly Place[]): string[] =>
    places.map(({ file, span }) => {
      const text = site.files.get(file)?.document.text ?? '';
      return `${file.slice(root.length + 1)}:${text.slice(0, span.start).split('\n').length}`;
    });
  const at = (word: string): [string, number] => [`${root}/${conf}`, (texts[conf] ?? '').indexOf(word) + 1];
  return {
    definition: (word: string) => shown(definition(site, ...at(word))),
    references: (word: string) => shown(references(site, ...at(word), true)),
    hover: (word: string) => hover(site, ...at(word))?.markdown ?? '',
    rename: (word: string, next: string) => {
      const result = rename(site, ...at(word), next);
      if (result.kind === 'refused') return { refused: result.reason, text: '', moves: [] };
      const edits = result.edits.find(({ file }) => file.endsWith(conf))?.edits ?? [];
      const moves = result.moves.map(({ from, to }) => `${from.split('/').at(-1)} → ${to.split('/').at(-1)}`);
      return { refused: '', text: applyEdits(texts[conf] ?? '', edits), moves };
    },
  };
}

describe('names of dnsmasq', () => {
  it('lead from a tag that is asked for to all that set it, and from there to those that ask', () => {
    const { definition: defined, references: used } = asked();
    assert.deepEqual(defined('tag:efi64,grub'), [`${conf}:2`, `${conf}:3`]);
    assert.deepEqual(
      used('set:efi64'),
      [2, 3, 4, 7, 8, 9].map((line) => `${conf}:${line}`),
    );
    assert.deepEqual(defined('tag:!known'), [], 'dnsmasq sets it by itself');
  });

  it('tell of a tag who sets it and who asks for it', () => {
    const told = asked().hover('tag:efi64,grub');
    assert.match(told, /\*\*Tag efi64\*\*/);
    assert.match(told, /set by what the client says/);
    assert.match(told, /asked for by tag-if/);
    assert.match(told, /asked for by dhcp-boot/);
  });

  it('get a new tag in every line, under its prefix', () => {
    const { text } = asked().rename('tag:efi64,grub', 'uefi');
    assert.equal(text, (files[conf] ?? '').replaceAll('efi64', 'uefi'));
    assert.match(asked().rename('set:efi64', 'a,b').refused, /cannot be the name of a tag/);
    assert.match(asked().rename('set:efi64', 'lab').refused, /already a tag "lab"/);
    assert.match(asked().rename('tag:!known', 'mine').refused, /No line sets the tag "known"/);
    const more = { ...files, [conf]: `${files[conf]}dhcp-hostsfile=/etc/hosts.dhcp\n` };
    assert.match(asked(more).rename('set:efi64', 'uefi').refused, /are not here/);
  });

  it('lead from a machine to its own file of the loader, and tell how it boots', () => {
    const { definition: defined, hover: told } = asked();
    assert.deepEqual(defined('00:40:63:c2:ca:c9'), [
      `${conf}:5`,
      'srv/tftp/grub/grub.cfg-01-00-40-63-c2-ca-c9:1',
    ]);
    assert.match(told('00:40:63:c2:ca:c9'), /\*\*node21\*\*/);
    assert.match(told('00:40:63:c2:ca:c8'), /\*\*00:40:63:c2:ca:c8\*\*/, 'a machine without a name');
  });

  it('get another card with the files that are named after the old one', () => {
    const { text, moves } = asked().rename('00:40:63:c2:ca:c9', '02:00:00:00:00:01');
    assert.match(text, /^dhcp-host=02:00:00:00:00:01,set:node,node21,/m);
    assert.deepEqual(moves, [
      'grub.cfg-01-00-40-63-c2-ca-c9 → grub.cfg-01-02-00-00-00-00-01',
      '004063c2cac9.ipxe → 020000000001.ipxe',
    ]);
  });

  it('get another address, in the exports, too', () => {
    const { text, refused } = asked().rename('192.168.1.21', '192.168.1.31');
    assert.equal(refused, '');
    assert.match(text, /node21,192\.168\.1\.31$/m);
  });
});

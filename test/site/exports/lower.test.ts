/** What exports files become as facts: clients, effective options, and what an error drops. */
import assert from 'node:assert/strict';
import { exportsLanguage } from '../../../grammars/exports/index.js';
import { lowerExports } from '../../../server/site/exports/lower.js';

function facts(...texts: string[]) {
  return lowerExports(
    texts.map((text, index) => ({ file: `/etc/exports.${index}`, document: exportsLanguage.parse(text) })),
  );
}

function clients(text: string) {
  return facts(text).entries.flatMap(({ clients }) => clients);
}

function effective(text: string) {
  const [client] = clients(text);
  assert.ok(client !== undefined);
  return client.effective;
}

describe('exports as facts', () => {
  it('names the kind of each client', () => {
    const kinds = clients('/a * 10.0.0.1 10.0.0.0/24 192.168.1.* @lab gss/krb5 node1 (ro)\n').map(
      ({ kind }) => kind,
    );
    assert.deepEqual(kinds, [
      'anonymous',
      'host',
      'subnet',
      'wildcard',
      'netgroup',
      'gss',
      'host',
      'anonymous',
    ]);
  });
  it('reads addresses, prefixes and masks', () => {
    const [host, prefix, mask, bad] = clients('/a 10.0.0.1 10.0.0.5/24 10.0.0.0/255.255.0.0 10.0.0.0/33\n');
    assert.equal(host?.address, 0x0a000001);
    assert.deepEqual(prefix?.network, { address: 0x0a000005, mask: 0xffffff00 });
    assert.deepEqual(mask?.network, { address: 0x0a000000, mask: 0xffff0000 });
    assert.equal(bad?.network, undefined);
  });
  it('fills in the defaults', () => {
    assert.deepEqual(effective('/a h\n'), {
      rw: false,
      rootSquash: true,
      allSquash: false,
      secure: true,
      async: false,
      crossmnt: false,
      nohide: false,
      fsid: undefined,
      security: ['sys'],
    });
  });
  it('lets -options hold for the clients behind them only, and own options win', () => {
    const all = clients('/a h1(ro) -rw,no_root_squash h2 h3(ro)\n').map(({ effective: e }) => [
      e.rw,
      e.rootSquash,
    ]);
    assert.deepEqual(all, [
      [false, true],
      [true, false],
      [false, false],
    ]);
  });
  it('exports to everyone when no client is named', () => {
    for (const text of ['/a\n', '/a -rw\n']) {
      const [client] = clients(text);
      assert.equal(client?.kind, 'anonymous');
      assert.equal(client?.effective.rw, text.includes('rw'));
    }
  });
  it('gives what a node with sec=sys gets', () => {
    const options = effective('/a h(ro,sec=krb5,rw,no_root_squash,sec=sys,ro)\n');
    assert.deepEqual(options.security, ['krb5', 'sys']);
    assert.equal(options.rw, false);
  });
  it('keeps what stands before the first error and drops the rest', () => {
    const text = '/a h1(ro)\n/b h2(ro) h3(frob) h4(ro)\n/c h5(ro)\n';
    const { entries, dropped } = facts(text);
    assert.deepEqual(
      entries.map(({ path, clients }) => [path.value, clients.map(({ spec }) => spec.value)]),
      [
        ['/a', ['h1']],
        ['/b', ['h2']],
      ],
    );
    assert.deepEqual(
      dropped.map(({ entry, stop }) => [
        entry.path.value,
        entry.clients.map(({ spec }) => spec.value),
        text.slice(stop.place.span.start, stop.place.span.end),
        stop.rule,
      ]),
      [
        ['/b', ['h2', 'h3', 'h4'], 'frob', 'exports/unknown-option'],
        ['/c', ['h5'], 'frob', 'exports/unknown-option'],
      ],
    );
  });
  it('reads each file on its own', () => {
    const { files, entries } = facts('/a h(frob)\n/b h\n', '/c h\n');
    assert.deepEqual(files, ['/etc/exports.0', '/etc/exports.1']);
    assert.deepEqual(
      entries.map(({ path, place }) => [path.value, place.file]),
      [['/c', '/etc/exports.1']],
    );
  });
  it('points at the words in the file', () => {
    const text = '# c\n"/a b" h(rw)\n';
    const [entry] = facts(text).entries;
    const client = entry?.clients[0];
    const at = (place: { span: { start: number; end: number } } | undefined) =>
      place === undefined ? undefined : text.slice(place.span.start, place.span.end);
    assert.equal(at(entry?.path.place), '/a b');
    assert.equal(at(client?.spec.place), 'h');
    assert.equal(at(client?.optionsPlace), '(rw)');
    assert.equal(at(client?.options[0]?.place), 'rw');
  });
});

/** Files with characters that look like others go in, the findings of text/no-break-space come out, or the one finding that tells of them. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { type Changes, CONFIG, DHCPD, findings } from '../support.js';

const errors = (changes: Changes) => findings(changes).filter(({ severity }) => severity === 'error');
const dhcpd = miniature()[DHCPD] ?? '';

describe('text/no-break-space', () => {
  it('is one finding with what the program says of the line, and one mend', () => {
    const pasted = errors({ [DHCPD]: dhcpd.replace('"pxelinux.0"', '\u201cpxelinux.0\u201d') });
    assert.deepEqual(
      pasted.map(({ rule }) => rule),
      ['dhcp/syntax'],
    );
    assert.match(pasted[0]?.message ?? '', /typographic quote \(U\+201C\).*typographic quote \(U\+201D\)/);
    assert.deepEqual(
      pasted[0]?.fixes.map(({ newTexts }) => newTexts),
      [['"', '"']],
    );
  });

  it('speaks for itself where the program reads on, and of another line', () => {
    const text = miniature()[CONFIG] ?? '';
    const [one, ...more] = errors({ [CONFIG]: text.replace('  APPEND ', '\u00a0\u00a0APPEND ') });
    assert.equal(one?.rule, 'text/no-break-space');
    assert.ok(more.every(({ rule }) => rule !== 'dhcp/syntax'));
    const lines = dhcpd
      .replace('authoritative;', 'authoritative')
      .replace('"pxelinux.0"', '\u201cpxelinux.0"');
    const messages = errors({ [DHCPD]: lines }).map(({ message }) => message);
    assert.equal(messages.filter((message) => message.includes('U+201C')).length, 1, messages.join('\n'));
    assert.ok(messages.length > 1);
  });

  it('is one finding for several that follow each other', () => {
    const exports = miniature()['etc/exports'] ?? '';
    const found = errors({ 'etc/exports': exports.replace(' 192', ' \u00a0\u00a0192') });
    assert.deepEqual(
      found.map(({ text, fixes }) => [text, fixes[0]?.newTexts]),
      [['\u00a0\u00a0', ['  ']]],
    );
    assert.match(found[0]?.message ?? '', /Write ordinary blanks\.$/);
    assert.equal(errors({ 'etc/exports': exports.replace(' 192', ' \u00a0 \u00a0192') }).length, 2);
  });

  it('is silent about comments and strings, also on a line that is refused', () => {
    const [one] = errors({ [DHCPD]: dhcpd.replace('authoritative;', 'authoritative # \u201cours\u201d') });
    assert.equal(one?.message, 'This statement does not end with `;`.');
  });

  it('is the one finding about a path of exports, which takes in what follows', () => {
    const pasted = (text: string) =>
      findings({ 'etc/exports': text }).map(({ rule, severity, line }) => `${rule} ${severity} ${line}`);
    const line = miniature()['etc/exports'] ?? '';
    assert.deepEqual(pasted(line.replace('node21 ', 'node21\u00a0')), ['text/no-break-space error 1']);
    assert.deepEqual(pasted(line.replace('/diskless/', '/disk\u200bless/')), ['text/no-break-space error 1']);
    assert.deepEqual(pasted(`${line}/srv/a\u00a0b *(ro,sync,no_subtree_check)\n`), [
      'text/no-break-space error 2',
    ]);
    const there = findings({ 'etc/exports': `${line}"/srv/a\u00a0b" *(ro,sync,no_subtree_check)\n` });
    assert.deepEqual(there, []);
  });

  it('is silent about a folder that has such a name', () => {
    const line = miniature()['etc/exports'] ?? '';
    const site = { 'etc/exports': `${line}/srv/a\u2013b *(ro,sync,no_subtree_check)\n` };
    assert.deepEqual(findings(site, ['srv/a\u2013b']), []);
    assert.equal(findings(site).length, 1);
  });
});

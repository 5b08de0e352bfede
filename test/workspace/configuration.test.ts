/** diskless-lint.json: what is taken, what is refused and where, and that the published schema agrees. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { readConfiguration } from '../../server/workspace/configuration.js';

function configurationOf(text: string): unknown {
  const result = readConfiguration(text);
  return result.kind === 'configuration' ? result.configuration : result;
}

function problems(text: string): { at: string; message: string }[] {
  const result = readConfiguration(text);
  if (result.kind === 'configuration') return [];
  return result.problems.map(({ message, span }) => ({ at: text.slice(span.start, span.end), message }));
}

describe('diskless-lint.json', () => {
  it('is JSON with comments and trailing commas', () => {
    const found = configurationOf(`{
      // the server
      "$schema": "https://example.org/schema.json",
      "server": { "names": ["master"], "addresses": ["192.168.1.1"], },
      "paths": { "/diskless": "nodes" }, /* here */
      "httpRoot": "/srv/http", "urls": { "http://192.168.1.1:8080/b": "/srv/b" },
      "kernels": { "/diskless/bzImage": "kernels/.config" },
      "nodes": { "slave21": { "mac": "0:40:63:c2:ca:c9", "root": "/diskless/21" } },
      "rules": { "dhcp/syntax": "off" }, "files": { "*.dh": "dhcpd" }, "ignore": ["old/"],
    }`);
    assert.deepEqual(found, {
      server: { names: ['master'], addresses: ['192.168.1.1'] },
      paths: { '/diskless': 'nodes' },
      httpRoot: '/srv/http',
      urls: { 'http://192.168.1.1:8080/b': '/srv/b' },
      kernels: { '/diskless/bzImage': 'kernels/.config' },
      nodes: { slave21: { mac: '0:40:63:c2:ca:c9', root: '/diskless/21' } },
      rules: { 'dhcp/syntax': 'off' },
      files: { '*.dh': 'dhcpd' },
      ignore: ['old/'],
    });
    assert.deepEqual(configurationOf(''), {});
    assert.deepEqual(configurationOf('\uFEFF{}'), {});
  });

  it('points at each mistake', () => {
    for (const [text, at, hint] of [
      ['{ "tftproot": "/srv" }', '"tftproot"', 'tftpRoot'],
      ['{ "tftpRoot": "srv" }', '"srv"', '"/srv"'],
      ['{ "httpRoot": "srv" }', '"srv"', '"/srv"'],
      ['{ "urls": { "10.0.0.1": "/srv" } }', '"10.0.0.1"', 'http://'],
      ['{ "urls": { "http://a/": "srv" } }', '"srv"', '"/srv"'],
      ['{ "root": 1 }', '1', 'a text'],
      ['[]', '[]', 'an object'],
      ['{ "server": { "adresses": [] } }', '"adresses"', 'addresses'],
      ['{ "server": { "addresses": ["master"] } }', '"master"', 'IPv4'],
      ['{ "hosts": { "a": "10.0.0.256" } }', '"10.0.0.256"', 'IPv4'],
      ['{ "nodes": { "a": { "mac": "00:11" } } }', '"00:11"', 'hardware address'],
      ['{ "files": { "*": "dhcp" } }', '"dhcp"', '"dhcpd"'],
      ['{ "rules": { "x": "warn" } }', '"warn"', 'warning'],
      ['{ "paths": { "a": "b" } }', '"a"', 'slash'],
      ['{ "root": "a", "root": "b" }', '"root"', 'twice'],
      ['{ "ignore": "x" }', '"x"', 'a list'],
    ] as const) {
      const [first, second] = problems(text);
      assert.equal(first?.at, at, text);
      assert.ok(first.message.includes(hint), `${text}: ${first.message}`);
      assert.equal(second, undefined, text);
    }
    assert.ok(problems('{ "root": }').length > 0);
    assert.ok(problems(`${'['.repeat(100_000)}`).length > 0);
  });

  it('takes any text without throwing, with places inside of it', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"root"',
      '"server"',
      '"',
      '//',
      '1',
      ' ',
      '\n',
      'é',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (json) => {
        const result = readConfiguration(json);
        if (result.kind === 'configuration') return;
        assert.ok(result.problems.length > 0);
        for (const { span } of result.problems) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= json.length);
        }
      }),
    );
  });

  it('is right and wrong as the published schema has it', () => {
    const schema = JSON.parse(fs.readFileSync('server/workspace/diskless-lint.schema.json', 'utf8'));
    // `format` is for editors; here it would need a library of its own.
    const validate = new Ajv({ strictSchema: false, formats: { ipv4: true } }).compile(schema);
    const values: readonly [good: unknown, bad: unknown][] = [
      [{}, []],
      [{ $schema: 'x', root: '.' }, { rooot: '.' }],
      [{ paths: { '/a': 'b' } }, { paths: { a: 'b' } }],
      [{ server: { names: ['a'] } }, { server: { names: 'a' } }],
      [{ server: { addresses: ['10.0.0.1'] } }, { server: { address: '10.0.0.1' } }],
      [{ tftpRoot: '/srv' }, { tftpRoot: 'srv' }],
      [{ httpRoot: '/srv' }, { httpRoot: ['/srv'] }],
      [{ urls: { 'HTTP://a:80/b': '/c' } }, { urls: { 'http://a/?b': '/c' } }],
      [{ urls: { 'https://a': '/c' } }, { urls: { 'tftp://a': '/c' } }],
      [{ kernels: { '/a': 'b' } }, { kernels: { '/a': 1 } }],
      [{ nodes: { a: { mac: '0-1-2-3-4-5' } } }, { nodes: { a: { mac: '0:1:2:3:4' } } }],
      [{ nodes: { a: { root: '/a' } } }, { nodes: { a: { roots: '/a' } } }],
      [{ hosts: { a: '10.0.0.1' } }, { hosts: { a: null } }],
      [{ rules: { dhcp: 'off' } }, { rules: { dhcp: 'never' } }],
      [{ ignore: ['a'] }, { ignore: [true] }],
      [{ files: { a: 'exports' } }, { files: { a: 'export' } }],
    ];
    for (const [good, bad] of values) {
      for (const [value, kind] of [
        [good, 'configuration'],
        [bad, 'problems'],
      ] as const) {
        const json = JSON.stringify(value);
        assert.equal(readConfiguration(json).kind, kind, json);
        assert.equal(validate(value), kind === 'configuration', json);
      }
    }
  });
});

/** diskless-lint.json: what is taken, what is refused and where, and that the published schema agrees. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { CONFIGURATION_SHAPE, readConfiguration } from '../../server/workspace/configuration.js';

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

  it('is described by the published schema, key by key', () => {
    interface Schema {
      readonly properties?: Record<string, Schema>;
      readonly additionalProperties?: boolean | Schema;
      readonly items?: Schema;
      readonly enum?: readonly string[];
      readonly type?: string;
      readonly pattern?: string;
    }
    interface Shape {
      readonly kind: string;
      readonly keys?: Readonly<Record<string, Shape>>;
      readonly of?: Shape;
      readonly words?: readonly string[];
    }
    const schema: Schema = JSON.parse(fs.readFileSync('server/workspace/diskless-lint.schema.json', 'utf8'));
    const compare = (shape: Shape, described: Schema | undefined, at: string): void => {
      assert.ok(described !== undefined, `${at} is not in the schema`);
      if (shape.keys !== undefined) {
        assert.deepEqual(Object.keys(described.properties ?? {}).sort(), Object.keys(shape.keys).sort(), at);
        assert.equal(described.additionalProperties, false, at);
        for (const [key, inner] of Object.entries(shape.keys)) {
          compare(inner, described.properties?.[key], `${at}.${key}`);
        }
      } else if (shape.kind === 'map') {
        assert.equal(typeof described.additionalProperties, 'object', at);
        compare(shape.of ?? { kind: 'none' }, described.additionalProperties as Schema, `${at}.*`);
      } else if (shape.kind === 'list') {
        assert.equal(described.type, 'array', at);
        compare(shape.of ?? { kind: 'none' }, described.items, `${at}[]`);
      } else if (shape.kind === 'word') assert.deepEqual(described.enum, shape.words, at);
      else assert.equal(described.type, 'string', at);
      if (shape.kind === 'server-path') assert.equal(described.pattern, '^/', at);
    };
    compare(CONFIGURATION_SHAPE, schema, 'file');
  });
});

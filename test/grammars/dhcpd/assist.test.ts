/** What the dhcpd language tells an editor: documentation, completions, the outline, JSON. */
import assert from 'node:assert/strict';
import { dhcpd } from '../../../grammars/dhcpd/index.js';
import type { OutlineItem } from '../../../grammars/text/index.js';

/** The text with a `|` where the cursor is. */
function cursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

function described(marked: string): string | undefined {
  const { text, offset } = cursor(marked);
  const found = dhcpd.describe(dhcpd.parse(text), offset);
  return found && `${text.slice(found.span.start, found.span.end)}: ${found.markdown}`;
}

function offered(marked: string): string[] {
  const { text, offset } = cursor(marked);
  return dhcpd.complete(dhcpd.parse(text), offset).map(({ label }) => label);
}

describe('dhcpd documentation', () => {
  it('tells what a statement, a parameter and an option are', () => {
    assert.match(
      described('host a { fixed-addr|ess 10.0.0.1; }') ?? '',
      /^fixed-address: .*dhcpd\.conf\(5\)/s,
    );
    assert.match(described('|next-server 10.0.0.1;') ?? '', /^next-server: .*TFTP.*Value: IPv4 address/s);
    assert.match(
      described('option root-path| "x";') ?? '',
      /^root-path: .*code 17.*kernel.*dhcp-options\(5\)/s,
    );
    assert.match(
      described('option agent.circuit-i|d "x";') ?? '',
      /^circuit-id: .*agent\.circuit-id.*code 1/s,
    );
    assert.match(described('supersede log-s|ervers a;') ?? '', /code 7/);
  });

  it('tells about flags, functions and options in expressions', () => {
    assert.match(described('deny duplic|ates;') ?? '', /one hardware address/);
    assert.match(described('if substr|ing (option user-class, 0, 4) = "iPXE" { }') ?? '', /dhcp-eval\(5\)/);
    assert.match(described('if substring (option user-cl|ass, 0, 4) = "iPXE" { }') ?? '', /code 77/);
    assert.match(described('if known { } elsi|f static { }') ?? '', /^elsif/);
    assert.match(described('group { if exists boot-s|ize { } }') ?? '', /code 13/);
  });

  it('tells about options that the file defines', () => {
    assert.match(
      described('option arch code 93 = unsigned integer 16;\nif option ar|ch = 7 { }') ?? '',
      /code 93.*defined in this file.*16 bits/s,
    );
  });

  it('is silent elsewhere', () => {
    for (const marked of [
      '# ho|st',
      'filename "ho|st";',
      'host constr|uctor { }',
      'to|String 1;',
      '|',
      'option toStr|ing 1;',
    ]) {
      assert.equal(described(marked), undefined);
    }
  });
});

describe('dhcpd completion', () => {
  it('offers the statements of the place', () => {
    const top = offered('|');
    assert.ok(top.includes('subnet') && top.includes('filename') && !top.includes('fixed-address'));
    const host = offered('host a { f| }');
    assert.ok(host.includes('fixed-address') && !host.includes('subnet') && !host.includes('host'));
    const pool = offered('subnet 10.0.0.0 netmask 255.0.0.0 { pool {\n |\n} }');
    assert.ok(pool.includes('range') && !pool.includes('pool'));
    assert.ok(!offered('if known { | }').includes('host'));
    assert.deepEqual(offered('key k { |').sort(), ['algorithm', 'secret']);
    assert.ok(offered('host a { fixed-address 10.0.0.1; } f|').includes('filename'));
  });

  it('offers options, also those of the file', () => {
    const text =
      'option space PXE;\noption PXE.mtftp-ip code 1 = ip-address;\noption own code 200 = text;\noption |';
    const options = offered(text);
    for (const label of ['routers', 'root-path', 'own', 'PXE', 'agent'])
      assert.ok(options.includes(label), label);
    assert.ok(!options.includes('mtftp-ip'));
    assert.deepEqual(offered(text.replace('option |', 'option PXE.|')), ['mtftp-ip']);
    assert.ok(offered('if option ven|').includes('vendor-class-identifier'));
    assert.ok(offered('supersede |').includes('domain-name'));
  });

  it('offers words for values', () => {
    assert.deepEqual(offered('ddns-update-style |'), ['none', 'ad-hoc', 'interim', 'standard']);
    assert.deepEqual(offered('option ip-forwarding |;'), ['on', 'off', 'true', 'false']);
    assert.ok(offered('deny |').includes('unknown-clients'));
    assert.ok(offered('subnet 10.0.0.0 netmask 255.0.0.0 { pool { allow | } }').includes('members of'));
    assert.ok(offered('host a { hardware |').includes('ethernet'));
    assert.ok(offered('if |').includes('exists'));
    assert.ok(offered('if known and |').includes('substring'));
  });

  it('offers nothing in comments, strings and free values', () => {
    for (const marked of ['# o|', 'filename "|', 'filename "|";', 'host |', 'subnet |']) {
      assert.deepEqual(offered(marked), [], marked);
    }
  });
});

describe('dhcpd outline and JSON', () => {
  it('lists declarations as they are nested', () => {
    const text =
      'subnet 10.0.0.0 netmask 255.0.0.0 { pool { range 10.0.0.1; } }\ngroup { host a { } }\nif known { }';
    const write = (items: readonly OutlineItem[]): unknown[] =>
      items.map(({ name, nameSpan, children }) => [
        name,
        text.slice(nameSpan.start, nameSpan.end),
        write(children),
      ]);
    assert.deepEqual(write(dhcpd.outline(dhcpd.parse(text))), [
      ['subnet 10.0.0.0', '10.0.0.0', [['pool', 'pool', []]]],
      ['group', 'group', [['a', 'a', []]]],
    ]);
  });

  it('gives absolute spans', () => {
    const text = '\ngroup { host a { fixed-address 10.0.0.1; } }';
    const json = JSON.parse(JSON.stringify(dhcpd.toJson(dhcpd.parse(text)))) as {
      statements: { body: { open: number; statements: { name: { span: { start: number } } }[] } }[];
    };
    const group = json.statements[0];
    assert.equal(group?.body.open, text.indexOf('{'));
    assert.equal(group?.body.statements[0]?.name.span.start, text.indexOf('a {'));
  });
});

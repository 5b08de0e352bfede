/** While a site is being linted: requests are answered, work that a change overtook is dropped, and the file that is typed in gets its part first. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CompletionItem, DocumentSymbol, Hover, SemanticTokens } from 'vscode-languageserver';
import { applyEdits, difference } from '../../grammars/text/index.js';
import { moved } from '../../server/lsp/interim.js';
import { Ear, inSlices } from '../../server/lsp/slices.js';
import { Client, positionOf } from './harness.js';

const dhcpd = 'etc/dhcp/dhcpd.conf';

/** One wire with so many hosts. */
function hosts(count: number): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const octets = `${(i >> 8) & 255}.${i & 255}`;
    const mac = `02:00:00:00:${(i >> 8).toString(16).padStart(2, '0')}:${(i & 255).toString(16).padStart(2, '0')}`;
    return `  host h${i} { hardware ethernet ${mac}; fixed-address 10.1.${octets}; }\n`;
  });
  return `subnet 10.1.0.0 netmask 255.255.0.0 {\n  next-server 10.1.0.1;\n  filename "pxelinux.0";\n${lines.join('')}}\n`;
}

describe('slices of work', () => {
  function* counting(until: number): Generator<void, number> {
    for (let i = 0; i < until; i++) yield;
    return until;
  }

  it('come to the same as the work at a stretch', async () => {
    assert.equal(await inSlices(counting(1000), () => false, new Ear(), 0), 1000);
  });

  it('let others run in between, and end when they are given up', async () => {
    let turns = 0;
    const other = setInterval(() => turns++, 0);
    const done = await inSlices(counting(1e9), () => turns >= 5, new Ear(), 1);
    clearInterval(other);
    assert.equal(done, undefined);
  });

  it('let a message that came in pass before they go on', async () => {
    const ear = new Ear();
    const order: string[] = [];
    function* working(): Generator<void, void> {
      for (let i = 0; i < 3; i++) {
        order.push(`step ${i}`);
        if (i === 0) {
          // As the library and a handler do: one turn each.
          ear.hear();
          setImmediate(() => setImmediate(() => order.push('answer')));
        }
        yield;
      }
    }
    await inSlices(working(), () => false, ear, -1);
    assert.deepEqual(order, ['step 0', 'answer', 'step 1', 'step 2']);
  });
});

describe('places in a text that goes on', () => {
  it('keep naming the same characters, or none', () => {
    const span = fc.tuple(fc.nat(30), fc.nat(30));
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.string({ maxLength: 5 }),
        span,
        span,
        (text, word, a, b) => {
          const within = ([x, y]: [number, number]) => {
            const [start = 0, end = 0] = [x % (text.length + 1), y % (text.length + 1)].sort((m, n) => m - n);
            return { start, end };
          };
          const after = applyEdits(text, [{ span: within(a), newText: word }]);
          const change = difference(text, after);
          const before = within(b);
          const now = change && moved(before, change);
          if (now !== undefined) {
            assert.equal(after.slice(now.start, now.end), text.slice(before.start, before.end));
          }
        },
      ),
    );
  });
});

describe('a large site', () => {
  it('has the outline, the completions and the colours of the text as it is, before it is put together again', async () => {
    const text = hosts(1500);
    const client = await new Client({ [dhcpd]: text }).start();
    try {
      await client.open(dhcpd, 'dhcpd', text);
      await client.settle();
      await client.request('textDocument/hover', dhcpd, { position: { line: 0, character: 0 } });
      const added = '  host added { fixed-address  }\n';
      const at = positionOf(text, '  host h0 ');
      await client.change(dhcpd, 2, at, at, added);
      const now = text.replace('  host h0 ', `${added}  host h0 `);
      const [subnet] = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', dhcpd);
      assert.equal(
        subnet?.children?.find(({ name }) => name.includes('added'))?.selectionRange.start.line,
        at.line,
      );
      const list = await client.request<CompletionItem[]>('textDocument/completion', dhcpd, {
        position: positionOf(now, 'fixed-address  }', 14),
      });
      assert.equal(list[0]?.label, '10.1.5.220', 'the first behind the last that is taken');
      const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', dhcpd);
      assert.ok(data.length > 0);
    } finally {
      await client.stop();
    }
  });

  it('answers while it is linted, and shows what the edited file has wrong before the lint is done', async () => {
    const text = hosts(1500);
    const client = await new Client({ [dhcpd]: text }).start();
    try {
      await client.open(dhcpd, 'dhcpd', text);
      await client.settle();
      const { length } = client.published;
      const at = positionOf(text, 'fixed-address 10.1.2.7;', 3);
      await client.change(dhcpd, 2, at, { ...at, character: at.character + 1 }, 'xx');
      await client.connection.sendRequest('workspace/symbol', { query: 'no such name' });
      // The clock has not run: this is what the file says by itself.
      await client.until(() => client.published.length > length);
      assert.ok(client.codes(dhcpd).includes('dhcp/syntax'), client.codes(dhcpd).join(' '));

      client.timer.run();
      const linting = client.running.settled();
      let done = false;
      void linting.then(() => {
        done = true;
      });
      const hover = await client.request<Hover | null>('textDocument/hover', dhcpd, {
        position: positionOf(text, 'next-server', 2),
      });
      assert.ok(hover !== null);
      assert.ok(!done, 'it was answered before the lint was done');
      await linting;
      assert.ok(client.codes(dhcpd).includes('dhcp/syntax'));
    } finally {
      await client.stop();
    }
  });
});

/** Statements of dhcpd.conf: what is taken, what is refused and under which rule, what a broken one leaves of its neighbours. */
import assert from 'node:assert/strict';
import { blocksOf, dhcpd, type Statement } from '../../../grammars/dhcpd/index.js';
import { applyEdits } from '../../../grammars/text/index.js';
import { accepted, refused } from './cases.js';
import * as counterexamples from './counterexamples.js';

const rules = (text: string): string[] =>
  dhcpd
    .parse(text)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ rule }) => rule);

function kindsOf(statements: readonly Statement[]): string[] {
  return statements.flatMap((statement) => [
    statement.kind,
    ...blocksOf(statement).flatMap((block) => kindsOf(block.statements)),
  ]);
}

const kinds = (text: string): string[] => kindsOf(dhcpd.parse(text).statements);

describe('dhcpd statements', () => {
  for (const text of accepted) {
    it(`takes ${text.slice(0, 90)}`, () => {
      assert.deepEqual(dhcpd.parse(text).problems, []);
    });
  }

  for (const [text, rule] of refused) {
    it(`refuses ${text.slice(0, 90)}`, () => {
      const { problems } = dhcpd.parse(text);
      assert.ok(problems.length > 0);
      assert.equal(problems[0]?.rule, rule);
      assert.equal(problems[0]?.refusedBy, 'dhcpd');
    });
  }

  it('does not propose the word that stands there', () => {
    for (const word of ['else', 'elsif']) {
      const [problem] = dhcpd.parse(`host a { }\n${word} { }\n`).problems;
      assert.match(problem?.message ?? '', /right behind the block of an `if`/);
      assert.equal(problem?.fix, undefined);
    }
  });

  it('agrees with dhcpd where it once did not', () => {
    const refusals = (text: string) =>
      dhcpd.parse(text).problems.filter(({ refusedBy }) => refusedBy === 'dhcpd');
    for (const text of counterexamples.accepted) assert.deepEqual(refusals(text), [], text);
    for (const [text, rule] of [...counterexamples.refused, ...counterexamples.refused6])
      assert.equal(refusals(text)[0]?.rule, rule, text);
  });

  it('reads every option and parameter of the server with a value of its format', () => {
    assert.deepEqual(rules('option pxe-system-type 0, 7; option option-6rd 1 2 2001:db8:: 10.0.0.1;'), []);
    assert.deepEqual(rules('option dhcp6.status-code success "text"; option v4-lost a.b;'), []);
  });

  it('knows an option that an include may have defined', () => {
    assert.deepEqual(rules('include "more.conf"; option arch 7; subclass "x" 1:2;'), []);
    assert.deepEqual(rules('option arch 7; include "more.conf";'), ['dhcp/option-undeclared']);
  });

  it('takes lengths of delegated prefixes up to 127, and of one host up to 128', () => {
    assert.deepEqual(rules('subnet6 2001:db8:5::/64 { prefix6 2001:db8:6:: 2001:db8:6:f:: / 127; }'), []);
    assert.deepEqual(rules('host a { fixed-prefix6 2001:db8::/128; }'), []);
  });

  it('names a placeholder in angle brackets as a whole', () => {
    const text = 'option routers <the router>;';
    const [problem] = dhcpd.parse(text).problems;
    assert.equal(text.slice(problem?.span.start, problem?.span.end), '<the router>');
    assert.match(problem?.message ?? '', /placeholder/);
  });

  it('names a function that is nowhere defined, which dhcpd takes', () => {
    const wrong = 'class "c" { match if substrng (option host-name, 0, 1) = "a"; }';
    const [problem] = dhcpd.parse(wrong).problems;
    assert.deepEqual([problem?.severity, problem?.refusedBy], ['warning', null]);
    assert.match(problem?.message ?? '', /`substrng`.*`substring`/);
    assert.deepEqual(rules('if fun (option host-name) = "a" { } define fun (x) { return "a"; }'), []);
    assert.deepEqual(rules('include "more.conf"; if fun (option host-name) = "a" { }'), []);
    assert.deepEqual(rules('if lcase (suffix (option host-name, 1)) = "a" { }'), []);
  });

  it('proposes what the author of no-authoritative means', () => {
    for (const word of ['no-authoritative', 'non-authoritative', 'not-authoritative', 'nonauthoritative']) {
      const [problem] = dhcpd.parse(`${word};`).problems;
      assert.match(problem?.message ?? '', /Did you mean `not authoritative`/, word);
      assert.equal(problem?.fix?.edits[0]?.newText, 'not authoritative');
    }
  });

  it('says a lone word has no effect, which dhcpd takes', () => {
    const [problem] = dhcpd.parse('foo;').problems;
    assert.equal(problem?.severity, 'warning');
    assert.equal(problem?.refusedBy, null);
  });

  it('reads the statements of IPv6', () => {
    const text =
      'subnet6 2001:db8::/32 { range6 2001:db8::10 2001:db8::20; range6 2001:db8::/64 temporary;\n' +
      'pool6 { prefix6 2001:db8:1:: 2001:db8:2:: /56; } option dhcp6.name-servers 2001:db8::1, ::2;\n' +
      'host a { fixed-address6 2001:db8::5; fixed-prefix6 2001:db8:3::/48; } }';
    assert.deepEqual(rules(text), []);
    assert.deepEqual(rules('subnet6 2001:db8::/32 { range6 2001:db8::1; }'), ['dhcp/syntax']);
    assert.deepEqual(rules('subnet6 2001:db8::/32 { pool6 { } }'), ['dhcp/pool-without-range']);
    assert.deepEqual(rules('subnet 10.0.0.0 netmask 255.0.0.0 { range6 ::1 ::2; }'), ['dhcp/syntax']);
  });
});

describe('broken dhcpd statements', () => {
  it('keep their neighbours', () => {
    const text =
      'host a { fixed-address 10.0.0.1; }\nsubnet 10.0.0.0 netmask { range 10.0.0.5; }\nhost b { hardware ethernet; fixed-address 10.0.0.2; }';
    assert.deepEqual(kinds(text), [
      'host',
      'fixed-address',
      'incomplete',
      'range',
      'host',
      'incomplete',
      'fixed-address',
    ]);
  });

  it('end where the next line begins a statement', () => {
    const text = 'group {\n  next-server 10.0.0.1\n  filename "x";\n  authoritative\n  min-secs 1;\n}';
    assert.deepEqual(kinds(text), ['group', 'incomplete', 'parameter', 'incomplete', 'parameter']);
    const { problems } = dhcpd.parse(text);
    const edits = problems.flatMap(({ fix }) => fix?.edits ?? []);
    assert.deepEqual(dhcpd.parse(applyEdits(text, edits)).problems, []);
  });

  it('do not end at a value on a line of its own', () => {
    assert.deepEqual(kinds('option domain-name-servers\n  10.0.0.1,\n  10.0.0.2\n;'), ['option']);
  });

  it('are not followed by complaints about what they would have declared', () => {
    assert.deepEqual(rules('class "c { match hardware; }\nsubclass "c" 1:2;').length, 1);
    assert.deepEqual(rules('option arch code = integer 8;\nif option arch = 7 { }'), ['dhcp/syntax']);
  });

  it('leave a pool unjudged', () => {
    assert.deepEqual(rules('subnet 10.0.0.0 netmask 255.0.0.0 { pool { range 10.0.0.1-5; } }'), [
      'dhcp/syntax',
    ]);
  });

  it('are mended by their fixes', () => {
    for (const [before, after] of [
      ['option domain-name a.b;', 'option domain-name "a.b";'],
      ['option routers 10.0.0.1 10.0.0.2;', 'option routers 10.0.0.1, 10.0.0.2;'],
      ['option routers "10.0.0.1";', 'option routers 10.0.0.1;'],
      ['option host-nmae "x";', 'option host-name "x";'],
      ['subnet 10.0.0.1 netmask 255.0.0.0 { }', 'subnet 10.0.0.0 netmask 255.0.0.0 { }'],
      ['ddns-update-style ad-hoc;', 'ddns-update-style none;'],
      ['filenmae "x";', 'filename "x";'],
    ] as const) {
      const edits = dhcpd.parse(before).problems[0]?.fix?.edits ?? [];
      assert.equal(applyEdits(before, edits), after);
    }
    const text = 'if option arch = 00:07 { }';
    const edits = dhcpd.parse(text).problems[0]?.fix?.edits ?? [];
    assert.deepEqual(dhcpd.parse(applyEdits(text, edits)).problems, []);
  });
});

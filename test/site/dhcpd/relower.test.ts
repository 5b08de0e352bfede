/** Facts of a dhcpd.conf that was edited equal those of one that is read for the first time; declarations that no edit touched are the same objects. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DhcpdDocument, dhcpd } from '../../../grammars/dhcpd/index.js';
import { difference } from '../../../grammars/text/index.js';
import { readDhcpd } from '../../../server/site/dhcpd/lower.js';
import { relower } from '../../../server/site/dhcpd/relower.js';

const MAIN = '/dhcpd.conf';
const MORE = '/more.conf';

const TEXTS: Readonly<Record<string, string>> = {
  [MAIN]: `option x code 200 = text; option y code 201 = ip-address; failover peer "f" { } next-server 10.0.0.1;
subnet 10.0.0.0 netmask 255.255.255.0 { interface eth0; pool { range 10.0.0.20 10.0.0.30; allow members of "k"; }
  group { option x "one"; host a { hardware ethernet 02:00:00:00:00:0a; fixed-address 10.0.0.11; option x "a"; }
    host b { uid "b"; if known { option x "b"; } else { switch (option x) { case "c": filename "d"; } } } } }
group { include "/more.conf"; host c { } filename "behind"; }
class "k" { match if option x = "one"; } subclass "k" "one" { option x "k"; }
host d { fixed-address 10.0.0.12; } host e { option y 10.0.0.1; }
`,
  [MORE]: 'host f { option x "f"; } filename "more"; host g { fixed-address 10.0.0.13; }\n',
};

const DECLARATIONS = ['', 'host n { option x "n"; } ', 'group { host o { } } ', 'pool { range 10.0.0.50; } '];
const WORDS = [
  'sub 10.0.0.0 { host x { } } ',
  'nothing of this; ',
  'subnet 10.9.0.0 netmas 255.255.255.0 { host y { } } ',
  'filename; ',
  ...DECLARATIONS,
  ' ',
  '\n',
  '1',
  ';',
  '}',
  '{',
  'subclass "k" "n"; ',
  'include "/more.conf"; ',
  'option y code 202 = text; ',
];

const edit = fc.record({
  file: fc.constantFrom(MAIN, MAIN, MORE),
  where: fc.constantFrom(/(?<=[;{}] )/g, /(?<=[;{}] )/g, /[a-z\d](?=["; {])/g, /host \w \{[^{}]*\} /g, / /g),
  at: fc.nat(),
  insert: fc.oneof(fc.constantFrom(...DECLARATIONS), fc.constantFrom(...WORDS)),
});

/** Files by their path; each is parsed as an editor does it. */
class Files {
  readonly documents = new Map<string, DhcpdDocument>();

  constructor(texts: Readonly<Record<string, string>>) {
    for (const [file, text] of Object.entries(texts)) this.documents.set(file, dhcpd.parse(text));
  }

  source(file: string): { file: string; document: DhcpdDocument } {
    const document = this.documents.get(file);
    assert.ok(document !== undefined);
    return { file, document };
  }

  read(): ReturnType<typeof readDhcpd> {
    return readDhcpd(this.source(MAIN), (path) => (path === MORE ? this.source(MORE) : undefined));
  }

  type(file: string, text: string): void {
    const { document } = this.source(file);
    const change = difference(document.text, text);
    if (change !== undefined) this.documents.set(file, dhcpd.edit(document, change));
  }
}

describe('an edited dhcpd.conf', () => {
  it('has the facts of a new one', () => {
    let kept = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const files = new Files(TEXTS);
        let last = files.read();
        for (const { file, where, at, insert } of edits) {
          const { text } = files.source(file).document;
          const places = [...text.matchAll(where)];
          const place = places[at % places.length];
          const [index, length] = [place?.index ?? 0, place?.[0].length ?? 0];
          files.type(file, text.slice(0, index) + insert + text.slice(index + length));
          const now = relower(last, files.source(file));
          if (now !== undefined) kept += 1;
          last = now ?? files.read();
          assert.deepEqual(last.facts, files.read().facts);
        }
      }),
      { numRuns: Number(process.env['DISKLESS_LINT_SEQUENCES'] ?? 120) },
    );
    assert.ok(kept > 100, `edits of declarations are to be met, not only others: ${kept}`);
  });

  it('keeps the declarations that the edit did not touch, at the places where they stand now', () => {
    const files = new Files(TEXTS);
    const before = files.read();
    const [a, b, ...others] = before.facts.hosts;
    files.type(MAIN, (TEXTS[MAIN] ?? '').replace('fixed-address 10.0.0.11;', 'fixed-address 10.0.0.111;'));
    // What the host says itself makes it another one.
    const now = relower(before, files.source(MAIN));
    assert.ok(now !== undefined && a !== undefined && b !== undefined);
    assert.deepEqual(now.gone, [a]);
    const [first, ...rest] = now.facts.hosts;
    assert.notEqual(first, a);
    assert.ok(rest.length === others.length + 1 && rest.every((host, i) => host === [b, ...others][i]));
    const { text } = files.source(MAIN).document;
    assert.equal(text.slice(b.name.place.span.start, b.place.span.end).slice(0, 12), 'b { uid "b";');
  });

  it('makes a group anew whose own words the edit touches', () => {
    const files = new Files(TEXTS);
    const before = files.read();
    files.type(MAIN, (TEXTS[MAIN] ?? '').replace('option x "one"', 'option x "two"'));
    const now = relower(before, files.source(MAIN));
    assert.deepEqual(
      now?.gone.map(({ kind }) => kind),
      ['group'],
    );
    assert.deepEqual(now?.facts, files.read().facts);
  });

  it('keeps all others where a declaration is broken and mended', () => {
    const files = new Files(TEXTS);
    const before = files.read();
    const { global, hosts } = before.facts;
    files.type(MAIN, (TEXTS[MAIN] ?? '').replace('class "k"', 'clas "k"'));
    const broken = relower(before, files.source(MAIN));
    assert.ok(broken !== undefined);
    assert.deepEqual(broken.facts, files.read().facts);
    assert.equal(broken.facts.incomplete, true);
    assert.equal(broken.facts.global, global);
    files.type(MAIN, TEXTS[MAIN] ?? '');
    const mended = relower(broken, files.source(MAIN));
    assert.deepEqual(mended?.facts, files.read().facts);
    assert.ok(mended?.facts.hosts.every((host, i) => host === hosts[i]));
  });

  it('is read anew where a broken declaration stands among statements of an included file', () => {
    const files = new Files(TEXTS);
    const before = files.read();
    files.type(MAIN, (TEXTS[MAIN] ?? '').replace('host c { }', 'hos c { }'));
    assert.equal(relower(before, files.source(MAIN)), undefined);
  });

  it('has the body of a group where its brace stands now, in an included file as well', () => {
    for (const file of [MAIN, MORE]) {
      const files = new Files({ ...TEXTS, [MORE]: 'group { host f { } }\n' });
      const before = files.read();
      files.type(file, files.source(file).document.text.replace('group { ', 'group{ '));
      assert.deepEqual(relower(before, files.source(file))?.facts, files.read().facts, file);
    }
  });

  it('has the end of a group where it is, and keeps what stands in it, where the edit lies beside it', () => {
    const words = 'host f { group { host h { } host i { } } }\n';
    for (const [was, is, kept] of [
      ['} } }', '} }}', true],
      ['} } }', '} }   }', true],
      ['i { } } }', 'i { }}}', false],
    ] as const) {
      const files = new Files({ ...TEXTS, [MORE]: words });
      const before = files.read();
      const group = before.facts.groups.at(-1);
      files.type(MORE, words.replace(was, is));
      const now = relower(before, files.source(MORE));
      assert.deepEqual(now?.facts, files.read().facts, is);
      assert.equal(now?.facts.groups.at(-1) === group, kept, is);
    }
  });

  it('is read anew where an edit touches what holds for others', () => {
    const edits = [
      ['code 200', 'code 202'],
      ['10.0.0.1;', '10.0.0.2;'],
      ['next-server', 'option z code 202 = text; next-server'],
    ] as const;
    for (const [was, is] of edits) {
      const files = new Files(TEXTS);
      const before = files.read();
      files.type(MAIN, (TEXTS[MAIN] ?? '').replace(was, is));
      assert.equal(relower(before, files.source(MAIN)), undefined, is);
    }
  });

  it('is read anew in front of a definition, which holds only for what stands behind it', () => {
    const text = 'host a { option z "a"; fixed-address 10.0.0.1; } option z code 202 = text; host b { }';
    const files = new Files({ [MAIN]: text });
    const before = files.read();
    files.type(MAIN, text.replace('10.0.0.1', '10.0.0.2'));
    assert.equal(relower(before, files.source(MAIN)), undefined);
    const after = files.read();
    files.type(MAIN, text.replace('10.0.0.1', '10.0.0.2').replace('host b', 'host c'));
    assert.deepEqual(relower(after, files.source(MAIN))?.facts, files.read().facts);
  });
});

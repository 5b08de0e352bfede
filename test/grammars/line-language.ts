/** Properties that every line-oriented language has, checked with generated texts. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, type Document, type Language } from '../../grammars/text/index.js';
import { grows } from '../support/growth.js';

interface LineDocument extends Document {
  readonly lines: readonly { readonly offset: number; readonly length: number }[];
}

const runs = { numRuns: 400 };

/** `words` are the pieces a language is made of: random characters alone would never get far into it. */
export function checkLineLanguage<D extends LineDocument>(
  language: Language<D>,
  words: readonly string[],
  neighbour: {
    readonly line: string;
    readonly garbage: readonly string[];
    /** A block that garbage opens may take in the lines behind it. */
    readonly blocks?: boolean;
  },
): void {
  const text = fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...words) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

  it('reads any text, with every span inside it', () => {
    fc.assert(
      fc.property(text, (source) => {
        const document = language.parse(source);
        assert.equal(document.text, source);
        let at = 0;
        for (const line of document.lines) {
          assert.equal(line.offset, at);
          at += line.length;
        }
        assert.equal(at, source.length);
        let last = 0;
        for (const { span, fix } of document.problems) {
          for (const each of [span, ...(fix?.edits ?? []).map((edit) => edit.span)]) {
            assert.ok(each.start >= 0 && each.start <= each.end && each.end <= source.length);
          }
          assert.ok(span.start >= last);
          last = span.start;
        }
        language.outline(document);
        language.toJson(document);
        language.comments(document);
        for (let offset = 0; offset <= source.length; offset += 7) {
          language.describe(document, offset);
          language.complete(document, offset);
        }
      }),
      runs,
    );
  });

  it('puts every character in exactly one piece', () => {
    fc.assert(
      fc.property(text, (source) => {
        let at = 0;
        for (const { span } of language.pieces(language.parse(source))) {
          assert.equal(span.start, at);
          assert.ok(span.end > span.start);
          at = span.end;
        }
        assert.equal(at, source.length);
      }),
      runs,
    );
  });

  it('prints its own print unchanged', () => {
    fc.assert(
      fc.property(text, (source) => {
        const once = language.format(language.parse(source));
        assert.equal(language.format(language.parse(once)), once);
      }),
      runs,
    );
  });

  it('gives after any edits what a fresh parse gives', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), text), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(text, edits, (source, changes) => {
        let document = language.parse(source);
        for (const [place, length, newText] of changes) {
          const start = place % (document.text.length + 1);
          const span = { start, end: Math.min(document.text.length, start + length) };
          const expected = applyEdits(document.text, [{ span, newText }]);
          document = language.edit(document, { span, newText });
          assert.deepEqual(document, language.parse(expected));
        }
      }),
      runs,
    );
  });

  it('keeps the lines around any garbage', () => {
    const garbage = fc
      .array(fc.constantFrom(...neighbour.garbage), { maxLength: 12 })
      .map((parts) => parts.join(''));
    const alone = language.outline(language.parse(`${neighbour.line}\n`)).map(({ name }) => name);
    assert.equal(alone.length, 1);
    fc.assert(
      fc.property(garbage, (middle) => {
        const source = `${neighbour.line}\n${middle}\n${neighbour.line}\n`;
        const names = language.outline(language.parse(source)).map(({ name }) => name);
        assert.equal(names[0], alone[0]);
        if (neighbour.blocks !== true) assert.equal(names[names.length - 1], alone[0]);
      }),
      runs,
    );
  });

  it('takes millions of characters in one line, with work in proportion', () => {
    for (const word of neighbour.garbage.filter((each) => each !== '')) {
      const work = (size: number) => language.parse(word.repeat(Math.ceil(size / word.length)));
      assert.equal(grows(work, 100_000), undefined, JSON.stringify(word));
    }
    language.parse(`${neighbour.line}${'x'.repeat(5_000_000)}\n`);
  });
}

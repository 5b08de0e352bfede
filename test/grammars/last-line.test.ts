/** The last line of a file, which is empty and where somebody goes on writing: what is offered there is what an empty line before it is offered. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { languageIds, languageOf } from '../../grammars/index.js';
import type { Document, Language } from '../../grammars/text/index.js';
import { repository } from '../support/repository.js';

const folder = (id: string): string => `${repository}/fixtures/documents/${id}/good`;

function offered(language: Language, document: Document, offset: number): unknown {
  return {
    words: language.complete(document, offset).map(({ label }) => label),
    kind: language.slot?.(document, offset)?.kind,
    form: language.signature?.(document, offset)?.label,
  };
}

describe('the empty line at the end of a file', () => {
  for (const id of languageIds) {
    it(`is offered what any empty line is (${id})`, () => {
      const language = languageOf(id);
      const names = readdirSync(folder(id));
      assert.ok(names.length > 0);
      for (const name of names) {
        const text = `${readFileSync(`${folder(id)}/${name}`, 'utf8').trimEnd()}\n`;
        const here = offered(language, language.parse(text, name), text.length);
        const between = offered(language, language.parse(`${text}\n`, name), text.length);
        assert.deepEqual(here, between, name);
      }
    });
  }

  it('goes on with a line that a backslash carries on', () => {
    const text = '/a \\\n';
    const { slot, parse } = languageOf('exports');
    assert.equal(slot?.(parse(text), text.length)?.kind, 'export client');
    const { complete: settings, parse: read } = languageOf('settings');
    const shell = 'TFTP_OPTIONS="a \\\n';
    assert.deepEqual(settings(read(shell, 'tftpd-hpa'), shell.length), []);
    const ended = '/a \n';
    assert.equal(slot?.(parse(ended), ended.length)?.kind, 'exported directory');
  });
});

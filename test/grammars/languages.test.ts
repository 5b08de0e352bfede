/** The table of languages, and the lists that are made from it. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { languageIds, languageOf, namingOf } from '../../grammars/index.js';
import { optionsOf } from '../../server/cli/arguments/read.js';
import { choicesOf } from '../../server/cli/arguments/spec.js';
import { commandNames } from '../../server/cli/arguments/table.js';
import { grows } from '../support/growth.js';
import { repository } from '../support/repository.js';

const read = (path: string): string => readFileSync(`${repository}/${path}`, 'utf8');

describe('the table of languages', () => {
  it('has a line for each folder of a language, under its own name', () => {
    const folders = readdirSync(`${repository}/grammars`).filter((name) =>
      existsSync(`${repository}/grammars/${name}/naming.ts`),
    );
    assert.deepEqual([...languageIds].sort(), folders.filter((name) => name !== 'text').sort());
    for (const id of languageIds) {
      assert.equal(languageOf(id).id, id);
      assert.equal(languageOf(id).parse('').language, id);
    }
  });

  it('is what the lists in files say (npm run lists writes them)', () => {
    execFileSync('node', ['build/lists.mjs', '--check'], { cwd: repository });
  });

  it('is what --as offers', () => {
    const choices = commandNames.flatMap((command) =>
      optionsOf(command).flatMap(({ name, option }) => (name === 'as' ? [choicesOf(option)] : [])),
    );
    assert.ok(choices.length > 0);
    for (const list of choices) assert.deepEqual(list, languageIds);
  });

  it('has a schema, examples of good and bad files, and property tests for each language', () => {
    for (const id of languageIds) {
      const language = `"${id}"`;
      assert.ok(read(`docs/schemas/${id}.schema.json`).includes(language), id);
      for (const kind of ['good', 'bad'])
        assert.ok(existsSync(`${repository}/fixtures/documents/${id}/${kind}`), `${id} ${kind}`);
      assert.ok(existsSync(`${repository}/test/grammars/${id}/properties.test.ts`), id);
    }
  });

  it('searches by names that it knows, and knows each once', () => {
    for (const id of languageIds) {
      const { names, likely, vague, searched } = namingOf(id);
      const all = [...names, ...likely, ...vague];
      assert.ok(
        searched.every((glob) => all.includes(glob)),
        id,
      );
      assert.equal(new Set(all).size, all.length, id);
    }
  });

  it('has signs and comments that no text makes slow', () => {
    for (const id of languageIds) {
      for (const unit of ['a ', '/', 'option ', '"']) {
        const test = (size: number) => namingOf(id).sign.test(unit.repeat(size / unit.length));
        assert.equal(grows(test, 4000), undefined, `${id}: ${unit}`);
      }
    }
  });
});

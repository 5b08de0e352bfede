/** The highlighting grammars: well-formed, without dangling references, and right about sample lines. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageIds, namingOf } from '../../../grammars/languages.js';

interface Rule {
  readonly scopeName?: string;
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly include?: string;
  readonly repository?: Readonly<Record<string, Rule>>;
}

const names = languageIds.filter((id) => namingOf(id).editor !== undefined);

function load(name: string): Rule {
  return JSON.parse(readFileSync(join('grammars', 'textmate', `${name}.tmLanguage.json`), 'utf8')) as Rule;
}

/** All objects inside a value, itself included. */
function* rulesIn(value: unknown): Iterable<Rule> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Rule;
  for (const item of Object.values(value)) yield* rulesIn(item);
}

/** VS Code's engine takes `(?i)` at the start; that of JavaScript takes a flag. */
function compile(pattern: string): RegExp {
  return pattern.startsWith('(?i)') ? new RegExp(pattern.slice(4), 'i') : new RegExp(pattern);
}

function matchOf(name: string, rule: string, text: string): RegExpExecArray | null {
  const repository = load(name).repository ?? {};
  const found = [...rulesIn(repository[rule])].map(({ match, begin }) => match ?? begin);
  for (const pattern of found) {
    const match = typeof pattern === 'string' ? compile(pattern).exec(text) : null;
    if (match !== null) return match;
  }
  return null;
}

describe('highlighting grammars', () => {
  for (const name of names) {
    it(`${name}: patterns compile and references resolve`, () => {
      const grammar = load(name);
      assert.equal(grammar.scopeName, `source.${name}`);
      const repository = grammar.repository ?? {};
      let patterns = 0;
      for (const rule of rulesIn(grammar)) {
        for (const key of ['match', 'begin', 'end'] as const) {
          const pattern = rule[key];
          if (typeof pattern !== 'string') continue;
          patterns++;
          // A rule that can match nothing at all would never move on.
          if (key === 'match') assert.equal(compile(pattern).exec(''), null, pattern);
          compile(pattern);
        }
        if (typeof rule.include === 'string') assert.ok(rule.include.slice(1) in repository, rule.include);
        if (typeof rule.name === 'string' && rule !== grammar)
          assert.ok(rule.name.endsWith(`.${name}`), rule.name);
      }
      assert.ok(patterns >= 3);
    });

    it(`${name}: has its brackets and comments described`, () => {
      const path = join('grammars', 'textmate', `${name}.language-configuration.json`);
      const configuration = JSON.parse(readFileSync(path, 'utf8')) as { comments: { lineComment: string } };
      assert.equal(configuration.comments.lineComment, '#');
    });
  }

  it('tells a symbol that is not set from a comment', () => {
    assert.equal(matchOf('kconfig', 'unset', '# CONFIG_NFS_V2 is not set')?.[2], 'CONFIG_NFS_V2');
    assert.equal(matchOf('kconfig', 'unset', '# Networking'), null);
    assert.equal(matchOf('kconfig', 'assignment', 'CONFIG_ROOT_NFS=y')?.[3], 'y');
  });

  it('knows addresses and names', () => {
    assert.equal(
      matchOf('dhcpd', 'address', 'hardware ethernet 00:40:63:c2:ca:c9;')?.[0],
      '00:40:63:c2:ca:c9',
    );
    assert.equal(matchOf('dhcpd', 'address', 'fixed-address 192.168.1.21;')?.[0], '192.168.1.21');
    assert.equal(matchOf('dhcpd', 'declaration', 'host slave21 {')?.[2], 'slave21');
    assert.equal(matchOf('exports', 'client', '/a 192.168.1.0/24(rw)')?.[0], '192.168.1.0/24');
    assert.equal(matchOf('fstab', 'entry', 'master:/usr /usr nfs ro 0 0')?.[3], 'nfs');
    assert.equal(matchOf('pxelinux', 'label', '  LABEL linux')?.[2], 'linux');
    assert.equal(matchOf('pxelinux', 'comment', 'APPEND ro # data'), null);
    assert.equal(matchOf('pxelinux', 'number-directive', 'timeout 50')?.[2], '50');
  });
});

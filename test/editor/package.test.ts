/** What is published: the files that the packages would hold, and what the editor's manifest promises about them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageOf } from '../../grammars/index.js';
import { isLanguageId, languageIds, namingOf } from '../../grammars/languages.js';
import { repository } from '../support/repository.js';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: boolean } };
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: { readonly vscode: string };
  readonly files: readonly string[];
  readonly activationEvents: readonly string[];
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: unknown;
  readonly contributes: {
    readonly languages: readonly { id: string; configuration?: string }[];
    readonly grammars: readonly { language: string; scopeName: string; path: string }[];
    readonly snippets: readonly { language: string; path: string }[];
    readonly walkthroughs: readonly { steps: readonly { media: { image: string } }[] }[];
    readonly commands: readonly { command: string }[];
    readonly jsonValidation: readonly { url: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { default: unknown }>> };
  };
}

const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;
const spoken = languageIds.filter((id) => namingOf(id).editor !== undefined);

const allowed = [
  /^package\.json$/,
  /^(?:LICENSE|README\.md|CHANGELOG\.md)$/,
  /^dist\/bundle\/LICENSES\.txt$/,
  /^dist\/bundle\/[\w-]+\.(?:mjs|cjs)$/,
  /^dist\/bundle\/worker\.js$/,
  /^docs\/rules\/(?:[\w-]+\/)?[\w-]+\.md$/,
  /^docs\/(?:icon|lint|vscode-story)\.png$/,
  /^docs\/schemas\/(?:reports\/)?[\w-]+\.schema\.json$/,
  /^grammars\/textmate\/\w+\.(?:tmLanguage|language-configuration|snippets)\.json$/,
  /^server\/(generate\/site|workspace\/diskless-lint)\.schema\.json$/,
];

describe('what is published', () => {
  it('holds the bundle, the grammars, the pages and the schemas, and nothing else', () => {
    const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: repository,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [packed] = JSON.parse(told) as { files: { path: string }[] }[];
    const paths = packed?.files.map(({ path }) => path) ?? [];
    assert.deepEqual(
      paths.filter((path) => !allowed.some((pattern) => pattern.test(path))),
      [],
    );
    const needed = [
      manifest.main,
      manifest.browser,
      'dist/bundle/worker.js',
      manifest.icon,
      manifest.bin['diskless-lint'] ?? '',
      'LICENSE',
      'README.md',
    ];
    needed.push(...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)));
    const readme = readFileSync(join(repository, 'README.md'), 'utf8');
    needed.push(...[...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path = '']) => path));
    needed.push(...contributes.grammars.map(({ path }) => path));
    needed.push(...contributes.snippets.map(({ path }) => path));
    needed.push(...contributes.languages.flatMap(({ configuration }) => configuration ?? []));
    needed.push(...contributes.jsonValidation.map(({ url }) => url));
    for (const path of needed) assert.ok(paths.includes(path.replace(/^\.\//, '')), `${path} is not packed`);
  });

  it('is named by patterns that vsce takes: it refuses one that adds no file', () => {
    assert.deepEqual(
      manifest.files.filter((pattern) => pattern.startsWith('!')),
      [],
    );
  });

  it('installs nothing: everything is bundled', () => {
    assert.equal(manifest.dependencies, undefined);
  });

  it('is activated by each language that it brings', () => {
    const ids = contributes.languages
      .filter(({ configuration }) => configuration !== undefined)
      .map(({ id }) => id);
    assert.deepEqual(ids, spoken);
    for (const id of ids) assert.ok(manifest.activationEvents.includes(`onLanguage:${id}`), id);
  });

  it('names grammars whose scope is the one that their files say', () => {
    assert.deepEqual(
      contributes.grammars.map(({ language }) => language),
      spoken,
    );
    for (const { path, scopeName } of contributes.grammars) {
      const file = join(repository, path);
      assert.ok(existsSync(file), path);
      assert.equal((JSON.parse(readFileSync(file, 'utf8')) as { scopeName: string }).scopeName, scopeName);
    }
  });

  it('has language configurations that can be read, with patterns that are valid', () => {
    for (const { id, configuration } of contributes.languages) {
      if (configuration === undefined) continue;
      const data = JSON.parse(readFileSync(join(repository, configuration), 'utf8')) as {
        comments: { lineComment: string };
        wordPattern: string;
      };
      assert.equal(data.comments.lineComment, isLanguageId(id) ? namingOf(id).comment : undefined);
      assert.match('rw', new RegExp(`^(?:${data.wordPattern})$`));
    }
  });

  it('has snippets that the programs accept as they are', () => {
    for (const { language, path } of contributes.snippets) {
      assert.ok(isLanguageId(language), language);
      const snippets = JSON.parse(readFileSync(join(repository, path), 'utf8')) as Record<
        string,
        { body: string[] }
      >;
      for (const [name, { body }] of Object.entries(snippets)) {
        const values = new Map<string, string>();
        const text = body
          .join('\n')
          .replaceAll(/(?<!\\)\$\{(\d):([^}]*)\}/g, (_, number: string, value: string) => {
            values.set(number, value);
            return value;
          })
          .replaceAll(
            /(?<!\\)\$(?:\{(\d)\}|(\d))/g,
            (_, inBraces, bare) => values.get(inBraces ?? bare) ?? '',
          )
          .replaceAll('\\$', '$');
        const { problems } = languageOf(language).parse(`${text}\n`);
        assert.deepEqual(
          problems.map(({ message }) => message),
          [],
          `${language}: ${name}`,
        );
      }
    }
  });

  it('has a handler for each command', () => {
    const client = readFileSync(join(repository, 'client/editor.ts'), 'utf8');
    for (const { command } of contributes.commands) {
      const name = command.replace('diskless-lint.', '');
      assert.ok(client.includes(`'${command}'`) || client.includes(`command('${name}'`), command);
    }
  });

  it('works where a folder is not trusted: it only reads', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
  });

  it('uses no more of the editor than the oldest version it admits has', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });
});

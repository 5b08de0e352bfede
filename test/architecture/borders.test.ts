/** The borders between the rooms, as docs/ARCHITECTURE.md draws them, held against every import of the sources. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { groupBy } from '../../server/site/groups.js';
import { crossings, importsOf, resolve, roomOf, rooms, shape } from './borders.js';
import { circles } from './circles.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

function* sources(directory: string): Iterable<string> {
  for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
    const path = `${directory}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') yield* sources(path);
    } else if (entry.name.endsWith('.ts')) yield path;
  }
}

const product = (): string[] => ['grammars', 'server', 'client'].flatMap((room) => [...sources(room)]);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** What is loaded later, on demand, may lead back. */
function imported(path: string): string[] {
  const text = read(path).replaceAll(/\bimport\(/g, 'load(');
  const relative = importsOf(text).filter((specifier) => specifier.startsWith('.'));
  return relative.map((specifier) => resolve(path, specifier));
}

const nothing = (found: readonly string[]): void => assert.equal(found.join('\n'), '');

describe('architecture', () => {
  it('imports cross no border', () => {
    const paths = product();
    assert.ok(paths.length > 30, `only ${paths.length} sources were found under ${root}`);
    nothing(paths.flatMap((path) => crossings(path, read(path))));
  });

  it('only the module of a kind of value makes one of it', () => {
    const kinds = /^export type (\w+) = (?:(?:string|number) & \{|Kind<)/gm;
    const texts = product().map((path): [string, string] => [path, read(path)]);
    const homes = texts.flatMap(([path, text]) =>
      [...text.matchAll(kinds)].map(([, name = '']): [string, string] => [name, path]),
    );
    assert.ok(homes.length >= 5, 'no kinds were found');
    nothing(
      texts.flatMap(([path, text]) =>
        homes
          .filter(([name, home]) => home !== path && new RegExp(`\\bas ${name}\\b`).test(text))
          .map(([name, home]) => `${path} calls a value a ${name}, which only ${home} may`),
      ),
    );
  });

  it('who keeps an answer about a site notes what it was made from', () => {
    // The first listens itself; what the others keep no rule is given.
    const others = /^server\/(?:boot\/init\/alike|workspace\/edited|lsp\/session)\.ts$/;
    const kept = product().filter((path) => !others.test(path) && /new WeakMap<Site\b/.test(read(path)));
    nothing(
      kept.map((path) => `${path} keeps answers about a site; once() and onceEach() note what they read`),
    );
  });

  it('no files import each other in a circle', () => {
    assert.deepEqual(circles(new Map(product().map((path) => [path, imported(path)]))), []);
  });

  it('no folders of the service, or of generate, need each other in a circle', () => {
    for (const room of ['server/service', 'server/generate']) {
      // The façade is made of all of them.
      const paths = [...sources(room)].filter((path) => path !== `${room}/index.ts`);
      const needs = groupBy(paths, folderOf);
      assert.ok(needs.size > 3, `${room} has no folders`);
      const folders = [...needs].map(([folder, inside]): [string, string[]] => {
        const others = inside.flatMap(imported).map(folderOf);
        return [folder, others.filter((other) => other !== folder && needs.has(other))];
      });
      assert.deepEqual(circles(new Map(folders)), []);
    }
  });

  it('every module is short and says what it is for', () => {
    nothing(product().flatMap((path) => shape(path, read(path))));
    nothing([...sources('test')].flatMap((path) => shape(path, read(path))));
  });

  it('project references allow no more than the borders do', () => {
    const found: string[] = [];
    for (const [name, { rooms: allowed }] of rooms) {
      const file = name.endsWith('/node.ts')
        ? name.replace('node.ts', 'tsconfig.node.json')
        : `${name}/tsconfig.json`;
      const { references } = JSON.parse(read(file)) as { references: { path: string }[] };
      for (const reference of references) {
        const at = join(file, '..', reference.path);
        const target = at.endsWith('tsconfig.node.json') ? at.replace('tsconfig.node.json', 'node.ts') : at;
        const other = roomOf(target.endsWith('.ts') ? target : `${target}/index.ts`);
        if (other !== name && (other === undefined || !allowed.includes(other))) {
          found.push(`${file} refers to ${other ?? target}, which the borders do not allow.`);
        }
      }
    }
    nothing(found);
  });

  describe('the check itself', () => {
    const crossed = (path: string, text: string): number => crossings(path, text).length;

    it('sees each border being crossed', () => {
      assert.equal(crossed('grammars/dhcpd/parser.ts', "import { x } from '../exports/index.js';"), 1);
      assert.equal(crossed('grammars/text/span.ts', "export * from '../dhcpd/index.js';"), 1);
      assert.equal(crossed('server/boot/dhcp.ts', "import type { Rule } from '../rules/rule.js';"), 1);
      assert.equal(crossed('server/site/link.ts', "import {\n  a,\n  b,\n} from 'node:path';"), 1);
      assert.equal(crossed('server/workspace/workspace.ts', "import { n } from './node.js';"), 1);
      assert.equal(crossed('server/service/lint/lint.ts', "import { l } from 'vscode-languageserver';"), 1);
      assert.equal(crossed('server/rules/a.ts', "const a = await import('../service/lint.js');"), 1);
      assert.equal(crossed('server/rules/a.ts', 'const now = Date.now();'), 1);
      assert.equal(crossed('client/extension.ts', "import { s } from '../server/lsp/index.js';"), 1);
      assert.equal(crossed('server/cli/main.ts', "import { s } from '../../client/extension.js';"), 1);
      assert.equal(crossed('server/lsp/a.ts', "import { s } from './b';"), 1);
      assert.equal(crossed('tools/a.ts', ''), 1);
    });

    it('lets the allowed pass', () => {
      assert.equal(crossed('server/rules/a.ts', "import { t } from '../boot/index.js';"), 0);
      assert.equal(crossed('server/workspace/node.ts', "import { open } from 'node:fs';"), 0);
      assert.equal(crossed('server/lsp/a.ts', "import { c } from 'vscode-languageserver/node';"), 0);
      assert.equal(crossed('server/cli/main.ts', "await import('../lsp/stdio.js')"), 0);
    });

    it('reads imports of every form, and none from comments', () => {
      const text =
        "import a from 'a';\nimport type {\n  B,\n} from './b.js';\nexport * from \"c\";\nimport 'd';\n";
      assert.deepEqual(importsOf(`${text}/* import e from 'e'; */ const f = import('f');`), [
        'a',
        './b.js',
        'c',
        'd',
        'f',
      ]);
    });

    it('sees circles of every length, and no others', () => {
      const of = (...edges: readonly [string, string][]) => {
        const members = new Set(edges.flat());
        return circles(
          new Map([...members].map((one) => [one, edges.filter(([a]) => a === one).map(([, b]) => b)])),
        );
      };
      assert.deepEqual(of(['a', 'b'], ['b', 'a'], ['b', 'c']), [['a', 'b']]);
      assert.deepEqual(of(['a', 'b'], ['b', 'c'], ['c', 'a']), [['a', 'b', 'c']]);
      assert.deepEqual(of(['a', 'a']), [['a']]);
      assert.deepEqual(of(['a', 'b'], ['a', 'c'], ['b', 'd'], ['c', 'd']), []);
      assert.deepEqual(of(['a', 'b'], ['b', 'a'], ['c', 'd'], ['d', 'c'], ['a', 'c']).length, 2);
    });

    it('sees a long file and a missing doc comment', () => {
      assert.equal(shape('server/rules/a.ts', 'const a = 1;\n').length, 1);
      assert.equal(shape('server/rules/a.ts', `/** Fine. */\n${'\n'.repeat(450)}`).length, 1);
      assert.equal(shape('server/rules/facts.ts', `/** Table. */\n${'\n'.repeat(450)}`).length, 0);
      assert.equal(shape('server/cli/main.ts', '#!/usr/bin/env node\n/** Fine. */\n').length, 0);
    });
  });
});

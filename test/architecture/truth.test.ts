/** One truth: rules lean on no other rule, the boot's loop and its ports know no program by name, and no decision is read out of a sentence. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.js';
import { importsOf } from './borders.js';

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');

function sources(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}

const nothing = (found: readonly string[]): void => assert.equal(found.join('\n'), '');

/** Without comments, which may name whatever they explain. */
function code(path: string): string {
  return read(path).replaceAll(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|^\s*\/\/.*$/gm, '');
}

/** Programs that a boot may meet, by the words that the files know them by. */
const PROGRAMS = /dhcpd|pxelinux|syslinux|u-?boot|ipxe|dnsmasq|klibc|dracut/i;

/** A regular expression on what is written for people: `/…/.test(reason)`, `summary.match(/…/)`. */
const ON_PROSE =
  /\/[a-z]*\.(?:test|exec)\(\s*[\w.?]*\b(?:reason|summary|message|console|log|story|did)\b|\b(?:reason|summary|message|console|story|did)\b\??\.(?:match|search|includes|startsWith|endsWith)\(/;

describe('one truth', () => {
  it('no rule imports another rule', () => {
    const found: string[] = [];
    for (const path of sources('server/rules')) {
      const [area] = path.slice('server/rules/'.length).split('/');
      if (area === undefined || area.endsWith('.ts') || ['about', 'ids', 'lists'].includes(area)) continue;
      for (const specifier of importsOf(read(path))) {
        const shared = specifier.startsWith('../') && !/^\.\.\/(?!about\/)[^./]+\//.test(specifier);
        if (!shared) found.push(`${path} imports ${specifier}`);
      }
    }
    nothing(found);
  });

  it('the loop of the boot, its values and its ports name no program', () => {
    const paths = [
      'server/boot/boot.ts',
      'server/boot/trace.ts',
      'server/boot/stage.ts',
      'server/boot/fault.ts',
    ];
    for (const port of ['dhcp', 'files', 'loaders']) {
      const path = `server/boot/${port}/port.ts`;
      assert.ok(existsSync(join(repository, path)), `there is no ${path}`);
      paths.push(path);
    }
    const named = paths.flatMap((path) =>
      code(path)
        .split('\n')
        .filter((line) => PROGRAMS.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    nothing(named);
  });

  it('no regular expression reads prose', () => {
    const found = ['boot', 'rules', 'service', 'lsp', 'cli'].flatMap((room) =>
      sources(`server/${room}`).flatMap((path) =>
        code(path)
          .split('\n')
          .filter((line) => ON_PROSE.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      ),
    );
    nothing(found);
  });

  it('sees what it looks for', () => {
    assert.ok(ON_PROSE.test('const kept = /no free leases|unknown client/.test(answer.reason);'));
    assert.ok(ON_PROSE.test("if (step.summary.includes('loaded')) return;"));
    assert.ok(PROGRAMS.test('  readonly pxelinux: PxelinuxStage | undefined;'));
  });
});

/** What editors bring: options of their own for the language server, and the schema of the configuration that `init` writes. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.js';
import { folder, program } from './program.js';

const body = (message: object): string => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
/** Starts the server, waits for what it can do, and takes leave as the protocol wants it. */
async function session(
  args: readonly string[],
): Promise<{ status: number | null; out: string; errors: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: 'pipe' });
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.on('data', (chunk) => {
    const before = out;
    out += chunk;
    if (out.includes('"capabilities"') && !before.includes('"capabilities"')) {
      child.stdin.write(body({ method: 'initialized', params: {} }) + body({ id: 2, method: 'shutdown' }));
    }
    if (out.includes('"id":2')) child.stdin.write(body({ method: 'exit' }));
  });
  child.stdin.on('error', () => {});
  child.stdin.write(
    body({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
  );
  const [status] = (await once(child, 'exit')) as [number | null];
  return { status, out, errors };
}

describe('lsp', function () {
  this.timeout(600_000);

  it('takes the options that editor libraries add', async () => {
    const id = String(process.pid);
    for (const extra of [[`--clientProcessId=${id}`], ['--clientProcessId', id], ['--log']]) {
      for (const args of [
        ['lsp', '--stdio', ...extra],
        ['lsp', ...extra, '--stdio'],
      ]) {
        const { status, out, errors } = await session(args);
        assert.deepEqual([status, errors], [0, ''], args.join(' '));
        assert.match(out, /"capabilities":/);
      }
    }
  });

  it('refuses any way to talk but standard input and output', () => {
    const here = folder();
    try {
      for (const args of [
        ['--node-ipc'],
        ['--socket=6000'],
        ['--pipe', '/tmp/x'],
        ['--stdio', '--node-ipc'],
        [],
      ]) {
        const { status, stdout, stderr } = here.run(['lsp', ...args]);
        assert.deepEqual([status, stdout], [2, ''], args.join(' '));
        assert.match(stderr, /^diskless-lint: lsp [^\n]*--stdio[^\n]*\n$/);
      }
    } finally {
      here.remove();
    }
  });
});

describe('init', function () {
  this.timeout(600_000);

  it('names the schemas that the package ships, and writes a configuration that is taken', () => {
    const here = folder();
    const manifest = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    const name = new URL(manifest.repository.url).pathname.replace(/\.git$/, '');
    /** The file of this repository that a file names, and the title of the schema in it. */
    const named = (file: string, by: RegExp): { readonly at: string; readonly title: string } => {
      const text = readFileSync(join(here.path, file), 'utf8');
      const address = new URL(by.exec(text)?.[1] ?? '');
      assert.ok(address.pathname.startsWith(`${name}/main/`), address.href);
      const at = address.pathname.slice(`${name}/main/`.length);
      assert.ok(manifest.files.includes(at), at);
      return { at: `./${at}`, title: JSON.parse(readFileSync(join(repository, at), 'utf8')).title };
    };
    try {
      assert.equal(here.run(['init']).status, 0);
      const settings = named('diskless-lint.json', /"\$schema": "([^"]+)"/);
      const description = named('site.yaml', /^# yaml-language-server: \$schema=(\S+)$/m);
      assert.deepEqual(
        [settings.title, description.title],
        ['diskless-lint.json', 'The description of a site'],
      );
      const { jsonValidation, yamlValidation } = manifest.contributes;
      assert.deepEqual(
        [jsonValidation, yamlValidation],
        [
          [{ fileMatch: 'diskless-lint.json', url: settings.at }],
          [{ fileMatch: 'diskless-site.yaml', url: description.at }],
        ],
      );
      const { status, stderr } = here.run(['generate', 'site.yaml', '--out', '.']);
      assert.equal(status, 0, stderr);
      assert.equal(here.run([]).status, 0);
    } finally {
      here.remove();
    }
  });
});

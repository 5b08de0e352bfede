/** Bundles what is published: the command line (with the language server inside) and the VS Code client. Says nothing when all is well. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { build } from 'esbuild';
import { bundledPackages, licencesText } from './build/licenses.mjs';
import './build/prune.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const out = 'dist/bundle';
const minify = true;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const common = { metafile: true, bundle: true, minify, legalComments: 'none', logLevel: 'warning' };
// `mainFields`: the CommonJS form of jsonc-parser asks for its parts in a way that no bundler can follow. lodash-es: see the
// file put in its place.
const forNode = {
  ...common,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  alias: { 'lodash-es': './build/lodash-es.mjs' },
};
const bundled = [];

// The program is one script, which the engine can keep compiled (server/cli/start/program.ts says why, and reads it as ASCII).
const program = await build({
  ...forNode,
  entryPoints: { program: 'server/cli/whole.ts' },
  entryNames: '[name]-[hash]',
  outdir: out,
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  charset: 'ascii',
  define: { DISKLESS_LINT_VERSION: JSON.stringify(version), 'import.meta.url': 'programUrl' },
});
const [programFile] = Object.keys(program.metafile.outputs);
bundled.push(...Object.keys(program.metafile.inputs));

// What starts it. `--version` does not wait for the program.
const start = await build({
  ...forNode,
  entryPoints: { 'diskless-lint': 'server/cli/main.ts' },
  outdir: out,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'start-[hash]',
  splitting: true,
  format: 'esm',
  define: {
    DISKLESS_LINT_VERSION: JSON.stringify(version),
    DISKLESS_LINT_PROGRAM: JSON.stringify(`./${basename(programFile)}`),
  },
  plugins: [
    {
      name: 'program in its own file',
      setup({ onResolve }) {
        onResolve({ filter: /^\.\/whole\.js$/ }, () => ({ path: resolve('server/cli/start/compiled.ts') }));
      },
    },
  ],
});
bundled.push(...Object.keys(start.metafile.inputs));
const command = `${out}/diskless-lint.mjs`;
const text = readFileSync(command, 'utf8');
if (!text.startsWith('#!')) writeFileSync(command, `#!/usr/bin/env node\n${text}`);
chmodSync(command, 0o755);
// The first run keeps what the engine made of it.
execFileSync(process.execPath, [command, '--help'], { stdio: ['ignore', 'ignore', 'inherit'] });

// What VS Code takes: the client, which starts the program above with `lsp --stdio`; and for an editor in a browser the
// client that starts a worker, and the worker with the language server. Each is one file; the editor supplies `vscode`.
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };
const forEditors = [
  {
    entryPoints: { extension: 'client/extension.ts' },
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node18',
    mainFields: ['module', 'main'],
  },
  { entryPoints: { web: 'client/web.ts' }, outExtension: { '.js': '.cjs' }, ...browser },
  { entryPoints: { worker: 'server/lsp/worker.ts' }, format: 'iife', ...browser },
];
for (const options of forEditors) {
  const { metafile } = await build({
    ...common,
    outdir: out,
    format: 'cjs',
    external: ['vscode'],
    alias: { 'lodash-es': './build/lodash-es.mjs' },
    ...options,
  });
  bundled.push(...Object.keys(metafile.inputs));
}

// Minified code has lost the notices that its licences ask for.
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
writeFileSync(`${out}/LICENSES.txt`, licencesText(bundledPackages(bundled, lock)));

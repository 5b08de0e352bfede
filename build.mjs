/** Bundles what is published: the command line (with the language server inside) and the VS Code client. Says nothing when all is well. */
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundledPackages, licencesText } from './build/licenses.mjs';
import './build/prune.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const out = 'dist/bundle';
const minify = true;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

// `mainFields`: the CommonJS form of jsonc-parser asks for its parts in a way that no bundler can follow.
// One program, cut where it says `await import(…)`: `--version` does not wait for the parsers, `fmt` not for the
// language server. lodash-es: see the file put in its place. vscode-languageserver is CommonJS and asks for `require`, which an ES module must make itself.
const server = await build({
  metafile: true,
  entryPoints: { 'diskless-lint': 'server/cli/main.ts' },
  outdir: out,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'parts/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  target: 'node20',
  alias: { 'lodash-es': './build/lodash-es.mjs' },
  minify,
  legalComments: 'none',
  logLevel: 'warning',
  define: { DISKLESS_LINT_VERSION: JSON.stringify(version) },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
const program = `${out}/diskless-lint.mjs`;
const text = readFileSync(program, 'utf8');
if (!text.startsWith('#!')) writeFileSync(program, `#!/usr/bin/env node\n${text}`);
chmodSync(program, 0o755);

// What VS Code takes: the client, which starts the program above with `lsp --stdio`; and for an editor in a browser the
// client that starts a worker, and the worker with the language server. Each is one file; the editor supplies `vscode`.
const bundled = Object.keys(server.metafile.inputs);
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
    metafile: true,
    outdir: out,
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    alias: { 'lodash-es': './build/lodash-es.mjs' },
    minify,
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
  bundled.push(...Object.keys(metafile.inputs));
}

// Minified code has lost the notices that its licences ask for.
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
writeFileSync(`${out}/LICENSES.txt`, licencesText(bundledPackages(bundled, lock)));

/** Bundles what is published: the command line (with the language server inside) and the VS Code client. Says nothing when all is well. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

// The VS Code client: one CommonJS file, the editor supplies `vscode`. It starts the program above with `lsp --stdio`.
const client = 'client/extension.ts';
const bundled = Object.keys(server.metafile.inputs);
if (existsSync(client)) {
  const { metafile } = await build({
    metafile: true,
    entryPoints: { extension: client },
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'node18',
    external: ['vscode'],
    minify,
    legalComments: 'none',
    logLevel: 'warning',
  });
  bundled.push(...Object.keys(metafile.inputs));
}

// Minified code has lost the notices that its licences ask for.
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
writeFileSync(`${out}/LICENSES.txt`, licencesText(bundledPackages(bundled, lock)));

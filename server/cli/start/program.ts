/**
 * The bundled program goes in, its functions come out, from code that the engine compiled before where there is such code. Node takes
 * longer to compile two megabytes than to lint a small site, and each commit hook would wait for it.
 *
 * The engine refuses code that another version of it made, or one with other settings, and compiles the program anew.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';

/** The file of the program, seen from the file that loads it: put in place of this when the program is bundled. */
declare const DISKLESS_LINT_PROGRAM: string;

type Program = typeof import('../whole.js');

export interface Loaded {
  readonly program: Program;
  readonly script: Script;
  /** Where the compiled code lies, or would. The name has the program's hash in it: a new version never meets old code. */
  readonly compiled: string;
}

export function loadProgram(): Loaded {
  const url = new URL(DISKLESS_LINT_PROGRAM, import.meta.url);
  const filename = fileURLToPath(url);
  const compiled = filename.replace(/\.cjs$/, `-${process.version}-${process.arch}.compiled`);
  // The bundler writes nothing but ASCII, which needs no decoder.
  const text = readFileSync(filename, 'latin1');
  const script = new Script(`(function (exports, require, module, programUrl) {${text}\n})`, {
    filename,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(existsSync(compiled) ? { cachedData: readFileSync(compiled) } : {}),
  });
  const module = { exports: {} as Program };
  script.runInThisContext()(module.exports, createRequire(url), module, url.href);
  return { program: module.exports, script, compiled };
}

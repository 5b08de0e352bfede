/** The process's standard streams go in, a language server speaks over them. Its exit ends the process. */
import { existsSync } from 'node:fs';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { NodeFileSystem } from '../workspace/node.js';
import { diskAddresses } from './client/uri.js';
import { serve } from './server.js';

/** Pages of the rules lie in `docs/rules`, seen from the bundle and from the compiled modules. */
function documentation(rule: string): string | undefined {
  for (const up of ['../../', '../../../../']) {
    const page = new URL(`${up}docs/rules/${rule}.md`, import.meta.url);
    if (existsSync(page)) return page.href;
  }
  return undefined;
}

/** Standard output belongs to the protocol: whoever writes to the console writes to standard error. */
function keepOutputClean(): void {
  const write = (...words: unknown[]): void => console.error(...words);
  console.log = write;
  console.info = write;
  console.debug = write;
}

export function serveStdio(version?: string): void {
  keepOutputClean();
  process.on('uncaughtException', (error) => console.error(error));
  process.on('unhandledRejection', (error) => console.error(error));
  // An editor that went without a word takes its server with it.
  for (const event of ['end', 'close']) process.stdin.on(event, () => process.exit(1));
  const known = new Map<string, string | undefined>();
  serve(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout), {
    connect: createConnection,
    fileSystem: new NodeFileSystem(),
    addresses: diskAddresses,
    documentation(rule) {
      if (!known.has(rule)) known.set(rule, documentation(rule));
      return known.get(rule);
    },
    ...(version === undefined ? {} : { version }),
  });
}

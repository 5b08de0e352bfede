/** A worker of a browser. The first message brings the files of a workspace; from then on a language server speaks with who sent it. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { MemoryFileSystem } from '../workspace/disk/memory.js';
import { addressesAt } from './client/addresses.js';
import { serve } from './server.js';

/** A file by its URI; null: it is gone. What is no text is one NUL, so that it is there and nobody reads it. */
type WorkspaceFile = readonly [uri: string, text: string | null];

export interface WorkspaceFiles {
  /** What the URIs of all files begin with: `vscode-vfs://github`. */
  readonly origin: string;
  readonly files: readonly WorkspaceFile[];
  /** Address of the folder that has a page for each rule. */
  readonly pages: string;
  readonly version: string;
}

/** What is used of a DedicatedWorkerGlobalScope. */
interface Scope {
  addEventListener(
    type: 'message',
    heard: (message: { readonly data: unknown }) => void,
    options: { once: boolean },
  ): void;
  postMessage(message: unknown): void;
}

declare const self: Scope;

self.addEventListener('message', ({ data }) => start(data as WorkspaceFiles), { once: true });

function start({ origin, files, pages, version }: WorkspaceFiles): void {
  const disk = new MemoryFileSystem({});
  const addresses = addressesAt(origin);
  const put = (some: readonly WorkspaceFile[]): void => {
    for (const [uri, text] of some) {
      const path = addresses.pathOf(uri);
      if (path === undefined) continue;
      if (text === null) disk.remove(path);
      else disk.write(path, text);
    }
  };
  put(files);
  serve(new BrowserMessageReader(self), new BrowserMessageWriter(self), {
    connect(reader, writer) {
      const connection = createConnection(reader, writer);
      // Comes before the protocol's own word that these files have changed.
      connection.onNotification('diskless-lint/files', put);
      return connection;
    },
    fileSystem: disk,
    addresses,
    documentation: (rule) => `${pages}/${rule}.md`,
    version,
  });
}

/** The server as an editor in a browser starts it: the bundle has nothing of Node, and hears and tells what the one over standard streams does. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import {
  createProtocolConnection,
  type DataCallback,
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { repository } from '../support/repository.js';

type Heard = (message: { data: unknown }) => void;

/** Neither process nor require: what a worker of a browser has of what the server needs. */
const GIVEN = {
  setTimeout,
  clearTimeout,
  queueMicrotask,
  MessageChannel,
  performance,
  TextEncoder,
  TextDecoder,
  URL,
  console,
};

/** The worker, and the messages that it sends. */
function startWorker(first: unknown): ProtocolConnection {
  let toServer: Heard | undefined;
  let toClient: DataCallback | undefined;
  let starting: Heard | undefined;
  const nothing = { dispose: () => undefined };
  const scope = {
    ...GIVEN,
    addEventListener: (type: string, heard: Heard) => {
      if (type === 'message') starting = heard;
    },
    postMessage: (message: Parameters<DataCallback>[0]) =>
      setImmediate(() => toClient?.(structuredClone(message))),
    set onmessage(heard: Heard) {
      toServer = heard;
    },
  };
  runInNewContext(
    readFileSync(join(repository, 'dist/bundle/worker.js'), 'utf8'),
    Object.assign(scope, { self: scope }),
  );
  starting?.({ data: first });
  const reader: MessageReader = {
    onError: () => nothing,
    onClose: () => nothing,
    onPartialMessage: () => nothing,
    listen(callback) {
      toClient = callback;
      return nothing;
    },
    dispose: () => undefined,
  };
  const writer: MessageWriter = {
    onError: () => nothing,
    onClose: () => nothing,
    async write(message) {
      setImmediate(() => toServer?.({ data: structuredClone(message) }));
    },
    end: () => undefined,
    dispose: () => undefined,
  };
  return createProtocolConnection(reader, writer);
}

const origin = 'vscode-vfs://github';
const folder = `${origin}/owner/site`;
const wrong = miniature(changed('etc/exports', '/diskless/node21 ', '/diskless/node12 '));
const config = `${folder}/srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9`;

describe('the language server in a worker', () => {
  let connection: ProtocolConnection;
  const published = new Map<string, string>();
  /** What is told of the file, once it is something else than that. */
  const told = async (uri: string, before: string | undefined): Promise<string | undefined> => {
    for (let i = 0; i < 600 && published.get(uri) === before; i++)
      await new Promise((done) => setTimeout(done, 50));
    return published.get(uri);
  };

  before(async () => {
    connection = startWorker({
      origin,
      files: Object.entries(wrong).map(([path, text]) => [`${folder}/${path}`, text]),
      pages: 'https://example.org/rules',
      version: '1.2.3',
    });
    connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: PublishDiagnosticsParams) => {
        const rules = diagnostics.map(({ code, codeDescription }) => `${code} ${codeDescription?.href}`);
        published.set(uri, rules.join());
      },
    );
    connection.listen();
    const { serverInfo } = await connection.sendRequest<{ serverInfo: unknown }>('initialize', {
      processId: null,
      capabilities: { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } },
      workspaceFolders: [{ uri: folder, name: 'site' }],
    });
    assert.deepEqual(serverInfo, { name: 'diskless-lint', version: '1.2.3' });
    await connection.sendNotification('initialized', {});
  });

  after(() => connection.dispose());

  it('judges files that are on no disk, across files, under the names that the editor has for them', async () => {
    assert.equal(
      await told(config, undefined),
      'nfsroot/not-exported https://example.org/rules/nfsroot/not-exported.md',
    );
  });

  it('hears of a file that has another text now', async () => {
    const before = published.get(config);
    const uri = `${folder}/etc/exports`;
    await connection.sendNotification('diskless-lint/files', [[uri, miniature()['etc/exports']]]);
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    assert.equal(await told(config, before), '');
  });

  it('hears of a file that is gone', async () => {
    const names = async (): Promise<string[]> => {
      const [site] =
        await connection.sendRequest<{ machines: { name: string }[] }[]>('diskless-lint/machines');
      return site?.machines.map(({ name }) => name) ?? [];
    };
    assert.ok((await names()).includes('node21'));
    const uri = `${folder}/etc/dhcp/dhcpd.conf`;
    await connection.sendNotification('diskless-lint/files', [[uri, null]]);
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
    assert.ok(!(await names()).includes('node21'));
  });
});

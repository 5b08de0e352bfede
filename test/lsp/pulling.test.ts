/** Diagnostics that a client asks for: of a file, of everything, unchanged ones, and the answer that waits for something new. */
import assert from 'node:assert/strict';
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { Client, everything, uri } from './harness.js';

const exports = 'etc/exports';
const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const rule = 'nfsroot/not-exported';
const broken = miniature(changed(exports, '/diskless/node21 ', '/diskless/node12 '));
const asking = {
  ...everything,
  textDocument: { ...everything.textDocument, diagnostic: {} },
  workspace: { ...everything.workspace, diagnostics: { refreshSupport: true } },
};

function codes(report: DocumentDiagnosticReport): unknown[] {
  return report.kind === 'full' ? report.items.map(({ code }) => code) : ['unchanged'];
}

describe('diagnostics that are asked for', () => {
  let client: Client;
  const start = async (options: unknown): Promise<void> => {
    client = await new Client(broken).start(asking, options);
    await client.settle();
  };
  const ofFile = async (path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    await client.request(
      'textDocument/diagnostic',
      path,
      previousResultId === undefined ? {} : { previousResultId },
    );
  const ofAll = async (previousResultIds: object[]): Promise<WorkspaceDiagnosticReport> =>
    await client.connection.sendRequest('workspace/diagnostic', { previousResultIds });

  afterEach(async () => {
    await client.stop();
  });

  it('are those that would be sent, and none is sent', async () => {
    await start({ pullDiagnostics: true });
    assert.equal(client.initialized?.capabilities.diagnosticProvider?.interFileDependencies, true);
    const report = await ofFile(config);
    assert.ok(codes(report).includes(rule));
    assert.deepEqual(codes(await ofFile(exports)), []);
    assert.deepEqual(codes(await ofFile(config, report.resultId)), ['unchanged']);
    assert.deepEqual(client.published, []);
  });

  it('of everything come for files that nobody opened, and wait for something new', async () => {
    await start({ pullDiagnostics: true });
    const first = await ofAll([]);
    const [item] = first.items.filter((one) => one.uri === uri(config));
    assert.ok(item?.kind === 'full' && item.items.some(({ code }) => code === rule));
    const known = first.items.map((one) => ({ uri: one.uri, value: one.resultId }));
    let answered = false;
    const waiting = ofAll(known).then((report) => {
      answered = true;
      return report;
    });
    await client.settle();
    assert.ok(!answered);
    await client.write(exports, broken[exports]?.replace('node12', 'node21'));
    await client.settle();
    assert.ok(client.asked.some(({ method }) => method === 'workspace/diagnostic/refresh'));
    const second = await waiting;
    const [mended] = second.items.filter((one) => one.uri === uri(config));
    assert.deepEqual(mended?.kind === 'full' ? mended.items : undefined, []);
  });

  it('are sent to whoever can ask and did not choose to', async () => {
    await start(undefined);
    assert.equal(client.initialized?.capabilities.diagnosticProvider, undefined);
    assert.ok(client.codes(config).includes(rule));
  });
});

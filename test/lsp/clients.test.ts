/** What real clients announce, and what the server then asks of them: settings of each folder, files to watch, folders that come and go. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { repository } from '../support/repository.js';
import { Client, everything, root } from './harness.js';

const exports = 'etc/exports';
const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const rule = 'nfsroot/not-exported';
const broken = miniature(changed(exports, '/diskless/node21 ', '/diskless/node12 '));

/** Kept as the clients sent them; of Helix, what its source (helix-lsp/src/client.rs) says that it sends. */
const folder = join(repository, 'test/lsp/clients');
const real = readdirSync(folder).map((name) => ({
  name: name.replace('.json', ''),
  capabilities: JSON.parse(readFileSync(join(folder, name), 'utf8')) as object,
}));

describe('clients', () => {
  const clients: Client[] = [];
  const start = async (
    capabilities: object,
    files: Readonly<Record<string, string>> = broken,
    configuration?: Client['configuration'],
  ): Promise<Client> => {
    const client = new Client(files);
    client.configuration = configuration;
    clients.push(client);
    await client.start(capabilities);
    await client.settle();
    return client;
  };
  const changeFolders = async (client: Client, added: string[], removed: string[]): Promise<void> => {
    const named = (paths: string[]) => paths.map((path) => ({ uri: `file://${path}`, name: path }));
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: named(added), removed: named(removed) },
    });
    await client.settle();
  };

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.stop();
  });

  for (const { name, capabilities } of real) {
    it(`${name} sees findings, loses them with the folder, and has them again when it comes back`, async () => {
      const client = await start(capabilities);
      assert.ok(client.codes(config).includes(rule));
      await changeFolders(client, [], [root]);
      assert.deepEqual(client.diagnostics(config), []);
      await changeFolders(client, [root], []);
      assert.ok(client.codes(config).includes(rule));
      assert.deepEqual(client.logged, []);
    });
  }

  const asking = {
    ...everything,
    workspace: {
      ...everything.workspace,
      configuration: true,
      didChangeConfiguration: { dynamicRegistration: true },
    },
  };

  it('is asked for the settings of each folder, which hold for that folder alone', async () => {
    const two = {
      ...Object.fromEntries(Object.entries(broken).map(([path, text]) => [`a/${path}`, text])),
      ...Object.fromEntries(Object.entries(broken).map(([path, text]) => [`b/${path}`, text])),
    };
    const quiet = { rules: { [rule]: 'off' } };
    const client = await start(asking, two, (scope) => (scope?.endsWith('/a') === true ? quiet : {}));
    await changeFolders(client, [`${root}/a`, `${root}/b`], [root]);
    assert.ok(!client.codes(`a/${config}`).includes(rule));
    assert.ok(client.codes(`b/${config}`).includes(rule));
    client.configuration = () => ({ enable: false });
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.settle();
    assert.deepEqual(client.diagnostics(`b/${config}`), []);
  });

  it('keeps what it said at the beginning where it answers null', async () => {
    const client = new Client(broken);
    clients.push(client);
    await client.start(asking, { rules: { [rule]: 'off' } });
    await client.settle();
    assert.ok(client.asked.some(({ method }) => method === 'workspace/configuration'));
    assert.ok(!client.codes(config).includes(rule));
  });

  it('is asked to tell of files and settings only where it can', async () => {
    const registered = ({ asked }: Client): string[] =>
      asked
        .filter(({ method }) => method === 'client/registerCapability')
        .flatMap(({ params }) =>
          (params as { registrations: { method: string }[] }).registrations.map(({ method }) => method),
        );
    assert.deepEqual(registered(await start(asking)), [
      'workspace/didChangeWatchedFiles',
      'workspace/didChangeConfiguration',
    ]);
    assert.deepEqual(registered(await start({})), []);
  });

  it('that cannot tell of files on disk is believed to have changed them when it saves', async () => {
    const client = await start({});
    await client.open(exports, 'exports');
    await client.settle();
    client.silently(exports, broken[exports]?.replace('node12', 'node21'));
    await client.close(exports);
    await client.open(config, 'pxelinux');
    await client.settle();
    await client.connection.sendNotification('textDocument/didSave', {
      textDocument: { uri: `file://${root}/${config}` },
    });
    await client.settle();
    assert.ok(!client.codes(config).includes(rule));
  });
});

/** When a client may say what: before it said hello, twice, and after it said goodbye. */
import assert from 'node:assert/strict';
import { miniature } from '../../server/rules/about/miniature.js';
import { Client, everything, root } from './harness.js';

const notInitialized = { code: -32002 };
const invalidRequest = { code: -32600 };

describe('the states of the protocol', () => {
  const rootUri = `file://${root}`;

  it('refuses every request before initialize, drops notifications, and is none the worse for it', async () => {
    const client = new Client(miniature());
    await client.open('etc/exports', 'exports', 'too early');
    await assert.rejects(client.connection.sendRequest('workspace/symbol', { query: '' }), notInitialized);
    await assert.rejects(client.connection.sendRequest('no/such/request'), notInitialized);
    await assert.rejects(client.connection.sendRequest('shutdown'), notInitialized);
    await client.start();
    await client.settle();
    assert.deepEqual(client.published, []);
    await client.stop();
  });

  it('refuses a second initialize, and keeps what the first one said', async () => {
    const client = await new Client(miniature()).start();
    const again = { processId: null, rootUri, capabilities: {}, workspaceFolders: [] };
    await assert.rejects(client.connection.sendRequest('initialize', again), invalidRequest);
    const found = await client.connection.sendRequest<unknown[]>('workspace/symbol', { query: 'node21' });
    assert.ok(found.length > 0);
    await client.stop();
  });

  it('refuses every request after shutdown, a second shutdown too, and says nothing more', async () => {
    const client = await new Client(miniature()).start();
    await client.settle();
    await client.connection.sendRequest('shutdown');
    await assert.rejects(client.connection.sendRequest('workspace/symbol', { query: '' }), invalidRequest);
    await assert.rejects(client.connection.sendRequest('shutdown'), invalidRequest);
    await assert.rejects(
      client.connection.sendRequest('initialize', { processId: null, rootUri, capabilities: everything }),
      invalidRequest,
    );
    await client.open('etc/exports', 'exports', '/a b(rww)\n');
    client.timer.run();
    await client.running.settled();
    assert.deepEqual(client.published, []);
    client.connection.end();
    client.connection.dispose();
  });
});

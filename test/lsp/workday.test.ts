/** With each of the real clients, at the sites of all rules: typed, undone, renamed, deleted, saved, branches switched. At each rest a server that is started then shows the same. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { rules } from '../../server/rules/index.js';
import { repository } from '../support/repository.js';
import { Client } from './harness.js';
import { act, Workday } from './workday.js';

const folder = join(repository, 'test/lsp/clients');
const sites = rules.flatMap(({ docs: { avoid, prefer } }) => [avoid, prefer]);

/** All that is shown without a click. */
async function shown(client: Client, { paths, open }: Workday): Promise<Record<string, unknown>> {
  const whole = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
  const seen: Record<string, unknown> = Object.fromEntries(
    paths.map((path) => [path, client.diagnostics(path) ?? []]),
  );
  seen['machines'] = await client.connection.sendRequest('diskless-lint/machines', null);
  for (const path of open.keys()) {
    seen[`lenses of ${path}`] = await client.request('textDocument/codeLens', path);
    seen[`hints of ${path}`] = await client.request('textDocument/inlayHint', path, { range: whole });
    seen[`symbols of ${path}`] = await client.request('textDocument/documentSymbol', path);
    seen[`links of ${path}`] = await client.request('textDocument/documentLink', path);
  }
  return seen;
}

describe('a day of work', () => {
  for (const name of readdirSync(folder)) {
    const capabilities = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      readonly workspace?: { readonly didChangeWatchedFiles?: { readonly dynamicRegistration?: boolean } };
    };
    const watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;

    const compare = async (day: Workday): Promise<void> => {
      await day.rests();
      const fresh = new Client(Object.fromEntries(day.disk));
      fresh.configuration = () => day.settings;
      await fresh.start(capabilities);
      await fresh.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { 'diskless-lint': day.settings },
      });
      for (const [path, { text }] of day.open) await fresh.open(path, 'plaintext', text);
      await fresh.settle();
      assert.deepEqual(await shown(day.client, day), await shown(fresh, day));
      assert.deepEqual(day.client.logged, []);
      await fresh.stop();
    };

    it(`with ${name.replace('.json', '')} ends where a server begins that is started then`, async function () {
      this.timeout(600_000);
      const site = fc.constantFrom(...sites);
      await fc.assert(
        fc.asyncProperty(
          fc.tuple(site, site),
          fc.array(act, { minLength: 4, maxLength: 20 }),
          async (branches, acts) => {
            const day = new Workday(branches, watches);
            await day.client.start(capabilities);
            for (const one of acts) {
              if (one.kind !== 'rest') await day.does(one);
              if (one.kind === 'rest' || one.kind === 'settings') await compare(day);
            }
            await compare(day);
            await day.client.stop();
          },
        ),
        { numRuns: Number(process.env['DISKLESS_LINT_SEQUENCES'] ?? 15) },
      );
    });
  }
});

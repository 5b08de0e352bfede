/** The lists of programs behind the ports are what the folders say, and the boot comes to a DHCP server through its port only. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository.js';

const boot = join(repository, 'server/boot');

/** Every source below the boot, but those of dhcpd itself. */
function outside(): string[] {
  return readdirSync(boot, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('dhcp/dhcpd/'));
}

describe('the ports of the boot', () => {
  it('list every folder behind them', () => {
    execFileSync(process.execPath, ['build/ports-index.mjs', '--check'], { cwd: repository });
  });

  it('keep all of dhcpd behind the port', () => {
    const hidden = /from '[./]*(?:site\/dhcpd|dhcp\/dhcpd|\.\/dhcpd)\//;
    // The lists of programs; and the public face of the boot has the answer of dhcpd for the rules about dhcpd.conf.
    const lists = ['dhcp/index.ts', 'speakers.ts', 'index.ts'];
    const found = outside().filter(
      (path) => !lists.includes(path) && hidden.test(readFileSync(join(boot, path), 'utf8')),
    );
    assert.deepEqual(found, []);
  });
});

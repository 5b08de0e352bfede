/** The lists of programs behind the ports of the boot are what the folders say. */
import { execFileSync } from 'node:child_process';
import { repository } from '../support/repository.js';

describe('the ports of the boot', () => {
  it('list every folder behind them', () => {
    execFileSync(process.execPath, ['build/ports-index.mjs', '--check'], { cwd: repository });
  });
});

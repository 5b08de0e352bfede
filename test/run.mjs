/**
 * The compiled tests go in; their dots and failures come out, and last a line of all together. Two lanes run side by side: the tests
 * that ask real programs wait for daemons and booting machines most of their time, the others keep a processor busy.
 * Within a lane one file runs after the other: daemons share ports and folders of the system.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const asking = 'dist/lib/test/oracle/**/*.test.js';
const { spec, timeout, reporter } = JSON.parse(readFileSync(`${root}/.mocharc.json`, 'utf8'));
const lanes = [[...spec, '--ignore', asking], [asking]];

/** A lane's arguments for mocha go in; its output and whether all its tests passed come out. What is printed is shown at once where `shown`. */
function run(lane, shown) {
  return new Promise((resolve, reject) => {
    const options = ['--no-config', '--timeout', String(timeout), '--reporter', reporter];
    const mocha = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...options, ...lane], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [mocha.stdout, mocha.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (shown) process.stdout.write(text);
      });
    }
    mocha.on('error', reject);
    mocha.on('close', (status) => {
      if (!shown) process.stdout.write(output);
      resolve({ output, passed: status === 0 });
    });
  });
}

/** The number that mocha's summary of a lane gives for a word. */
function count(output, word) {
  const [, number] = output.match(new RegExp(`^ +([0-9]+) ${word}\\b`, 'm')) ?? [];
  return Number(number ?? 0);
}

const results = await Promise.all(lanes.map((lane, at) => run(lane, at === 0)));
const [passed, failed, skipped] = ['passing', 'failing', 'pending'].map((word) =>
  results.reduce((sum, { output }) => sum + count(output, word), 0),
);
console.log(`  ${passed} passing, ${failed} failing, ${skipped} pending in both lanes`);
process.exitCode = results.every((result) => result.passed) ? 0 : 1;

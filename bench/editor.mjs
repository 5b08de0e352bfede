#!/usr/bin/env node
// Times what somebody waits for in an editor, over the protocol, against the built server: ready, an edit in a host, in
// the head and the words of a subnet and in exports until its findings, hover and completion, a request while a lint runs, memory.
//
//   node bench/editor.mjs [--hosts 1000] [--runs 15] [--server PROGRAM]
//
// The site is one dhcpd.conf and one exports file, as many machines as asked for. Wall milliseconds: median and p95. Of an
// edit's findings of the site up to 50 ms are waiting for another key.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const hosts = Number(option('hosts', 1000));
const runs = Number(option('runs', 15));
const here = new URL('..', import.meta.url).pathname;
const program = option('server', join(here, 'dist/bundle/diskless-lint.mjs'));
const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-editor-'));
spawnSync('node', [
  join(here, 'bench/gen-site.mjs'),
  '--out',
  folder,
  '--n',
  String(hosts),
  '--no-node-files',
]);

const server = spawn(process.execPath, [program, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const client = createProtocolConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
let waiting = [];
client.onNotification('textDocument/publishDiagnostics', (params) => {
  const due = waiting.filter(({ wanted }) => wanted(params));
  waiting = waiting.filter((one) => !due.includes(one));
  for (const { resolve } of due) resolve(params);
});
const hearing = [];
client.onNotification('diskless-lint/checked', () => {
  for (const resolve of hearing.splice(0)) resolve();
});
const checked = () => new Promise((resolve) => hearing.push(resolve));
client.onRequest('client/registerCapability', () => null);
client.onRequest('window/workDoneProgress/create', () => null);
client.onRequest('workspace/configuration', ({ items }) => items.map(() => null));
for (const refresh of ['codeLens', 'diagnostic', 'inlayHint', 'semanticTokens']) {
  client.onRequest(`workspace/${refresh}/refresh`, () => null);
}
client.listen();

const published = (wanted) => new Promise((resolve) => waiting.push({ wanted, resolve }));
const rss = () => {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  const at = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: at('VmRSS'), peak: at('VmHWM') };
};
const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const row = (name, times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);
  console.log(`${name.padEnd(44)} ${at(0.5).padStart(9)} ms ${at(0.95).padStart(9)} ms p95`);
};

const open = (path, languageId) => {
  const file = join(folder, path);
  const document = { uri: pathToFileURL(file).href, version: 1, text: readFileSync(file, 'utf8') };
  void client.sendNotification('textDocument/didOpen', { textDocument: { ...document, languageId } });
  return document;
};
const position = (document, offset) => {
  const before = document.text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1).length };
};
/** Types over the text at an offset. `start`: where that is; an editor knows it, and here it takes as long as the answer. */
const type = (document, offset, length, newText, start = position(document, offset)) => {
  const end = { line: start.line, character: start.character + length };
  document.version += 1;
  document.text = document.text.slice(0, offset) + newText + document.text.slice(offset + length);
  void client.sendNotification('textDocument/didChange', {
    textDocument: { uri: document.uri, version: document.version },
    contentChanges: [{ range: { start, end }, text: newText }],
  });
};

const repeat = async (name, work) => {
  const times = [];
  for (let i = 0; i < runs; i++) times.push(await timed(() => work(i)));
  row(name, times);
};

console.log(`${hosts} hosts, Node ${process.version}, ${runs} runs`);
const conf = { document: undefined };
row('ready: initialize, open, first findings', [
  await timed(async () => {
    await client.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'site' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
      initializationOptions: { checked: true },
    });
    void client.sendNotification('initialized', {});
    conf.document = open('etc/dhcp/dhcpd.conf', 'dhcpd');
    await checked();
  }),
]);
const { document } = conf;
console.log(`memory, at rest ${rss().now} MiB`);

const middle = document.text.indexOf(
  'fixed-address',
  document.text.indexOf('host ', document.text.length / 2),
);
/** Types something wrong and takes it back; tells when the file's own part came, and when all of it. */
async function edits(name, target, offset, right, wrong) {
  const first = [];
  const all = [];
  for (let i = 0; i < runs; i++) {
    const [from, to] = i % 2 === 0 ? [right, wrong] : [wrong, right];
    const at = position(target, offset);
    const start = performance.now();
    const done = checked();
    type(target, offset, from.length, to, at);
    await published(({ uri }) => uri === target.uri);
    first.push(performance.now() - start);
    await done;
    all.push(performance.now() - start);
  }
  if (runs % 2 === 1) {
    type(target, offset, wrong.length, right);
    await checked();
  }
  row(`${name} → findings of the file`, first);
  row(`${name} → findings of the site`, all);
}
await edits('edit in a host', document, middle, 'fixed-address', 'fixed-adress');
const netmask = document.text.indexOf('netmask', document.text.indexOf('subnet ', document.text.length / 2));
await edits('edit in the head of a subnet', document, netmask, 'netmask', 'netmas');
const routers = document.text.indexOf('option routers', netmask);
await edits('edit in the words of a subnet', document, routers, 'option routers', 'option router');
const exported = open('etc/exports', 'exports');
await checked();
const rw = exported.text.indexOf('(rw', exported.text.length / 2);
await edits('edit in exports', exported, rw, '(rw', '(rx');
const asked = { textDocument: { uri: document.uri }, position: position(document, middle + 20) };
await repeat('hover', () => client.sendRequest('textDocument/hover', asked));
await repeat('completion', () => client.sendRequest('textDocument/completion', asked));
const name = { textDocument: { uri: document.uri }, position: position(document, middle + 3) };
const during = [];
for (let i = 0; i < runs; i++) {
  type(document, middle, 0, ' ');
  await new Promise((resolve) => setTimeout(resolve, 400));
  during.push(await timed(() => client.sendRequest('textDocument/hover', name)));
}
row('hover 0.4 s after an edit, the lint running', during);
console.log(`memory, now ${rss().now} MiB, at its peak ${rss().peak} MiB`);
await client.sendRequest('shutdown');
await client.sendNotification('exit');
client.dispose();
rmSync(folder, { recursive: true, force: true });

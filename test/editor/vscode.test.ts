/** A real VS Code with the packed extension: a finding across two files, its story, its fix, completion, rename with the file on disk, a revision, a new machine, Restricted Mode. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changed, miniature } from '../../server/rules/about/miniature.js';
import { repository } from '../support/repository.js';
import { skip } from '../support/skip.js';

/** What this test uses of Playwright. */
interface Locator {
  first(): Locator;
  locator(selector: string): Locator;
  waitFor(options?: object): Promise<void>;
  innerText(options?: object): Promise<string>;
  allInnerTexts(): Promise<string[]>;
  click(): Promise<void>;
  fill(text: string): Promise<void>;
  boundingBox(): Promise<{ x: number; y: number; height: number } | null>;
  frameLocator(selector: string): Locator;
}
interface Page {
  readonly keyboard: { press(keys: string): Promise<void> };
  readonly mouse: { move(x: number, y: number, options?: object): Promise<void> };
  locator(selector: string): Locator;
  frameLocator(selector: string): Locator;
  waitForSelector(selector: string, options?: object): Promise<unknown>;
  screenshot(options: { path: string }): Promise<unknown>;
}
interface Editor {
  readonly page: Page;
  /** The folder on disk. */
  readonly site: string;
  stop(): Promise<void>;
  open(path: string): Promise<void>;
  command(title: string): Promise<void>;
  file(name: string): Promise<void>;
  goTo(line: number, column: number): Promise<void>;
  text(): Promise<string>;
  status(): Promise<string>;
}
interface Driver {
  startEditor(options: {
    installed: string;
    vsix: string;
    files: Readonly<Record<string, string>>;
    trusted?: boolean;
    more?: object;
    prepare?: (folder: string) => void;
  }): Promise<Editor>;
}

const installed = process.env['DISKLESS_LINT_VSCODE'] ?? '';
/** Where pictures are kept, if anywhere. */
const shots = process.env['DISKLESS_LINT_SHOTS'];

const exports = 'etc/exports';
const config = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const files = { ...miniature(changed(exports, '/diskless/node21 ', '/diskless/node12 ')) };

/** While a view is put in the place of another one there are two frames. */
const SHOWN = 'iframe#active-frame';

describe('VS Code', function () {
  this.timeout(600_000);
  // A key or a click is lost now and then where the browser waits for the processor.
  this.retries(2);
  let folder = '';
  let vsix = '';
  let driver: Driver;
  let editor: Editor | undefined;

  before(async function () {
    if (!existsSync(join(installed, 'node_modules/code-server')) || !existsSync('/usr/bin/chromium')) {
      skip(
        this,
        'DISKLESS_LINT_VSCODE names no folder that test/editor/vscode/setup made, or chromium is not installed',
      );
    }
    folder = mkdtempSync(join(tmpdir(), 'diskless-lint-vsix-'));
    vsix = join(folder, 'extension.vsix');
    pack(repository, vsix);
    driver = (await import(join(repository, 'test/editor/vscode/editor.mjs'))) as Driver;
  });

  const pack = (from: string, to: string): void => {
    const vsce = join(installed, 'node_modules/.bin/vsce');
    execFileSync(vsce, ['package', '--no-dependencies', '--out', to], { cwd: from, stdio: 'ignore' });
  };

  /** The extension as a browser has it: without the part that starts a process. */
  const packForBrowser = (to: string): void => {
    const copy = join(folder, 'browser');
    const { main: _, ...manifest } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      main: string;
      files: readonly string[];
    };
    cpSync(repository, copy, {
      recursive: true,
      filter: (path) => !/\/(?:node_modules|\.git|dist\/lib)$/.test(path),
    });
    writeFileSync(join(copy, 'package.json'), JSON.stringify(manifest));
    pack(copy, to);
  };

  const picture = async ({ page }: Editor, name: string): Promise<void> => {
    if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`) });
  };

  afterEach(async function () {
    if (editor !== undefined && this.currentTest?.state === 'failed') await picture(editor, 'vscode-failed');
    await editor?.stop();
    editor = undefined;
  });

  after(() => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  const start = async (
    trusted = true,
    how: {
      readonly vsix?: string;
      readonly more?: object;
      readonly prepare?: (folder: string) => void;
    } = {},
  ): Promise<Editor> => {
    editor = await driver.startEditor({ installed, vsix, files, trusted, ...how });
    await editor.open(config);
    await editor.page.waitForSelector('.squiggly-error', { timeout: 120_000 });
    return editor;
  };
  /** Looks again and again, for half a minute. */
  const until = async (what: string, come: () => boolean | Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 120; i++) {
      if (await come()) return;
      await new Promise((done) => setTimeout(done, 250));
    }
    assert.fail(`${what} did not come`);
  };

  it('tells which machines do not boot and why, and mends it in the other file', async () => {
    const here = await start();
    const { page } = here;
    await until('the verdict', async () => (await here.status()).includes('1 of 1 do not boot'));
    await here.command('Explorer: Focus on Network-Booted Machines View');
    await page.waitForSelector('.monaco-list-row:has-text("node21")');

    await here.command('diskless-lint: Explain Boot of Machine');
    await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("node21")');
    await page.keyboard.press('Enter');
    const story = page.frameLocator('iframe.webview').frameLocator(SHOWN);
    await story.locator('h1').waitFor({ timeout: 60_000 });
    assert.match(await story.locator('h1').innerText(), /^✗ node21/);
    await picture(here, 'vscode-story');
    await story.locator('a').first().click();
    await page.waitForSelector('.tab.active[aria-label*="dhcpd.conf"]');

    await here.file('01-00-40-63-c2-ca-c9');
    const box = await page.locator('.squiggly-error').first().boundingBox();
    assert.ok(box !== null);
    await page.mouse.move(box.x + 40, box.y + box.height / 2, { steps: 4 });
    const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content');
    await hover.first().waitFor();
    assert.match((await hover.allInnerTexts()).join('\n'), /is not exported/);
    await page.mouse.move(5, 5);
    await page.keyboard.press('Escape');

    await here.command('View: Focus First Editor Group');
    await here.goTo(4, 30);
    await page.keyboard.press('Control+.');
    const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
    await menu.waitFor();
    assert.match(await menu.innerText(), /Export \/diskless\/node21 to 192\.168\.1\.21/);
    await page.keyboard.press('Enter');
    await until('the good verdict', async () => (await here.status()).includes('1 of 1 boot'));
    await until('the good story', async () => (await story.locator('h1').innerText()).startsWith('✓'));
    await picture(here, 'vscode-mended');
  });

  it('completes, and renames a MAC in the text and the file that is named after it', async () => {
    const here = await start();
    const { page } = here;
    await here.command('View: Focus First Editor Group');
    await here.goTo(4, 15);
    await page.keyboard.press('Control+Space');
    const offers = page.locator('.suggest-widget.visible .monaco-list-row');
    await offers.first().waitFor();
    assert.match((await offers.allInnerTexts()).join('\n'), /\/dev\/nfs/);
    await page.keyboard.press('Escape');

    await here.file('dhcpd.conf');
    const lines = (await here.text()).split('\n');
    const line = lines.findIndex((one) => one.includes('hardware ethernet'));
    await here.goTo(line + 1, (lines[line]?.indexOf('00:40') ?? 0) + 4);
    await page.keyboard.press('F2');
    const input = page.locator('.rename-box .rename-input');
    await input.waitFor();
    await input.fill('02:00:00:00:00:01');
    await page.keyboard.press('Enter');
    const renamed = join(here.site, 'srv/tftp/pxelinux.cfg/01-02-00-00-00-00-01');
    await until('the file under its new name', () => existsSync(renamed));
    assert.ok(!existsSync(join(here.site, config)));
    await here.command('File: Save All');
    const dhcpd = join(here.site, 'etc/dhcp/dhcpd.conf');
    await until('the text on disk', () => readFileSync(dhcpd, 'utf8').includes('02:00:00:00:00:01'));
  });

  it('compares the boots with a commit, and adds a machine in all the files that need it', async () => {
    const git = (folder: string, ...words: string[]): void => {
      const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
      execFileSync('git', ['-C', folder, ...who, ...words], { stdio: 'ignore' });
    };
    /** The export is right in the commit, and wrong in the folder. */
    const prepare = (folder: string): void => {
      const good = miniature();
      writeFileSync(join(folder, exports), good[exports] ?? '');
      git(folder, 'init', '-q');
      git(folder, 'add', '.');
      git(folder, 'commit', '-q', '-m', 'It boots');
      writeFileSync(join(folder, exports), files[exports] ?? '');
    };
    const here = await start(true, { prepare, more: { 'git.enabled': true } });
    const { page } = here;
    await until('the verdict', async () => (await here.status()).includes('1 of 1 do not boot'));
    await here.command('diskless-lint: Compare Boots with Git Revision');
    await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("It boots")', {
      timeout: 60_000,
    });
    await page.keyboard.press('Enter');
    const story = page.frameLocator('iframe.webview').frameLocator(SHOWN);
    await story.locator('h1').waitFor({ timeout: 60_000 });
    assert.match(await story.locator('h1').innerText(), /^What changed since [0-9a-f]{8} It boots$/);
    assert.match(await story.locator('body').innerText(), /Fails now\s+✗ node21: .* is not exported/);
    await picture(here, 'vscode-difference');

    await here.command('diskless-lint: Add Machine Like');
    await page.locator('.quick-input-list .monaco-list-row:has-text("node21")').first().click();
    const input = page.locator('.quick-input-widget input');
    await page.waitForSelector('.quick-input-message:has-text("MAC address")');
    await input.first().fill('52:54:00:12:34:56');
    await page.keyboard.press('Enter');
    for (const words of ['Its name', 'Its address']) {
      await page.waitForSelector(`.quick-input-message:has-text("${words}")`);
      // It is shown before it hears keys.
      await input.first().click();
      await page.keyboard.press('Enter');
    }
    await until('the second machine', async () => (await here.status()).includes('2'));
    const made = join(here.site, 'srv/tftp/pxelinux.cfg/01-52-54-00-12-34-56');
    const dhcpd = join(here.site, 'etc/dhcp/dhcpd.conf');
    const holds = (path: string, word: string): boolean =>
      existsSync(path) && readFileSync(path, 'utf8').includes(word);
    // The files are changed one after the other, and what is changed behind this is not saved by it.
    await until('host and file on disk', async () => {
      await here.command('File: Save All');
      return holds(dhcpd, '52:54:00:12:34:56') && holds(made, 'node22');
    });
    await picture(here, 'vscode-added');
  });

  it('works in Restricted Mode', async () => {
    const here = await start(false);
    const { page } = here;
    const signs = async () => (await page.locator('.statusbar-item').allInnerTexts()).join('\n');
    await until('the sign of Restricted Mode', async () => (await signs()).includes('Restricted Mode'));
    await until('the verdict', async () => (await here.status()).includes('1 of 1 do not boot'));
    await picture(here, 'vscode-restricted');
  });

  it('works in a browser, where a worker is the server and no process can be started', async () => {
    const browser = join(folder, 'browser.vsix');
    packForBrowser(browser);
    const here = await start(true, { vsix: browser });
    const { page } = here;
    await until('the verdict', async () => (await here.status()).includes('1 of 1 do not boot'));
    await picture(here, 'vscode-browser');
    // What changes on disk is heard of, too.
    writeFileSync(join(here.site, exports), miniature()[exports] ?? '');
    await until('the good verdict', async () => (await here.status()).includes('1 of 1 boot'));
    await here.command('diskless-lint: Explain Boot of Machine');
    await page.waitForSelector('.quick-input-list .monaco-list-row:has-text("node21")');
    await page.keyboard.press('Enter');
    const story = page.frameLocator('iframe.webview').frameLocator(SHOWN);
    await story.locator('h1').waitFor({ timeout: 60_000 });
    assert.match(await story.locator('h1').innerText(), /^✓ node21/);
    await story.locator('a').first().click();
    await page.waitForSelector('.tab.active[aria-label*="dhcpd.conf"]');
  });
});

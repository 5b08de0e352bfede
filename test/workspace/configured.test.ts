/** Which folders a configuration may name, and where the sites are under a configuration that somebody names. */
import assert from 'node:assert/strict';
import { readConfigured } from '../../server/workspace/configured.js';
import { MemoryFileSystem, type MemoryOptions } from '../../server/workspace/disk/memory.js';
import { type LocateOptions, Workspace } from '../../server/workspace/workspace.js';

const EXPORTS = '/srv/a 10.0.0.1(ro)\n';

function mistakes(
  text: string,
  more: Record<string, string> = {},
  bounds: { named?: string[]; outside?: boolean } = {},
  options: MemoryOptions = {},
): readonly string[] {
  const files = new MemoryFileSystem(
    { '/repo/diskless-lint.json': text, '/other/exports': EXPORTS, ...more },
    options,
  );
  const { named = [], outside = false } = bounds;
  const found = readConfigured(files, '/repo/diskless-lint.json', { named, outside });
  return 'problem' in found ? (found.lines ?? [found.problem]) : [];
}

describe('the folders of a configuration', () => {
  it('are there, each mistake with its place', () => {
    const text =
      '{\n "root": "nosuch",\n "paths": { "/srv": "etc/exports" },\n "kernels": { "/vmlinuz": "config" } }';
    assert.deepEqual(mistakes(text, { '/repo/etc/exports': EXPORTS }), [
      '/repo/diskless-lint.json:2:10: "root" names "nosuch", but there is no such folder.',
      '/repo/diskless-lint.json:3:21: "paths" names "etc/exports", which is no folder.',
      '/repo/diskless-lint.json:4:27: "kernels" names "config", but there is no such file.',
    ]);
    const right = '{ "root": "etc", "paths": { "/etc": "etc" }, "kernels": { "/vmlinuz": "etc/exports" } }';
    assert.deepEqual(mistakes(right, { '/repo/etc/exports': EXPORTS }), []);
  });

  it('lie in the repository, links followed, or are named by hand, or allowed', () => {
    const outwards = '{ "root": "../other" }';
    assert.match(mistakes(outwards)[0] ?? '', /lies outside of \/repo; --allow-outside/);
    assert.deepEqual(mistakes(outwards, {}, { outside: true }), []);
    assert.deepEqual(mistakes(outwards, {}, { named: ['/other'] }), []);
    assert.equal(mistakes(outwards, {}, { named: ['/oth'] }).length, 1);
    assert.deepEqual(mistakes(outwards, { '/.git/HEAD': '' }), []);
    const link = { symlinks: { '/repo/link': '/other' } };
    assert.match(mistakes('{ "paths": { "/srv": "link" } }', {}, {}, link)[0] ?? '', /outside of \/repo/);
    assert.match(mistakes('{ "kernels": { "/v": "/other/exports" } }')[0] ?? '', /outside of \/repo/);
  });
});

describe('the folders that clients are given', () => {
  const problem = (
    text: string,
    more: Record<string, string>,
    asked = '/repo',
    options: LocateOptions = {},
  ): string | undefined => {
    const files = new MemoryFileSystem({ '/repo/.git/HEAD': '', '/repo/diskless-lint.json': text, ...more });
    const found = new Workspace(files, options).locate(asked);
    return 'problem' in found ? found.problem : undefined;
  };
  const SERVER = { '/repo/etc/exports': EXPORTS, '/repo/srv/tftp/pxelinux.0': '', '/repo/srv/http/a': '' };
  const nowhere = (key: string, column: number, where = 'below /repo'): string =>
    `/repo/diskless-lint.json:1:${column}: "${key}" names "/nosuch", but there is no such folder ${where}.`;

  it('are there', () => {
    assert.equal(problem('{ "tftpRoot": "/nosuch" }', SERVER), nowhere('tftpRoot', 15));
    assert.equal(problem('{ "httpRoot": "/nosuch" }', SERVER), nowhere('httpRoot', 15));
    const url = problem('{ "urls": { "http://a/": "/srv/nosuch" } }', SERVER);
    assert.equal(url, nowhere('urls', 26).replace('/nosuch', '/srv/nosuch'));
    // Images that only the server has.
    assert.equal(problem('{ "urls": { "http://a/": "/images" } }', SERVER), undefined);
    assert.match(problem('{ "tftpRoot": "/srv/tftp/pxelinux.0" }', SERVER) ?? '', /"tftpRoot" names/);
    const right = '{ "tftpRoot": "/srv/tftp/", "httpRoot": "/srv/http", "urls": { "http://a/": "/srv" } }';
    assert.equal(problem(right, SERVER), undefined);
    assert.equal(problem('{ "paths": { "/boot": "srv/tftp" }, "tftpRoot": "/boot" }', SERVER), undefined);
  });

  it('need not be in a repository that has nothing of what is served, or leaves it out', () => {
    const settings =
      '{ "tftpRoot": "/srv/tftp", "httpRoot": "/srv/http", "urls": { "http://a/": "/srv/a" } }';
    assert.equal(problem(settings, { '/repo/etc/exports': EXPORTS }), undefined);
    assert.notEqual(problem(settings, { '/repo/etc/exports': EXPORTS, '/repo/srv/x': '' }), undefined);
    const ignored = { ...SERVER, '/repo/.gitignore': 'nosuch\n' };
    assert.equal(problem('{ "tftpRoot": "/nosuch" }', ignored), undefined);
    // Without the layout of a server the folder is looked for under other names.
    const loose = { '/repo/exports': EXPORTS, '/repo/srv/boot/pxelinux.cfg/default': 'LABEL a\n' };
    assert.equal(problem('{ "tftpRoot": "/srv/tftp" }', loose), undefined);
  });

  it('lie in one of several sites that share the configuration', () => {
    const sites = {
      '/repo/a/etc/exports': EXPORTS,
      '/repo/b/etc/exports': EXPORTS,
      '/repo/b/srv/tftp/x': '',
    };
    assert.equal(problem('{ "tftpRoot": "/srv/tftp" }', { ...sites, '/repo/a/srv/x': '' }), undefined);
    const none = { ...sites, '/repo/a/srv/tftp/x': '' };
    assert.equal(
      problem('{ "tftpRoot": "/nosuch" }', none),
      nowhere('tftpRoot', 15, 'in any of the 2 sites'),
    );
    // One of its own has its own folders.
    const own = { ...none, '/repo/a/diskless-lint.json': '{}' };
    assert.equal(problem('{ "tftpRoot": "/nosuch" }', own), nowhere('tftpRoot', 15, 'below /repo/b'));
    assert.equal(
      problem('{}', { ...none, '/repo/a/diskless-lint.json': '{ "tftpRoot": "/nosuch" }' }),
      nowhere('tftpRoot', 15, 'below /repo/a').replace('/repo/', '/repo/a/'),
    );
  });

  it('are asked for of the site that a configuration named by hand means', () => {
    const text = '{ "root": ".", "tftpRoot": "/nosuch" }';
    const options = { configurationFile: '/repo/diskless-lint.json' };
    assert.equal(problem(text, SERVER, '/repo', options), nowhere('tftpRoot', 28));
    assert.equal(problem(text, SERVER, '/repo/etc/exports', options), nowhere('tftpRoot', 28));
    assert.equal(problem('{ "tftpRoot": "/nosuch" }', SERVER, '/repo', options), undefined);
  });
});

describe('--config', () => {
  const files = {
    '/repo/.git/HEAD': '',
    '/repo/ci/strict.json': '{ "rules": { "dhcp/syntax": "off" } }',
    '/repo/ci/elsewhere.json': '{ "root": "../b" }',
    '/repo/a/etc/exports': EXPORTS,
    '/repo/b/etc/exports': EXPORTS,
    '/repo/b/diskless-lint.json': '{ "root": "nosuch" }',
    '/repo/c/diskless-lint.json': '{ "root": "tree" }',
    '/repo/c/tree/etc/exports': EXPORTS,
  };
  const roots = (path: string, file: string, more: LocateOptions = {}): unknown => {
    const workspace = new Workspace(new MemoryFileSystem(files), { configurationFile: file, ...more });
    const found = workspace.locate(path);
    return Array.isArray(found)
      ? found.map(({ root, configurationFile }) => {
          assert.equal(configurationFile, file);
          return root;
        })
      : found.problem;
  };

  it('moves no site', () => {
    const strict = '/repo/ci/strict.json';
    assert.deepEqual(roots('/repo/a', strict), ['/repo/a']);
    assert.deepEqual(roots('/repo/a/etc/exports', strict), ['/repo/a']);
    assert.deepEqual(roots('/repo', strict), ['/repo/a', '/repo/b', '/repo/c/tree']);
    assert.deepEqual(roots('/repo/c', strict), ['/repo/c/tree']);
    assert.deepEqual(roots('/repo', strict, { root: '/repo/b' }), ['/repo/b']);
  });

  it('does where it names a root itself', () => {
    assert.deepEqual(roots('/repo/a', '/repo/ci/elsewhere.json'), ['/repo/b']);
  });
});

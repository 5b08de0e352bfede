/** `generate` in a folder that is not empty: nothing of others is lost, and what it leaves behind is named. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, folder } from './program.js';

const description = (...names: string[]): string => `server: { name: boot, address: 10.7.3.1 }
network: { subnet: 10.7.3.0/24 }
nodes:
${names.map((name, i) => `  - { name: ${name}, mac: 52:54:00:07:03:0${i + 1}, address: 10.7.3.1${i + 1} }\n`).join('')}`;

describe('generate', function () {
  this.timeout(600_000);
  let here: Folder;
  const read = (name: string): string => readFileSync(join(here.path, name), 'utf8');
  const generate = (...more: string[]) => here.run(['generate', 'site.yaml', '--out', 'out', ...more]);
  beforeEach(() => {
    here = folder({ 'site.yaml': description('ash', 'birch') });
  });
  afterEach(() => here.remove());

  it('overwrites no file that it did not write, and then writes nothing at all', () => {
    here.write('out/etc/exports', '/srv/archive 10.7.3.9(ro)\n');
    here.write('out/srv/nfs/ash/etc/hostname', 'by-hand\n');
    assert.match(generate('--check').stdout, /^by hand out\/etc\/exports$/m);
    const { status, stdout, stderr } = generate();
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /^diskless-lint: out\/etc\/exports: generate did not write it/m);
    assert.match(stderr, /^diskless-lint: out\/srv\/nfs\/ash\/etc\/hostname: generate did not write it/m);
    assert.equal(read('out/etc/exports'), '/srv/archive 10.7.3.9(ro)\n');
    assert.ok(!existsSync(join(here.path, 'out/etc/hosts')));
  });

  it('follows the description, also in files without a mark, but loses no change by hand', () => {
    assert.equal(generate().status, 0);
    here.write('site.yaml', description('ash', 'cedar'));
    assert.equal(generate().status, 0);
    assert.equal(generate('--check').status, 1);
    const text = `${read('out/etc/exports')}/srv/archive 10.7.3.9(ro)\n`;
    here.write('out/etc/exports', text);
    here.write('site.yaml', description('ash'));
    const { status, stderr } = generate();
    assert.equal(status, 2);
    assert.match(stderr, /out\/etc\/exports: it was changed after generate wrote it/);
    assert.equal(read('out/etc/exports'), text);
  });

  it('names the files of a removed node', () => {
    generate();
    here.write('site.yaml', description('ash'));
    const written = generate();
    assert.equal(written.status, 0);
    assert.match(written.stderr, /^left over out\/srv\/nfs\/birch\/etc\/hostname: /m);
    const check = generate('--check');
    assert.equal(check.status, 1);
    assert.match(check.stdout, /^left over out\/srv\/tftp\/pxelinux\.cfg\/01-52-54-00-07-03-02$/m);
    rmSync(join(here.path, 'out/srv/nfs/birch'), { recursive: true });
    rmSync(join(here.path, 'out/srv/tftp/pxelinux.cfg/01-52-54-00-07-03-02'));
    assert.equal(generate('--check').status, 0);
  });

  it('follows no link below the folder, be it a file or a directory', () => {
    here.write('elsewhere/exports', 'theirs\n');
    mkdirSync(join(here.path, 'out/etc'), { recursive: true });
    symlinkSync('../../elsewhere/exports', join(here.path, 'out/etc/exports'));
    symlinkSync('../elsewhere', join(here.path, 'out/srv'));
    const { status, stderr } = generate();
    assert.equal(status, 2);
    assert.match(stderr, /out\/etc\/exports: a symbolic link leads there/);
    assert.match(stderr, /out\/srv\/nfs\/ash\/etc\/fstab: a symbolic link leads there/);
    assert.equal(read('elsewhere/exports'), 'theirs\n');
    assert.ok(!existsSync(join(here.path, 'elsewhere/nfs')));
  });

  it('finds its own files again after a run that was killed halfway', () => {
    generate();
    const before = read('out/etc/exports');
    const announced = read('out/.diskless-lint-generated.json');
    here.write('site.yaml', description('ash', 'birch', 'cedar'));
    generate();
    // The record speaks of both texts while files are written: with either there, the next run goes on.
    const after = JSON.parse(read('out/.diskless-lint-generated.json'));
    const both = JSON.parse(announced);
    for (const [path, prints] of Object.entries<string[]>(after.files)) {
      both.files[path] = [...new Set([...(both.files[path] ?? []), ...prints])];
    }
    here.write('out/.diskless-lint-generated.json', JSON.stringify(both));
    here.write('out/etc/exports', before);
    here.write('site.yaml', description('ash'));
    assert.equal(generate().status, 0);
  });

  it('tells all mistakes of a description, each with its place', () => {
    here.write('site.yaml', `${description('ash')}firmwares: [bios]\ntftp: { rot: /srv }\n`);
    const { status, stderr } = generate();
    assert.equal(status, 2);
    assert.match(
      stderr,
      /^diskless-lint: site\.yaml:5:1: .*"firmwares".*\ndiskless-lint: site\.yaml:6:9: .*"rot"/m,
    );
  });
});

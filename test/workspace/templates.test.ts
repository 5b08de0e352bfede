/** Templates are found by the names of what is made of them, and a finished file goes before its template. */
import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../server/workspace/disk/memory.js';
import { Workspace } from '../../server/workspace/workspace.js';
import { siteOf } from '../support/site.js';

const DHCPD = 'subnet {{ net }} netmask {{ mask }} {\n  next-server {{ server }};\n}\n';
const EXPORTS = '{% for e in exports %}\n{{ e.path }} {{ e.net }}(ro)\n{% endfor %}\n';
const FSTAB = '{{ server }}:/home /home nfs rw 0 0\n';
const MENU = 'DEFAULT {{ first }}\nLABEL {{ first }}\n  KERNEL {{ kernel }}\n';
const SCRIPT = '#!ipxe\nkernel http://{{ server }}/vmlinuz\nboot\n';

const ENDINGS = [
  ...['j2', 'jinja', 'jinja2', 'erb', 'epp', 'tmpl', 'tpl', 'gotmpl', 'ctmpl', 'template', 'mako', 'in'],
];

function filesOf(files: Readonly<Record<string, string>>): string[] {
  return [...siteOf(files).files.keys()].map((path) => path.replace('/site/', '')).sort();
}

describe('templates in a repository', () => {
  it('are read under the name of what is made of them, whatever writes them', () => {
    for (const ending of ENDINGS) {
      const files = {
        [`templates/boot.ipxe.${ending}`]: SCRIPT,
        [`templates/dhcpd.conf.${ending}`]: DHCPD,
        [`templates/exports.${ending}`]: EXPORTS,
        [`templates/fstab.${ending}`]: FSTAB,
        [`templates/pxelinux.cfg/default.${ending}`]: MENU,
      };
      assert.deepEqual(filesOf(files), Object.keys(files), ending);
      for (const [path, text] of Object.entries(files)) assert.deepEqual(filesOf({ [path]: text }), [path]);
    }
  });

  it('say nothing where the finished file is there', () => {
    const files = {
      'out/boot.ipxe': '#!ipxe\nboot http://10.0.0.1/vmlinuz\n',
      'out/dhcpd.conf': 'subnet 10.0.0.0 netmask 255.0.0.0 {\n}\n',
      'out/exports': '/srv 10.0.0.0/8(ro)\n',
      'out/fstab': 'proc /proc proc defaults 0 0\n',
      'out/pxelinux.cfg/default': 'LABEL x\n  KERNEL vmlinuz\n',
    };
    const templates = {
      'a/boot.ipxe.j2': SCRIPT,
      'a/dhcpd.conf.j2': DHCPD,
      'a/exports.j2': EXPORTS,
      'a/fstab.j2': FSTAB,
      'out/pxelinux.cfg/default.j2': MENU,
    };
    assert.deepEqual(filesOf({ ...templates, ...files }), Object.keys(files));
  });

  it('are read of scripts of iPXE by the name of an example as well, but where the script is there', () => {
    const example = { 'out/boot.ipxe.example': '#!ipxe\nboot http://10.0.0.1/vmlinuz\n' };
    const script = { 'out/boot.ipxe': '#!ipxe\nboot http://10.0.0.1/vmlinuz\n' };
    assert.deepEqual(filesOf({ ...example, 'out/other.ipxe': script['out/boot.ipxe'] }).sort(), [
      'out/boot.ipxe.example',
      'out/other.ipxe',
    ]);
    assert.deepEqual(filesOf({ ...example, ...script }), Object.keys(script));
    assert.deepEqual(
      filesOf({ 'out/boot.ipxe.sample': script['out/boot.ipxe'], ...script }),
      Object.keys(script),
    );
  });

  it('are those of other programs where they hold neither holes nor what the name says', () => {
    assert.deepEqual(filesOf({ 'lib/exports.in': 'create_object\nfree_object\n', 'out/dhcpd.conf': '' }), [
      'out/dhcpd.conf',
    ]);
    assert.deepEqual(filesOf({ 'out/dhcpd.conf': '', 'lib/app.config.in': 'CONFIG_X=y\n' }), [
      'out/dhcpd.conf',
    ]);
  });

  it('are named where they are not read', () => {
    const files = {
      '/repo/a/dhcpd.conf.j2': DHCPD,
      '/repo/b/dhcpd.conf.j2': DHCPD,
      '/repo/b/exports.j2': EXPORTS,
      '/repo/c/default.j2': MENU,
      '/repo/c/exports.tmpl': EXPORTS,
      '/repo/c/notes.j2': 'Label your disks before you\nboot them.\n',
    };
    const workspace = new Workspace(new MemoryFileSystem(files));
    const located = workspace.locate('/repo');
    assert.ok(Array.isArray(located));
    const sites = located.map((location) => ({ location, site: workspace.site(location) }));
    assert.deepEqual(
      workspace.notRead(['/repo'], sites).map(({ path, program }) => `${path}: ${program}`),
      [
        '/repo/b/dhcpd.conf.j2: dhcpd, another file was read',
        '/repo/c/default.j2: PXELINUX or its kin, as a template away from pxelinux.cfg/',
        '/repo/c/exports.tmpl: exportfs, another file was read',
      ],
    );
  });
});

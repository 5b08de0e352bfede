/** Sites whose kernels other loaders than PXELINUX start go in; which configuration their kernels have comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, grubMenu } from '../../server/rules/about/examples/grub.js';
import { ipxeSite } from '../../server/rules/about/examples/ipxe.js';
import { siteOf } from '../support/site.js';

const CONFIG =
  '#\n# Automatically generated file; DO NOT EDIT.\n# Linux/x86 6.1.90 Kernel Configuration\n#\n# CONFIG_ROOT_NFS is not set\n';
type Files = Readonly<Record<string, string>>;

/** The images that have a configuration, below the TFTP root where they lie there. */
const configured = (files: Files): string[] =>
  siteOf(files).kernels.flatMap(({ image, configuration }) =>
    configuration === undefined ? [] : [image.replace(/^\/srv\/tftp/, '')],
  );
const WORDS = 'root=/dev/nfs ip=dhcp';
const SITE = { 'srv/tftp/vmlinuz.config': undefined, 'srv/tftp/pxelinux.cfg/default': undefined };

describe('the configuration of a kernel that GRUB starts', () => {
  const grub = (commands: string, files: Files, before?: string) =>
    configured({
      ...bootedByGrub({ ...SITE, 'srv/tftp/grub/grub.cfg': grubMenu(commands, before) }),
      ...files,
    });

  it('stands beside it', () => {
    const beside = (name: string, config: string) =>
      grub(`  linux ${name} ${WORDS}\n`, { [`srv/tftp/${config}`]: CONFIG });
    assert.deepEqual(beside('/k/vmlinuz-6.1', 'k/config-6.1'), ['/k/vmlinuz-6.1']);
    assert.deepEqual(beside('(tftp)/k/bzImage', 'k/.config'), ['/k/bzImage']);
    assert.deepEqual(beside('$prefix/bzImage', 'grub/.config'), ['/grub/bzImage']);
    assert.deepEqual(beside('/k/vmlinuz-6.1', 'k/config-6.2'), []);
  });

  it('is that of an entry of a submenu, and of a branch', () => {
    const files = { 'srv/tftp/config-5': CONFIG };
    const line = `linux16 /vmlinuz-5 ${WORDS}\n`;
    assert.deepEqual(grub(`}\nsubmenu "more" {\nmenuentry "old" {\n${line}}\n`, files), ['/vmlinuz-5']);
    assert.deepEqual(grub(`if [ "$a" = b ]; then\ntrue\nelse\n${line}fi\n`, files), ['/vmlinuz-5']);
  });

  it('is found where variables are a part of the name', () => {
    const files = { 'srv/tftp/k/vmlinuz-6.1': '', 'srv/tftp/k/config-6.1': CONFIG };
    assert.deepEqual(grub(`linux /k/vmlinuz-$v ${WORDS}\n`, files), ['/k/vmlinuz-6.1']);
    assert.deepEqual(grub(`linux $d/vmlinuz-$v ${WORDS}\n`, files, 'set d=/k\nset v=6.1\n'), [
      '/k/vmlinuz-6.1',
    ]);
    assert.deepEqual(grub(`linux $d/vmlinuz-$v ${WORDS}\n`, files, 'd=/k\nset v=6.1\n'), ['/k/vmlinuz-6.1']);
  });
});

describe('the configuration of a kernel that iPXE starts', () => {
  const ipxe = (commands: string, files: Files) =>
    configured({ ...ipxeSite({ ...SITE, 'srv/tftp/boot.ipxe': `#!ipxe\n${commands}\nboot\n` }), ...files });

  it('stands beside it', () => {
    const beside = (line: string) => ipxe(line, { 'srv/tftp/k/vmlinuz.config': CONFIG });
    assert.deepEqual(beside(`kernel k/vmlinuz ${WORDS}`), ['/k/vmlinuz']);
    assert.deepEqual(beside(`kernel --name linux tftp://\${next-server}/k/vmlinuz ${WORDS}`), ['/k/vmlinuz']);
    assert.deepEqual(beside(`kernel other/vmlinuz ${WORDS}`), []);
  });

  it('is found where variables are a part of the name, and in the folder of a web server', () => {
    const files = { 'srv/tftp/k/vmlinuz-6.1': '', 'srv/tftp/k/config-6.1': CONFIG };
    assert.deepEqual(ipxe(`set base k\nkernel \${base}/vmlinuz-\${v} ${WORDS}`, files), ['/k/vmlinuz-6.1']);
    const web = {
      'etc/nginx/nginx.conf': 'http {\n server {\n  listen 80;\n  root /srv/www;\n }\n}\n',
      'srv/www/k/vmlinuz': '',
      'srv/www/k/vmlinuz.config': CONFIG,
    };
    assert.deepEqual(ipxe(`kernel http://192.168.1.1/k/vmlinuz ${WORDS}`, web), ['/srv/www/k/vmlinuz']);
  });
});

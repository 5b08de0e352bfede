/** Scripts go in; what ipxe/boot-missing finds in them, and where it has to be silent. */
import assert from 'node:assert/strict';
import { IPXE_WORDS, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { findings } from '../support.js';

/** `severity rule line` of what is found in the machine's script and those beside it. */
const found = (script: string, more: Readonly<Record<string, string>> = {}): string[] =>
  findings({
    'etc/dhcp/dhcpd.conf': undefined,
    'etc/default/tftpd-hpa': undefined,
    ...ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${script}\n`, ...more }),
  }).map(({ severity, rule, line }) => `${severity} ${rule} ${line}`);

const KERNEL = `kernel vmlinuz ${IPXE_WORDS}`;

describe('ipxe/boot-missing', () => {
  it('finds a kernel that is loaded and never started', () => {
    assert.deepEqual(found(KERNEL), ['error ipxe/boot-missing 2']);
    assert.deepEqual(found(`${KERNEL}\n:end`), ['error ipxe/boot-missing 2']);
    assert.deepEqual(found('chain node.ipxe', { 'srv/tftp/node.ipxe': `#!ipxe\n${KERNEL}\n` }), [
      'error ipxe/boot-missing 2',
    ]);
  });

  it('finds it before an exit, and behind imgselect', () => {
    assert.deepEqual(found(`${KERNEL}\nexit`), ['error ipxe/boot-missing 2']);
    assert.deepEqual(found(`${KERNEL} || exit\nboot`), []);
    const fetched = `imgfetch --name linux vmlinuz\nimgargs linux ${IPXE_WORDS}\n`;
    assert.deepEqual(found(`${fetched}imgselect linux`), ['error ipxe/boot-missing 2']);
    assert.deepEqual(found(`${fetched}imgselect linux\nboot`), []);
    assert.deepEqual(found(`${KERNEL}\nimgfree\nexit`), []);
  });

  it('finds it behind an item of a menu', () => {
    const menu = `menu Start\nitem a A\nitem b B\nchoose x && goto \${x}\n:a\n${KERNEL}\nboot\n:b\n${KERNEL}`;
    assert.deepEqual(found(menu), ['warning ipxe/boot-missing 10']);
  });

  it('finds it where the script goes on into a shell, to a disk or back to its menu', () => {
    const menu = (behind: string) =>
      `:start\nmenu Start\nitem a A\nitem b B\nchoose --default a --timeout 9000 x && goto \${x}\n:a\n${KERNEL}\n${behind}`;
    const AT = ['error ipxe/boot-missing 8'];
    for (const behind of [
      ':b\nshell',
      ':b\nsanboot --drive 0x80',
      'goto start\n:b\nexit',
      ':b\nreboot',
      ':b\npoweroff',
    ])
      assert.deepEqual(found(menu(behind)), AT, behind);
    for (const behind of [':b\nshell', ':b\nsanboot --drive 0x80'])
      assert.deepEqual(found(menu(`boot || goto b\n${behind}`)), [], behind);
  });

  it('leaves it to the comment that may have taken the boot in', () => {
    assert.deepEqual(found(`${KERNEL}\n# quiet \\\nboot`), ['error ipxe/comment-joins-line 3']);
    assert.deepEqual(found(`# quiet \\\nboot\n${KERNEL}`), [
      'warning ipxe/comment-joins-line 2',
      'error ipxe/boot-missing 4',
    ]);
  });

  it('offers the line that is missing', () => {
    const [first] = findings({
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      ...ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${KERNEL}\n` }),
    });
    assert.deepEqual(first?.fixes, [{ title: 'Add boot at the end', newTexts: ['boot\n'] }]);
  });

  it('is told at a command that fails before the boot, where another boot would not help', () => {
    assert.deepEqual(found(`${KERNEL}\ninitrd\nboot`), ['error ipxe/boot-missing 3']);
    assert.deepEqual(found(`${KERNEL}\nisset \${none}\nboot`), ['error ipxe/boot-missing 3']);
    assert.deepEqual(found(`${KERNEL}\ninitrd ||\nboot`), []);
    const [first] = findings({
      'etc/dhcp/dhcpd.conf': undefined,
      'etc/default/tftpd-hpa': undefined,
      ...ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${KERNEL}\ninitrd\nboot\n` }),
    });
    assert.deepEqual(first?.fixes, []);
    assert.match(first.message, /^This command fails, and iPXE ends the script there/);
  });

  it('is silent where the script goes elsewhere on purpose, or its caller starts the kernel', () => {
    const called = { 'srv/tftp/node.ipxe': `#!ipxe\n${KERNEL}\n` };
    assert.deepEqual(found('chain node.ipxe && boot', called), []);
    for (const end of ['shell', 'sanboot --no-describe --drive 0x80', 'imgfree', 'boot'])
      assert.deepEqual(found(`${KERNEL}\n${end}`), [], end);
    assert.deepEqual(found('echo nothing to do'), []);
  });
});

/** What GRUB makes of its configuration: a site that it boots goes in with changes, what happens to its UEFI machine comes out. */
import assert from 'node:assert/strict';
import { traceSite } from '../../../../server/boot/site.js';
import { assumptionsOf } from '../../../../server/boot/stage.js';
import type { BootTrace } from '../../../../server/boot/trace.js';
import { GRUB_CFG, grubMenu } from '../../../../server/rules/about/examples/grub.js';
import { type GrubParts, grubImageOf } from '../../../support/grub-image.js';
import { siteOf } from '../../../support/site.js';
import { boot, doubts, entry, entryOf, menu, WORDS, words } from './booted.js';

type Changes = Readonly<Record<string, string | undefined>>;

const faults = ({ stages }: BootTrace): string[] =>
  stages.flatMap((stage) => stage.faults.map(({ id }) => id));

const node = (title: string, more = ''): string => entry(title, `linux /vmlinuz ${WORDS} ${more}`);

describe('GRUB over the network', () => {
  it('boots the node to its mounts', () => {
    const trace = boot({});
    assert.equal(trace.verdict, 'boots');
    assert.equal(words(trace), WORDS);
    assert.equal(entryOf(trace), 'Node');
  });

  it('does not know its server behind a proxy, which gives no addresses', () => {
    const proxy = (range: string) => ({
      'etc/dnsmasq.conf': `port=0\nlisten-address=192.168.1.1\ndhcp-range=${range}\npxe-service=X86-64_EFI,"Boot",grubnetx64.efi\nenable-tftp\ntftp-root=/srv/tftp\n`,
      'srv/tftp/grubnetx64.efi': '',
      'srv/tftp/vmlinuz': '',
      [GRUB_CFG]: `timeout=1\n${node('Node')}`,
    });
    const traced = (range: string) =>
      traceSite(siteOf(proxy(range))).find(({ firmware }) => firmware === 'efi-x64');
    const behind = traced('192.168.1.0,proxy');
    assert.equal(behind?.verdict, 'unknown');
    assert.equal(behind === undefined ? '' : entryOf(behind), 'Node');
    assert.match(doubts(behind ?? boot({})), /the one that gives the addresses says it, not the proxy/);
    assert.doesNotMatch(doubts(traced('192.168.1.50,192.168.1.99') ?? boot({})), /proxy/);
  });

  it('does not know what a file does that is read on the way and refused in part', () => {
    const more = (text: string) =>
      boot({ [GRUB_CFG]: `source /grub/more.cfg\n${node('A')}`, 'srv/tftp/grub/more.cfg': text });
    assert.equal(more('set timeout=1\n').verdict, 'boots');
    const broken = more('if true; then\nset timeout=1\n');
    assert.equal(broken.verdict, 'unknown');
    assert.match(doubts(broken), /GRUB refuses a part of more\.cfg/);
  });

  it('points at the line that sets a "default" of no entry, wherever it stands', () => {
    const at = (changes: Changes): string | undefined => {
      const fault = boot(changes)
        .stages.flatMap((stage) => stage.faults)
        .find(({ id }) => id === 'grub/default-unknown');
      return fault?.at.file.replace(/^.*\//, '');
    };
    const sourced = {
      [GRUB_CFG]: 'source /grub/more.cfg\n',
      'srv/tftp/grub/more.cfg': `set default=9\n${node('A')}${node('B')}`,
    };
    assert.equal(at(sourced), 'more.cfg');
    assert.equal(
      at({ [GRUB_CFG]: `if true; then\nset default=9\nfi\n${node('A')}${node('B')}` }),
      'grub.cfg',
    );
  });

  it('starts the entry that "default" names: by number, title or id', () => {
    const text = (name: string) =>
      `set default=${name}\nset timeout=1\n${node('A', 'a')}menuentry "B b" --id=bee {\nlinux /vmlinuz ${WORDS} b\n}\n`;
    assert.equal(entryOf(menu(text('1'))), 'B b');
    assert.equal(entryOf(menu(text('"B b"'))), 'B b');
    assert.equal(entryOf(menu(text('bee'))), 'B b');
    assert.equal(entryOf(menu(text('""'))), 'A');
    const missed = menu(text('cee'));
    assert.equal(entryOf(missed), 'A');
    assert.deepEqual(faults(missed), ['grub/default-unknown']);
  });

  it('goes on in the submenu that "default" leads to', () => {
    const text = (name: string) =>
      `set default=${name}\nset timeout=3\n${node('A', 'a')}submenu more {\n${node('B', 'b')}${node('C', 'c')}}\n`;
    assert.match(words(menu(text('"more>C"'))), / c$/);
    assert.match(words(menu(text('1'))), / b$/);
    assert.match(words(menu(text('"1>1"'))), / c$/);
    assert.equal(menu(text('"1>1"')).verdict, 'boots');
    assert.deepEqual(faults(menu(text('"more>D"'))), ['grub/default-unknown']);
    const empty = menu('set timeout=0\nsubmenu more {\ntrue\n}\n');
    assert.match(doubts(empty), /opens an empty menu/);
  });

  it('takes the page about an error of a web server for the file', () => {
    const site = (commands: string): BootTrace =>
      boot({
        'diskless-lint.json': '{ "httpRoot": "/srv/http" }',
        'srv/http/vmlinuz': '',
        [GRUB_CFG]: `set timeout=1\n${entry('A', commands)}`,
      });
    const kernel = site(`linux (http,192.168.1.1)/gone ${WORDS}`);
    assert.deepEqual(faults(kernel), ['grub/kernel-missing']);
    const [fault] = kernel.stages.flatMap((stage) => stage.faults);
    assert.equal(fault?.console, 'error: premature end of file (http,192.168.1.1)/gone.');
    const initrd = 'initrd (http,192.168.1.1)/gone.img';
    const ramdisk = site(`linux (http,192.168.1.1)/vmlinuz ${WORDS}\n${initrd}`);
    assert.deepEqual(faults(ramdisk), ['grub/initrd-missing']);
    assert.equal(ramdisk.verdict, 'degraded');
    assert.equal(site(`linux (http,192.168.1.1)/vmlinuz boot=nfs ip=dhcp\n${initrd}`).verdict, 'fails');
  });

  it('opens files of any name, beside itself or by their whole path', () => {
    const more = `set timeout=1\n${node('A', 'more')}`;
    const through = (line: string, path: string): BootTrace =>
      boot({ [GRUB_CFG]: `${line}\n`, [path]: more });
    const beside = `${GRUB_CFG.slice(0, GRUB_CFG.lastIndexOf('/'))}/more.txt`;
    for (const name of ['$prefix/more.txt', '${prefix}/more.txt', '/grub/more.txt', '(tftp)/grub/more.txt'])
      assert.match(words(through(`configfile ${name}`, beside)), / more$/, name);
    assert.match(words(through('source $prefix/more.txt', beside)), / more$/);
    assert.match(
      doubts(through('configfile $net_where/more.txt', beside)),
      /file that grub.cfg opens is not known/,
    );
  });

  it('waits for somebody where no timeout is set', () => {
    assert.match(doubts(menu(node('A'))), /grub\.cfg sets no timeout: .*waits for somebody/);
    assert.equal(menu(node('A')).verdict, 'unknown');
    assert.match(doubts(menu(`timeout=-1\n${node('A')}`)), /sets the timeout to -1: .*waits for somebody/);
    assert.equal(menu(`timeout=0\n${node('A')}`).verdict, 'boots');
  });

  it('resolves variables, those of the network too', () => {
    const text = (commands: string) => `timeout=1\n${entry('A', commands)}`;
    assert.equal(
      words(menu(text(`srv=$net_default_server\nlinux /vmlinuz ${WORDS} s=$srv m=\${net_default_mac}`))),
      `${WORDS} s=192.168.1.1 m=00:40:63:c2:ca:c9`,
    );
    assert.equal(
      words(
        menu(
          text(
            `linux /vmlinuz ${WORDS} $grub_platform $grub_cpu $net_default_ip $cmdpath $feature_menuentry_id`,
          ),
        ),
      ),
      `${WORDS} efi x86_64 192.168.1.21 (tftp,192.168.1.1) y`,
    );
    const below = boot({ [GRUB_CFG]: text(`linux /vmlinuz ${WORDS} $cmdpath`) }, 'grub/x86_64-efi/core.efi');
    assert.equal(words(below), `${WORDS} (tftp,192.168.1.1)grub/x86_64-efi`);
    assert.equal(words(menu(text(`w="a b"\nlinux /vmlinuz ${WORDS} $w "$w" $none`))), `${WORDS} a b a b`);
  });

  it('does not guess a word that decides where the root is', () => {
    const trace = menu(
      `timeout=1\n${entry('A', 'linux /vmlinuz root=/dev/nfs nfsroot=$net_eth0_x ip=dhcp')}`,
    );
    assert.equal(trace.kernel, undefined);
    assert.match(doubts(trace), /tells the kernel is not known/);
  });

  it('follows conditions that are decided, and both ways where they are not', () => {
    const text = (condition: string) =>
      `timeout=1\nif ${condition}; then\n${node('Yes')}else\n${node('No')}fi\n`;
    assert.equal(entryOf(menu(text('[ "$grub_platform" = "efi" ]'))), 'Yes');
    assert.equal(
      entryOf(menu(text('[ x$feature_all_video_module = xy -a ! -z "$net_default_mac" ]'))),
      'Yes',
    );
    assert.equal(entryOf(menu(text('[ -e /no-such ]'))), 'No');
    assert.equal(entryOf(menu(text('! true'))), 'No');
    // Without quotes an empty word is none, and what is left holds.
    assert.equal(entryOf(menu(text('[ $none ]'))), 'Yes');
    assert.equal(entryOf(menu(text('[ "$none" ]'))), 'No');
    assert.equal(entryOf(menu(text('[ ( a = b ) -o "$grub_cpu" = "x86_64" ]'))), 'Yes');
    assert.match(doubts(menu(text('keystatus --shift'))), /which entries the menu has/);
  });

  it('keeps what both ways agree on', () => {
    const trace = menu(
      `if keystatus --shift; then\n  timeout=1\n  a=1\nelse\n  timeout=1\n  a=2\nfi\n${node('A', 'x=$a')}`,
    );
    assert.equal(trace.verdict, 'boots');
    assert.equal(words(trace), `${WORDS} x`);
  });

  it('loads no folder, and says that it is one', () => {
    const trace = boot({
      [GRUB_CFG]: `timeout=1\n${entry('A', `linux /sub ${WORDS}`)}`,
      'srv/tftp/sub/vmlinuz': '',
    });
    const [fault] = trace.stages.flatMap(({ faults }) => faults);
    assert.ok(fault?.id === 'grub/kernel-missing' && fault.folder);
    assert.equal(fault.console, undefined);
  });

  it('opens other files', () => {
    const other = (command: string) =>
      boot({
        [GRUB_CFG]: `timeout=1\n${command} $prefix/more.cfg\n`,
        'srv/tftp/grub/grub.cfg-x': undefined,
      });
    assert.deepEqual(faults(other('source')), ['grub/config-missing']);
    const own = boot({
      [GRUB_CFG]: 'configfile (tftp)/grub/grub.cfg-more\n',
      'srv/tftp/grub/grub.cfg-more': `timeout=1\n${node('More')}`,
    });
    assert.equal(entryOf(own), 'More');
    assert.equal(own.verdict, 'boots');
  });

  it('leaves what leaves it', () => {
    assert.match(doubts(menu(`timeout=1\n${entry('A', 'exit')}`)), /leaves GRUB \(exit\)/);
    assert.match(doubts(menu(`timeout=1\n${entry('A', 'chainloader (hd0)/x.efi')}`)), /loads \(hd0\)\/x.efi/);
  });

  it('takes no words behind initrd, and no initrd= for a ramdisk', () => {
    const text = (initrd: string, more = '') =>
      `timeout=1\n${entry('A', `linux /vmlinuz ${WORDS} ${more}\n${initrd}`)}`;
    const ramdisk = { 'srv/tftp/initrd.img': '' };
    assert.deepEqual(faults(boot({ ...ramdisk, [GRUB_CFG]: text('initrd /initrd.img auto=true') })), [
      'grub/initrd-words',
    ]);
    assert.deepEqual(faults(boot({ ...ramdisk, [GRUB_CFG]: text('initrd initrd.img') })), []);
    assert.deepEqual(faults(menu(text('initrd /no-such.img'))), ['grub/initrd-missing']);
    assert.deepEqual(menu(text('', 'initrd=no-such.img')).kernel?.initrds, []);
  });

  it('says which file a kernel would be, from the top of the TFTP root', () => {
    const trace = menu(grubMenu(`  linux vmlinuz.old ${WORDS}\n`));
    assert.deepEqual(faults(trace), ['grub/kernel-missing']);
    assert.equal(trace.kernel?.imagePath, '/srv/tftp/vmlinuz.old');
    assert.equal(menu(grubMenu(`  linux (tftp,192.168.1.1)/vmlinuz ${WORDS}\n`)).verdict, 'boots');
    const elsewhere = menu(grubMenu(`  linux (tftp,10.9.9.9)/no-such ${WORDS}\n`));
    assert.deepEqual(faults(elsewhere), []);
  });

  it('starts what is loaded without an entry, if boot stands behind it', () => {
    assert.equal(menu(`linux /vmlinuz ${WORDS}\nboot\n`).verdict, 'boots');
    assert.deepEqual(faults(menu(`linux /vmlinuz ${WORDS}\n`)), ['grub/nothing-to-start']);
  });

  it('does not go by a file of which GRUB refuses a part, or that is a template', () => {
    assert.match(doubts(menu(`timeout=1\n${node('A')}a && b\n`)), /refuses a part/);
    assert.match(
      doubts(menu(`timeout=1\n{% if x %}\n${node('B')}{% endif %}\n${node('A')}`)),
      /which entries/,
    );
  });

  it('is loaded by shim', () => {
    const trace = boot({ 'srv/tftp/efi/grubx64.efi': '' }, 'efi/shimx64.efi');
    assert.equal(trace.verdict, 'boots');
    assert.ok(
      assumptionsOf(trace.stages).some((text) => text.includes('built into efi/grubx64.efi is /grub')),
    );
  });

  it('tells what else may be chosen', () => {
    const trace = menu(
      `timeout=1\n${node('A')}${entry('B', `linux /no-such ${WORDS}`)}${entry('C', 'exit')}`,
    );
    assert.deepEqual(
      trace.entries.map(({ entry: { name }, stages }) => [
        name,
        stages.flatMap((one) => one.faults).map(({ id }) => id),
      ]),
      [
        ['B', ['grub/kernel-missing']],
        ['C', []],
      ],
    );
  });

  it('tells what else may be chosen in the menus of submenus', () => {
    const LOST = entry('B', `linux /no-such ${WORDS}`);
    const sub = (title: string, what: string) => `submenu "${title}" {\n${what}}\n`;
    const others = (text: string) =>
      menu(`timeout=1\n${text}`).entries.map(({ entry: { name }, stages }) => [
        name,
        stages.flatMap(({ faults }) => faults).length,
      ]);
    assert.deepEqual(others(node('A') + sub('more', LOST + sub('still more', LOST))), [
      ['B', 1],
      ['B', 1],
    ]);
    // What starts by itself is no choice, and what is not known, or leaves GRUB, offers nothing.
    assert.deepEqual(others(`default="1>0"\n${LOST}${sub('more', node('A') + LOST)}`), [
      ['B', 1],
      ['B', 1],
    ]);
    assert.deepEqual(others(node('A') + sub('more', `if keystatus --shift; then\n${LOST}fi\n`)), []);
    assert.deepEqual(others(node('A') + sub('more', `${LOST}exit\n`)), []);
  });
});

describe('the configuration that GRUB comes to', () => {
  const used = ({ loading }: BootTrace): string | undefined =>
    loading?.used.kind === 'value' ? loading.used.value.name : undefined;
  const FILES = {
    'srv/tftp/grub/grub.cfg-01-00-40-63-c2-ca-c9': grubMenu(),
    'srv/tftp/grub/grub.cfg-C0A80115': grubMenu(),
    'srv/tftp/grub/grub.cfg-C0A8': grubMenu(),
  };

  it('is that of the MAC in lower case, of the address in upper case, then the common one', () => {
    const program = 'grub/x86_64-efi/core.efi';
    assert.equal(used(boot(FILES, program)), 'grub.cfg-01-00-40-63-c2-ca-c9');
    const { 'srv/tftp/grub/grub.cfg-01-00-40-63-c2-ca-c9': _, ...addresses } = FILES;
    assert.equal(used(boot(addresses, program)), 'grub.cfg-C0A80115');
    assert.deepEqual(boot(addresses, program).loading?.tried, [
      '/grub/grub.cfg-01-00-40-63-c2-ca-c9',
      '/grub/grub.cfg-C0A80115',
    ]);
    const wrong = {
      'srv/tftp/grub/grub.cfg-01-00-40-63-C2-CA-C9': grubMenu(),
      'srv/tftp/grub/grub.cfg-c0a80115': grubMenu(),
    };
    assert.equal(used(boot(wrong, program)), 'grub.cfg');
  });

  it('is the common one for the image that Debian signs', () => {
    assert.equal(used(boot(FILES)), 'grub.cfg');
  });

  it('may be another one where modules lie beside an image of that name, for then somebody has built it', () => {
    const built = (files: Changes, program: string): unknown => {
      const trace = boot({ [GRUB_CFG]: undefined, 'srv/tftp/efi/grub.cfg': grubMenu(), ...files }, program);
      return faults(trace).includes('grub/no-config') ? 'none' : used(trace);
    };
    const image = 'efi/grubnetx64.efi';
    assert.equal(built({}, image), 'none');
    assert.equal(built({ 'srv/tftp/efi/tftp.mod': '' }, image), 'grub.cfg');
    assert.equal(built({ 'srv/tftp/efi/x86_64-efi/tftp.mod': '' }, image), 'grub.cfg');
    assert.equal(built({ 'srv/tftp/other/tftp.mod': '' }, image), 'none');
    // Those of a package.
    assert.equal(built({ 'srv/tftp/grub/tftp.mod': '' }, 'grubnetx64.efi'), 'none');
    assert.equal(built({ 'srv/tftp/grub/x86_64-efi/tftp.mod': '' }, 'grub/grubnetx64.efi'), 'none');
  });

  it('is not known where several folders might be built in', () => {
    const trace = boot({ 'srv/tftp/efi/grub.cfg': grubMenu() }, 'efi/grubx64.efi');
    assert.match(doubts(trace), /\/efi or \/grub is not known/);
  });

  it('is the one folder of a copy that has no TFTP root', () => {
    const trace = boot({ [GRUB_CFG]: undefined, 'srv/tftp/other/grub.cfg': grubMenu() }, 'efi/grubx64.efi');
    assert.match(doubts(trace), /leads to \/srv\/tftp\/other/);
  });

  describe('as its image tells, where that is there', () => {
    const PROGRAM = 'grub/grubx64.efi';
    const debian = 'sbat,1,SBAT Version\ngrub.debian,4,Debian,grub2,2.06-13\n';
    const told = (parts: GrubParts, more: Changes = {}): BootTrace =>
      boot({ ...FILES, [`srv/tftp/${PROGRAM}`]: grubImageOf(parts), ...more }, PROGRAM);

    it('is looked for in the folder that is built in alone', () => {
      assert.equal(told({ prefix: '/grub' }).loading?.tried[0], '/grub/grub.cfg-01-00-40-63-c2-ca-c9');
      assert.deepEqual(faults(told({ prefix: '/boot/grub' })), ['grub/no-config']);
      assert.deepEqual(faults(told({ prefix: '(pxe)/boot/grub' })), ['grub/no-config']);
      assert.doesNotMatch(assumptionsOf(told({ prefix: '/grub' }).stages).join(), /built into/);
      assert.match(assumptionsOf(told({ prefix: '(hd0)/grub' }).stages).join(), /built into/);
    });

    it('is that of a usual folder where it may be one on a disk', () => {
      assert.deepEqual(faults(told({ prefix: '(hd0)/boot/grub' })), []);
    });

    it('is the common one for what Debian signed, under whatever name', () => {
      const signed = { prefix: '/grub', commands: 'normal (memdisk)/grub.cfg', sbat: debian };
      assert.equal(used(told(signed)), 'grub.cfg');
      assert.deepEqual(told(signed).loading?.tried, ['/grub/grub.cfg']);
      assert.equal(used(told({ ...signed, sbat: debian.replace('debian', 'ubuntu') })), 'grub.cfg');
    });

    it('is that of a usual folder where others built in commands, or look beside the image', () => {
      const own = { prefix: '/boot/grub', commands: 'normal (memdisk)/grub.cfg' };
      assert.deepEqual(faults(told(own)), []);
      assert.deepEqual(faults(told({ ...own, sbat: debian })), []);
      assert.deepEqual(faults(told({ prefix: '/EFI/fedora', sbat: debian.replace('debian', 'fedora') })), []);
      assert.deepEqual(faults(told({ prefix: '/boot/grub', sbat: debian })), ['grub/no-config']);
    });
  });
});

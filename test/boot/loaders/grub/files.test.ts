/** What the entries of GRUB load goes in, with the files of the site; the kernel, the faults, and what the screen shows come out. */
import assert from 'node:assert/strict';
import { withEntries } from '../../../../server/boot/index.js';
import { traceSite } from '../../../../server/boot/site.js';
import { bootedByGrub, GRUB_CFG } from '../../../../server/rules/about/examples/grub.js';
import type { Place } from '../../../../server/site/place.js';
import { siteOf } from '../../../support/site.js';

const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
const WEB = { 'diskless-lint.json': '{ "httpRoot": "/srv/http" }', 'srv/http/vmlinuz': '' };

type Changes = Readonly<Record<string, string | undefined>>;

function boot(changes: Changes, program?: string) {
  const site = siteOf(bootedByGrub(changes, program));
  const trace = traceSite(site).find(({ node, firmware }) => node.name === 'node21' && firmware !== 'bios');
  assert.ok(trace !== undefined);
  const text = ({ file, span }: Place) =>
    site.files.get(file)?.document.text.slice(span.start, span.end) || file;
  return { trace: withEntries(site, trace), text };
}

const menu = (commands: string, more: Changes = {}) =>
  boot({ [GRUB_CFG]: `set timeout=1\nmenuentry "A" {\n${commands}\n}\n`, ...more });

/** Each fault with its effect, its lines, and what the screen shows. */
const faults = ({ trace, text }: ReturnType<typeof boot>): string[] =>
  trace.stages.flatMap((stage) =>
    stage.faults.map(({ id, effect, at, others, console }) =>
      [`${stage.stage} ${id} ${effect}`, ...[at, ...others].map(text), console ?? '-'].join(' | '),
    ),
  );

const initrds = ({ trace }: ReturnType<typeof boot>) => trace.kernel?.initrds.map(({ name }) => name);

describe('a ramdisk of GRUB', () => {
  const IMAGES = { 'srv/tftp/a.img': '', 'srv/http/a.img': '' };
  const ROOT = '"/srv/tftp"';

  it('is loaded where it is there', () => {
    const loaded = menu(`linux /vmlinuz ${WORDS}\ninitrd /a.img`, IMAGES);
    assert.deepEqual([initrds(loaded), faults(loaded)], [['/a.img'], []]);
  });

  it('is not, with all that stand beside it, where one is not there; by HTTP those before it are', () => {
    const some = menu(`linux /vmlinuz ${WORDS}\ninitrd /a.img /gone.img`, IMAGES);
    assert.deepEqual(initrds(some), []);
    assert.equal(faults(some).length, 1);
    assert.match(
      faults(some)[0] ?? '',
      /^kernel grub\/initrd-missing degrades \| \/gone.img \| .*not found/i,
    );
    const web = (name: string) => `(http,192.168.1.1)${name}`;
    const pages = (...names: readonly string[]) =>
      menu(`linux ${web('/vmlinuz')} ${WORDS}\ninitrd ${names.map(web).join(' ')}`, { ...IMAGES, ...WEB });
    assert.deepEqual(initrds(pages('/a.img', '/gone.img')), ['(http,192.168.1.1)/a.img']);
    assert.deepEqual(initrds(pages('/gone.img', '/a.img')), []);
    // Behind the page nothing is unpacked, and before it the init may lie that the root comes by.
    const live = (...names: readonly string[]) =>
      menu(`linux ${web('/vmlinuz')} boot=live\ninitrd ${names.map(web).join(' ')}`, { ...IMAGES, ...WEB });
    assert.match(faults(live('/a.img', '/gone.img'))[0] ?? '', /initrd-missing degrades/);
    assert.match(faults(live('/gone.img', '/a.img'))[0] ?? '', /initrd-missing stops/);
    // One of each: GRUB loads none.
    const mixed = menu(`linux /vmlinuz ${WORDS}\ninitrd /gone.img ${web('/gone.img')} ${web('/a.img')}`, {
      ...IMAGES,
      ...WEB,
    });
    assert.deepEqual(initrds(mixed), []);
  });

  it('is not asked for behind a kernel that is not there', () => {
    assert.deepEqual(faults(menu(`linux /gone ${WORDS}\ninitrd /gone.img`)), [
      `kernel grub/kernel-missing stops | /gone | ${ROOT} | error: File not found.`,
      `kernel grub/initrd-missing degrades | /gone.img | ${ROOT} | -`,
    ]);
  });

  it('stops a kernel that lives by it: a root in memory, a live system', () => {
    const gone = (words: string) => faults(menu(`linux /vmlinuz ${words}\ninitrd /gone.img`))[0];
    for (const words of [
      'root=/dev/ram0',
      'boot=live netboot=nfs nfsroot=192.168.1.1:/diskless/node21',
      'quiet',
    ])
      assert.match(gone(words) ?? '', /initrd-missing stops/, words);
    for (const words of [WORDS, 'root=/dev/sda1'])
      assert.match(gone(words) ?? '', /initrd-missing degrades/, words);
  });

  it('that is a word for the kernel keeps GRUB from loading any, whether or not the server is known', () => {
    for (const word of ['auto=true', 'ip=dhcp', '---', '--'])
      assert.match(
        faults(menu(`linux /vmlinuz ${WORDS}\ninitrd /a.img ${word}`, IMAGES))[0] ?? '',
        /^kernel grub\/initrd-words degrades \| /,
        word,
      );
    for (const word of ['/auto=true', '----', '-', '1=2'])
      assert.match(
        faults(menu(`linux /vmlinuz ${WORDS}\ninitrd /a.img ${word}`, IMAGES))[0] ?? '',
        /grub\/initrd-missing/,
        word,
      );
  });

  it('before its kernel is not loaded: a kernel that lives by it is not started', () => {
    const early = (words: string) => menu(`initrd /a.img\nlinux /vmlinuz ${words}`, IMAGES);
    const stopped = early('boot=nfs ip=dhcp');
    assert.match(
      faults(stopped)[0] ?? '',
      /^loader grub\/initrd-before-linux stops \| initrd \/a.img \| linux /,
    );
    assert.equal(stopped.trace.kernel, undefined);
    const degraded = early(WORDS);
    assert.match(faults(degraded)[0] ?? '', /^kernel grub\/initrd-before-linux degrades/);
    assert.notEqual(degraded.trace.kernel, undefined);
    // What is loaded again behind it is.
    assert.deepEqual(faults(menu(`initrd /a.img\nlinux /vmlinuz ${WORDS}\ninitrd /a.img`, IMAGES)), []);
  });
});

describe('a GRUB that finds no configuration', () => {
  it('is told of at the line that names it, or at the file that is meant for the machine', () => {
    const SIGNED = 'grubnetx64.efi';
    const none = boot({ [GRUB_CFG]: undefined, 'srv/tftp/other/grub.cfg': 'menuentry a {\n}\n' });
    const PROMPT = 'Minimal BASH-like line editing is supported.';
    assert.deepEqual(faults(none), [`loader grub/no-config stops | filename "${SIGNED}"; | ${PROMPT}`]);
    assert.deepEqual(none.trace.loading?.used.kind, 'none');
    const misnamed = boot(
      {
        [GRUB_CFG]: undefined,
        'srv/tftp/grub/grub.cfg-c0a80115': 'menuentry a {\n}\n',
      },
      'grub/x86_64-efi/core.efi',
    );
    const [fault = ''] = faults(misnamed);
    assert.match(
      fault,
      /^loader grub\/no-config stops \| \/site\/srv\/tftp\/grub\/grub.cfg-c0a80115 \| filename "grub\/x86_64-efi\/core.efi"; \| /,
    );
  });
});

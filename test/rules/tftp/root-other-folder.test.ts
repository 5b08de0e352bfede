/** TFTP servers with a root too high or too low go in; one finding at that root comes out, and none where it may be meant. */
import assert from 'node:assert/strict';
import { bootedByGrub, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { all, byDnsmasq, CONFIG, DHCPD, findings, SERVES } from '../support.js';

const DEFAULTS = 'etc/default/tftpd-hpa';

describe('tftp/root-other-folder', () => {
  const rule = 'tftp/root-other-folder';
  const root = (path: string) => changed(DEFAULTS, '"/srv/tftp"', `"${path}"`);
  const image = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };

  it('is one finding, at the root', () => {
    for (const path of ['/srv', '/srv/tftp/pxelinux.cfg', '/srv/'])
      assert.deepEqual(all(root(path)), [`${rule} warning`], path);
    const [found] = findings(root('/srv'));
    assert.deepEqual([found?.text, found?.fixes.map(({ title }) => title)], ['"/srv"', ['Write /srv/tftp']]);
  });

  it('is an error where images tell that the loader is not there', () => {
    assert.deepEqual(all({ ...root('/srv'), ...image, 'srv/vmlinuz': '' }), [`${rule} error`]);
    // No other finding tells of loaders for machines that nobody has.
    const other = `class "e" {\n  match if option user-class = "gPXE";\n  filename "image.nbi";\n}\n`;
    const more = { [DHCPD]: `${other}${miniature()[DHCPD]}` };
    assert.deepEqual(all({ ...root('/srv'), ...image, 'srv/vmlinuz': '', ...more }), [`${rule} error`]);
  });

  it('is found for atftpd and dnsmasq as well', () => {
    const atftpd = {
      [DEFAULTS]: undefined,
      'etc/default/atftpd': 'USE_INETD=false\nOPTIONS="--daemon /srv"\n',
    };
    assert.deepEqual(all(atftpd), [`${rule} warning`]);
    const lines = (path: string) => SERVES.replace('/srv/tftp', path);
    assert.deepEqual(all(byDnsmasq(lines('/srv'))), [`${rule} warning`]);
    assert.deepEqual(all(byDnsmasq(lines('/srv/tftp'))), []);
  });

  it('is found where all loaders that are told lie in one folder, and told with all that follows', () => {
    const FOLDER = 'boot/grub/x86_64-efi';
    const site = bootedByGrub({ 'srv/tftp/boot/grub/grub.cfg': grubMenu() }, `${FOLDER}/core.efi`);
    const files = { ...site, ...image, 'srv/tftp/boot/grub/x86_64-efi/core.efi': '' };
    const under = (folder: string, more: Record<string, string> = {}) =>
      Object.fromEntries(
        Object.entries({ ...files, ...more }).map(([path, text]) => [
          path.replace('srv/tftp/', `srv/${folder}`),
          text,
        ]),
      );
    const found = (changes: Record<string, string | undefined>) =>
      findings({
        ...Object.fromEntries(Object.keys(miniature()).map((path) => [path, undefined])),
        ...changes,
      }).map((one) => `${one.rule} ${one.severity} ${one.text}`);
    assert.deepEqual(found(under('tftp/pxe/')), [`${rule} error "/srv/tftp"`]);
    assert.deepEqual(found(under('tftp/')), []);
    // Of what nobody reads nothing is said.
    const words = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21 ip=dhcp rw';
    const menu = `set timeout=0\nmenuentry a {\n  linux /vmlinuz ${words}\n  initrd /initrd.img\n}\n`;
    assert.deepEqual(found(under('tftp/pxe/', { 'srv/tftp/boot/grub/grub.cfg': menu })), [
      `${rule} error "/srv/tftp"`,
    ]);
    // Two folders with all of them, or one of them in the root: which one is meant is not known.
    const twice = { ...under('tftp/pxe/'), ...under('tftp/old/') };
    assert.ok(!found(twice).some((one) => one.startsWith(rule)));
    assert.ok(
      !found({ ...under('tftp/pxe/'), 'srv/tftp/pxelinux.0': '' }).some((one) => one.startsWith(rule)),
    );
  });

  it('leaves a root alone that may be meant', () => {
    const name = (path: string) => changed(DHCPD, '"pxelinux.0"', `"${path}"`);
    const silent = (changes: Record<string, string | undefined>) =>
      assert.ok(!findings(changes).some((one) => one.rule === rule), JSON.stringify(changes));
    silent({ ...root('/srv'), ...name('tftp/pxelinux.0') });
    silent({ ...root('/srv'), ...name('undionly.kpxe') });
    silent({ ...root('/srv'), 'srv/pxelinux.0': '' });
    silent({ ...root('/srv'), 'srv/pxelinux.cfg/default': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n' });
    silent(root('/var/lib/tftpboot'));
    // One that is not there is told as such.
    silent(byDnsmasq(SERVES.replace('/srv/tftp', '/srv/tftp/x')));
    // The loader itself may be told where its configuration lies.
    const prefix = 'option space pxelinux;\noption pxelinux.pathprefix code 210 = text;\n';
    const told = `${prefix}option pxelinux.pathprefix "/tftp/";\n`;
    silent({ ...root('/srv'), [DHCPD]: `${told}site-option-space "pxelinux";\n${miniature()[DHCPD]}` });
    silent({ ...root('/srv'), 'srv/other/pxelinux.cfg/default': miniature()[CONFIG] });
  });

  it('is silent where the root has a pxelinux.cfg, were it empty', () => {
    assert.ok(!findings(root('/srv'), ['srv/pxelinux.cfg']).some((one) => one.rule === rule));
  });

  it('is told with what else lies below such a root', () => {
    const moved = Object.entries(miniature(root('/srv'))).map(([path, text]) => {
      const words = text?.replaceAll('/diskless/', '/srv/');
      return [path.replace('diskless/', 'srv/'), words] as const;
    });
    const gone = { 'diskless/node21/etc/fstab': undefined };
    assert.deepEqual(all({ ...Object.fromEntries(moved), ...gone }), [`${rule} warning`]);
  });
});

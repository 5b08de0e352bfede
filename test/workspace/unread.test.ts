/** Which files of a boot are named because nobody reads them. */
import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../server/workspace/memory.js';
import { Workspace } from '../../server/workspace/workspace.js';

const EXPORTS = '/srv 10.0.0.0/24(ro)\n';
const SCRIPT = '#!ipxe\ndhcp\nchain menu\n';
const KEA = '{ "Dhcp4": { "valid-lifetime": 600 } }\n';
const MENU = 'set timeout=5\nmenuentry "Live" {\n  linux /vmlinuz\n}\n';

function notRead(files: Readonly<Record<string, string>>, folder = '/repo'): string[] {
  const workspace = new Workspace(new MemoryFileSystem(files));
  const located = workspace.locate(folder);
  const sites = Array.isArray(located)
    ? located.map((location) => ({ location, site: workspace.site(location) }))
    : [];
  return workspace.notRead([folder], sites).map(({ path, program }) => `${path}: ${program}`);
}

describe('files that nobody reads', () => {
  it('are known by what they hold where their names say little', () => {
    const files = {
      '/repo/etc/exports': EXPORTS,
      '/repo/roles/boot/start': SCRIPT,
      '/repo/roles/dhcp/files/dhcp4.json': KEA,
      '/repo/tftpboot/grub/menu.conf': MENU,
      '/repo/net/10-lan.network': '[Match]\nName=eth0\n[Network]\nDHCPServer=yes\n',
      '/repo/router.rsc': '/ip dhcp-server network\nadd address=10.0.0.0/24\n',
      '/repo/pi/config.txt': 'arm_64bit=1\n',
      '/repo/pi/cmdline.txt': 'console=serial0 root=/dev/nfs\n',
      '/repo/tftp/live/22.04/amd64/boot/grub/menu.lst': MENU,
      '/repo/win/BCD': 'x',
      '/repo/esp/loader/entries/one.conf': 'title One\nlinux /vmlinuz\n',
      '/repo/nas/ganesha.conf': 'EXPORT {\n  Path = /srv;\n}\n',
      '/repo/templates/pxelinux.cfg.j2': 'DEFAULT x\nLABEL x\n  KERNEL {{ kernel }}\n',
      '/repo/matchbox/profiles/worker.json': '{ "boot": { "kernel": "/assets/vmlinuz" } }\n',
      '/repo/matchbox/groups/all.json': '{ "profile": "worker" }\n',
      '/repo/cobbler/settings.yaml': 'next_server: 10.0.0.1\n',
      '/repo/tink/hardware.yaml': 'apiVersion: tinkerbell.org/v1alpha1\nkind: Hardware\n',
      '/repo/maas/rackd.conf': 'maas_url: http://10.0.0.1/MAAS\n',
      '/repo/docker-compose.yml':
        'services:\n  pxe:\n    command: --dhcp-range=10.0.0.0,proxy --enable-tftp\n',
      '/repo/units/netboot-dnsmasq.service':
        '[Service]\nExecStart=/usr/sbin/dnsmasq -k \\\n  --dhcp-range=10.0.0.10,10.0.0.99 \\\n  --enable-tftp\n',
    };
    assert.deepEqual(notRead(files), [
      '/repo/cobbler/settings.yaml: Cobbler',
      '/repo/esp/loader/entries/one.conf: systemd-boot',
      '/repo/maas/rackd.conf: MAAS',
      '/repo/matchbox/groups/all.json: matchbox',
      '/repo/matchbox/profiles/worker.json: matchbox',
      '/repo/nas/ganesha.conf: NFS-Ganesha',
      '/repo/net/10-lan.network: systemd-networkd',
      '/repo/pi/cmdline.txt: the Raspberry Pi firmware',
      '/repo/pi/config.txt: the Raspberry Pi firmware',
      '/repo/roles/boot/start: iPXE',
      '/repo/roles/dhcp/files/dhcp4.json: Kea',
      '/repo/router.rsc: RouterOS (MikroTik)',
      '/repo/templates/pxelinux.cfg.j2: PXELINUX or its kin, away from pxelinux.cfg/',
      '/repo/tftp/live/22.04/amd64/boot/grub/menu.lst: GRUB',
      '/repo/tftpboot/grub/menu.conf: GRUB',
      '/repo/tink/hardware.yaml: Tinkerbell',
      '/repo/units/netboot-dnsmasq.service: dnsmasq, with options on its command line',
      '/repo/win/BCD: the Windows boot manager',
    ]);
  });

  it('are none that only look so', () => {
    const files = {
      '/repo/etc/exports': EXPORTS,
      '/repo/net/10-lan.network': '[Match]\nName=eth0\n[Network]\nDHCP=yes\n',
      '/repo/docs/menu.md': SCRIPT,
      '/repo/write-menu': `#!/bin/sh\ncat > menu <<'E'\n${SCRIPT}E\n`,
      '/repo/app/config.txt': 'colour = red\n',
      '/repo/grub/theme.txt': 'title-text: "x"\n',
      '/repo/profiles/user.json': '{ "name": "me" }\n',
      '/repo/hardware.yaml': 'apiVersion: v1\nkind: ConfigMap\n',
      '/repo/units/dnsmasq.service':
        '[Service]\n# ExecStart=dnsmasq --enable-tftp\nExecStart=/usr/sbin/dnsmasq -k\n',
      '/repo/compose.yaml': 'services:\n  dns:\n    command: --port=53 --no-resolv\n',
      '/repo/cobbler/settings.yaml': 'colour: red\n',
      '/repo/web/site.conf': 'server_name tftp-root;\n',
      // The menu on a machine's own disk is no boot server's.
      '/repo/files/boot/grub/grub.cfg': MENU,
      '/repo/node/etc/fstab': '',
      '/repo/node/bin/sh': '',
      '/repo/node/http/start': SCRIPT,
    };
    assert.deepEqual(notRead(files), []);
  });

  it('are found beside a site, and without any', () => {
    const beside = { '/repo/.git/x': '', '/repo/files/etc/exports': EXPORTS, '/repo/tftp/boot.ipxe': SCRIPT };
    assert.deepEqual(notRead(beside), ['/repo/tftp/boot.ipxe: iPXE']);
    assert.deepEqual(notRead({ '/repo/loader/loader.conf': 'default arch\n' }), [
      '/repo/loader/loader.conf: systemd-boot',
    ]);
  });

  it('are second files of a name that is read once', () => {
    const files = {
      '/repo/a/dhcpd.conf': 'subnet 10.0.0.0 netmask 255.255.255.0 { }\n',
      '/repo/b/c/dhcpd.conf': 'subnet 10.1.0.0 netmask 255.255.255.0 { }\n',
    };
    assert.deepEqual(notRead(files), ['/repo/b/c/dhcpd.conf: dhcpd, another file was read']);
  });

  it('are configurations of PXELINUX in a second folder', () => {
    const menu = 'DEFAULT x\nLABEL x\n  KERNEL vmlinuz\n';
    const files = {
      '/repo/configs/dhcpd.conf': 'subnet 10.0.0.0 netmask 255.255.255.0 { filename "pxelinux.0"; }\n',
      '/repo/configs/pxelinux.cfg/default': menu,
      '/repo/nginx-root/pxelinux.cfg/default': menu,
    };
    assert.deepEqual(notRead(files), [
      '/repo/nginx-root/pxelinux.cfg/default: PXELINUX, another pxelinux.cfg was read',
    ]);
  });

  it('are not those that the configuration leaves out', () => {
    const files = {
      '/repo/diskless-lint.json': '{ "ignore": ["old/**"] }',
      '/repo/etc/exports': EXPORTS,
      '/repo/old/boot.ipxe': SCRIPT,
    };
    assert.deepEqual(notRead(files), []);
  });

  it('are looked for in few folders of a live server', () => {
    const files = {
      '/etc/exports': EXPORTS,
      '/etc/kea/kea-dhcp4.conf': KEA,
      '/etc/dhcp/dhcpd.conf': '',
      '/srv/tftp/pxelinux.cfg/default': 'DEFAULT x\n',
      '/srv/tftp/BCD': 'x',
      '/home/me/menu': SCRIPT,
    };
    assert.deepEqual(notRead(files, '/'), [
      '/etc/kea/kea-dhcp4.conf: Kea',
      '/srv/tftp/BCD: the Windows boot manager',
    ]);
  });
});

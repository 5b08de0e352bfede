/** Which files of a boot are named because nobody reads them. */
import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../server/workspace/disk/memory.js';
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
      '/repo/usr/lib/systemd/network/80-container-ve.network':
        '[Match]\nName=ve-*\n[Network]\nDHCPServer=yes\n',
      '/repo/router.rsc': '/ip dhcp-server network\nadd address=10.0.0.0/24\n',
      '/repo/net/pxe.xml': '<network>\n  <dhcp>\n    <bootp file="pxelinux.0"/>\n  </dhcp>\n</network>\n',
      '/repo/net/files.xml': "<network>\n  <tftp root='/srv/tftp'/>\n</network>\n",
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
      '/repo/net/files.xml: libvirt, which starts a dnsmasq',
      '/repo/net/pxe.xml: libvirt, which starts a dnsmasq',
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
      '/repo/net/plain.xml':
        '<network>\n  <dhcp>\n    <range start="10.0.0.5" end="10.0.0.9"/>\n  </dhcp>\n</network>\n',
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
      '/repo/stub/etc/fstab': '',
      '/repo/stub/usr/lib/loader/loader.conf': 'default arch\n',
    };
    assert.deepEqual(notRead(files), []);
    // What is laid over a container of a web server is no system.
    const over = {
      '/repo/web/etc/nginx/nginx.conf': '',
      '/repo/web/usr/share/nginx/loader/loader.conf': 'default arch\n',
    };
    assert.deepEqual(notRead({ ...files, ...over }), [
      '/repo/web/usr/share/nginx/loader/loader.conf: systemd-boot',
    ]);
  });

  it('are found beside a site, and without any', () => {
    const beside = { '/repo/.git/x': '', '/repo/files/etc/exports': EXPORTS, '/repo/tftp/boot': SCRIPT };
    assert.deepEqual(notRead(beside), ['/repo/tftp/boot: iPXE']);
    assert.deepEqual(notRead({ '/repo/loader/loader.conf': 'default arch\n' }), [
      '/repo/loader/loader.conf: systemd-boot',
    ]);
  });

  it('are menus, exports and settings under other names', () => {
    const files = {
      '/repo/.git/x': '',
      '/repo/conf/0A0000': 'default a\nlabel a\n  kernel linux\n',
      '/repo/conf/live.menu': 'DEFAULT a\nLABEL a\n KERNEL linux\n',
      '/repo/conf/nfs.config': '/srv/a 10.0.0.0/24(ro,sync)\n',
      '/repo/conf/tftpd-hpa': 'TFTP_DIRECTORY="/tftpboot"\n',
      '/repo/conf/tftp': 'service tftp\n{\n  disable = no\n}\n',
      // Of two of a name nobody knows which one counts.
      '/repo/old/tftpd-hpa': 'TFTP_DIRECTORY="/netboot"\n',
      '/repo/old/tftp': 'service tftp\n{\n  disable = yes\n}\n',
      '/repo/conf/dhcpd.conf.simple': 'subnet 10.0.0.0 netmask 255.255.255.0 { }\n',
      '/repo/router/dhcp': "config dnsmasq\n  option enable_tftp '1'\n",
      '/repo/pi/boot-cmdline.txt': 'console=tty1 root=/dev/nfs\n',
      // None of them.
      '/repo/docs/words.txt': 'The label of a kernel\n',
      '/repo/conf/tftp-notes': 'service of the tftp server\n',
      '/repo/net/dhcp': 'config interface lan\n  option proto static\n',
      '/repo/nfs/table': '/srv/a is for (all)\n',
    };
    assert.deepEqual(notRead(files), [
      '/repo/conf/0A0000: PXELINUX or its kin, away from pxelinux.cfg/',
      '/repo/conf/dhcpd.conf.simple: dhcpd',
      '/repo/conf/live.menu: PXELINUX or its kin, away from pxelinux.cfg/',
      '/repo/conf/nfs.config: exportfs',
      '/repo/conf/tftp: xinetd',
      '/repo/conf/tftpd-hpa: tftpd-hpa',
      '/repo/old/tftp: xinetd',
      '/repo/old/tftpd-hpa: tftpd-hpa',
      '/repo/pi/boot-cmdline.txt: the Raspberry Pi firmware',
      '/repo/router/dhcp: OpenWrt (UCI)',
    ]);
  });

  it('are written by scripts, or lie in YAML', () => {
    const files = {
      '/repo/.git/x': '',
      '/repo/setup.sh': '#!/bin/sh\ncat > /etc/dhcp/dhcpd.conf <<EOF\nsubnet\nEOF\n',
      '/repo/entrypoint': '#!/bin/sh\ncat <<-"END" | sudo tee -a /etc/exports\n/srv *(ro)\nEND\n',
      '/repo/Vagrantfile':
        'config.vm.provision "shell", inline: "cat > /srv/tftp/pxelinux.cfg/default <<E"\n',
      // Under a name such as start.sh it would be read.
      '/repo/lab.sh': '#!/bin/sh\ndnsmasq -d \\\n  --dhcp-range=10.0.0.0,proxy\n',
      '/repo/k8s/map.yaml': 'kind: ConfigMap\ndata:\n  dnsmasq.conf: |\n    port=0\n',
      '/repo/tasks/main.yml': '- copy:\n    dest: /etc/dhcp/dhcpd.conf\n    content: |\n      subnet\n',
      // What is copied lies elsewhere; what is read or removed is not written.
      '/repo/tasks/copy.yml': '- copy:\n    src: dhcpd.conf\n    dest: /etc/dhcp/dhcpd.conf\n',
      '/repo/stop.sh': '#!/bin/sh\nrm /etc/dnsmasq.conf\n# dnsmasq --enable-tftp\n',
      '/repo/usb.sh': '#!/bin/sh\ncat > /boot/grub/grub.cfg <<E\nset timeout=5\nE\n',
    };
    assert.deepEqual(notRead(files), [
      '/repo/Vagrantfile: PXELINUX, written by a script',
      '/repo/entrypoint: exportfs, written by a script',
      '/repo/k8s/map.yaml: dnsmasq, inside YAML',
      '/repo/lab.sh: dnsmasq, started by a script',
      '/repo/setup.sh: dhcpd, written by a script',
      '/repo/tasks/main.yml: dhcpd, inside YAML',
    ]);
  });

  it('are parts of a dhcpd.conf that lie in templates of their own', () => {
    const files = {
      '/repo/etc/exports': EXPORTS,
      '/repo/templates/dhcpd.hosts.j2':
        '{% for host in hosts %}\nhost {{ host.name }} {\n  hardware ethernet {{ host.mac }};\n}\n{% endfor %}\n',
      '/repo/templates/dhcpd_server.conf.j2': 'subnet {{ network.base }} netmask {{ network.mask }} {\n}\n',
      '/repo/templates/dhcpd.md': 'hardware ethernet {{ mac }};\n',
      '/repo/templates/hosts.j2': 'hardware ethernet {{ mac }};\n',
      '/repo/templates/dhcpd_words.j2': 'subnet of {{ a }} with netmask\n',
    };
    assert.deepEqual(notRead(files), [
      '/repo/templates/dhcpd.hosts.j2: dhcpd',
      '/repo/templates/dhcpd_server.conf.j2: dhcpd',
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
      '/repo/opened/pxelinux.cfg/default': 'path bios\ninclude menu.cfg\ndefault vesamenu.c32\n',
      '/repo/opened/pxelinux.cfg/README': 'Menus stand here.\n',
    };
    assert.deepEqual(notRead(files), [
      '/repo/nginx-root/pxelinux.cfg/default: PXELINUX, another pxelinux.cfg was read',
      '/repo/opened/pxelinux.cfg/default: PXELINUX, another pxelinux.cfg was read',
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

  it('are looked for in the same few folders of a copy of a whole disk', () => {
    const files = {
      '/repo/usr/bin/env': '',
      '/repo/etc/exports': EXPORTS,
      '/repo/etc/kea/kea-dhcp4.conf': KEA,
      '/repo/etc/dhcp/dhcpd.conf': '',
      '/repo/srv/tftp/pxelinux.cfg/default': 'DEFAULT x\n',
      '/repo/srv/tftp/BCD': 'x',
      '/repo/home/me/menu': SCRIPT,
    };
    assert.deepEqual(notRead(files), [
      '/repo/etc/kea/kea-dhcp4.conf: Kea',
      '/repo/srv/tftp/BCD: the Windows boot manager',
    ]);
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

  it('are those too that are read for the addresses of interfaces, where they switch a DHCP server on', () => {
    const unit = (more: string) => ({
      '/repo/etc/exports': EXPORTS,
      '/repo/etc/systemd/network/br0.network': `[Match]\nName=br0\n[Network]\nAddress=10.0.0.1/24\n${more}`,
    });
    assert.deepEqual(notRead(unit('DHCPServer=yes\n')), [
      '/repo/etc/systemd/network/br0.network: systemd-networkd',
    ]);
    assert.deepEqual(notRead(unit('')), []);
  });
});

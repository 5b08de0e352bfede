/** Files of settings with a slip in them, of the server and of the roots of machines, each beside a site that boots but for them. */
import { miniature } from '../../../server/rules/about/miniature.js';
import type { Files, Told } from '../told.js';
import { EXPORTS, OWN, ROOT, two } from './site.js';

const ETC = 'diskless/node21/etc';
const file = (path: string, text: string, more: Files = {}): Files => miniature({ [path]: text, ...more });
const own = (path: string, text: string, more: Files = {}): Files => file(`${ETC}/${path}`, text, more);
/** Two machines with one root, which they name in two ways. */
const bothWays = (path: string, text: string): Files =>
  miniature({
    ...two,
    [OWN]: miniature()[OWN],
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-22': miniature()[OWN]?.replace('node21', 'node21/'),
    [EXPORTS]: `${ROOT} 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n`,
    [`${ETC}/${path}`]: text,
  });
/** Two machines with one root. */
const shared = (path: string, text: string): Files => {
  const { [OWN]: _, ...rest } = miniature({
    ...two,
    'srv/tftp/pxelinux.cfg/default': miniature()[OWN],
    [EXPORTS]: `${ROOT} 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n`,
    [`${ETC}/${path}`]: text,
  });
  return rest;
};

const tools = 'initramfs-tools/initramfs.conf';
const named = (lines: readonly (readonly [path: string, text: string])[]): Readonly<Record<string, Told>> =>
  Object.fromEntries(
    lines.map(([path, text]) => [
      `${path} ${JSON.stringify(text)}`,
      path.startsWith('etc/') ? file(path, text) : own(path, text),
    ]),
  );

export const settingsSites: Readonly<Record<string, Told>> = {
  ...named([
    // Names that are passed over.
    ['etc/nfs.conf.d/local', '[nfsd]\nthreads=16\n'],
    ['etc/nfs.conf.d/local.cfg', '[nfsd]\nthreads=16\n'],
    ['etc/nfs.conf.d/local.conf.first', '[nfsd]\nthreads=16\n'],
    ['etc/nfs.conf.d/local.config', '[nfsd]\nthreads=16\n'],
    ['etc/netplan/01.yml', 'network:\n  version: 2\n'],
    ['etc/systemd/system/nfs-server.service.d/more', '[Service]\nRestart=always\n'],
    ['dracut.conf.d/nfs', 'add_dracutmodules+=" nfs "\n'],
    ['dracut.conf.d/99', 'add_dracutmodules+=" nfs "\n'],
    ['mkinitcpio.conf.d/net', 'MODULES+=(e1000e)\n'],
    ['systemd/network/20-lan.conf', '[Match]\nName=en*\n'],
    // Names of settings.
    ['etc/conf.d/nfs', 'RPCNFSCOUNT=16\n'],
    ['etc/default/tftpd-hpa', 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTION="--secure"\n'],
    ['etc/nfs.conf', '[nsfd]\nthreads=16\n'],
    ['etc/nfs.conf', '[nsfd]\nthreads=16\nvers3=y\n'],
    ['etc/nfs.conf', '[nsfd]\nthreads=16\nvers3=y\nport=2049\n'],
    ['etc/nfs.conf', '[nsfd]\n'],
    ['etc/nfs.conf', '[nfsd]\nthread=16\n'],
    ['etc/nfs.conf', '[mountd]\nvers3=y\n'],
    ['etc/nfs.conf', 'vers3=y\n[nfsd]\n'],
    ['mkinitcpio.conf', 'HOKS=(base udev net filesystems)\n'],
    ['mkinitcpio.conf', 'MODULE=(e1000e)\nHOOKS=(base net)\n'],
    [tools, 'MODULE=netboot\n'],
    ['initramfs-tools/conf.d/nfs', 'NFSROT=auto\n'],
    ['initramfs-tools/update-initramfs.conf', 'update_initrams=yes\n'],
    ['dracut.conf', 'add_dracutmodule+=" nfs "\n'],
    ['dracut.conf.d/nfs.conf', 'hostonli=no\n'],
    // Values.
    [tools, 'MODULES=netbot\n'],
    [tools, 'MODULES=all\n'],
    [tools, 'KEYMAP=yes\n'],
    [tools, 'KEYMAP=maybe\n'],
    [tools, 'COMPRESS=gz\n'],
    [tools, 'COMPRESS=brotli\n'],
    [tools, 'BOOT=nsf\n'],
    [tools, 'BOOT=ltsp\n'],
    [tools, 'MODULES=netbot\nKEYMAP=yes\nBOOT=nsf\n'],
    ['dracut.conf', 'hostonly="ture"\n'],
    ['dracut.conf', 'hostonly="ys"\n'],
    ['dracut.conf', 'compress="gizp"\n'],
    ['dracut.conf', 'add_dracutmodules+=" nsf lvm netwrok "\n'],
    ['dracut.conf', 'add_dracutmodules+=" nfs 99own "\n'],
    ['mkinitcpio.conf', 'HOOKS=(base udev nett filesystmes)\n'],
    ['mkinitcpio.conf', 'HOOKS=(base udev net)\nCOMPRESSION="gizp"\n'],
    ['mkinitcpio.conf', 'HOOKS=(base udev net)\nCOMPRESSION="brotli"\n'],
  ]),
  'an attribute of xinetd': miniature({
    'etc/default/tftpd-hpa': undefined,
    'etc/xinetd.d/tftp':
      'service tftp\n{\n  socket_type = dgram\n  wait = yes\n  user = root\n  server = /usr/sbin/in.tftpd\n  sever_args = -s /srv/tftp\n}\n',
  }),
  'HOOKS of another program': own(tools, 'HOKS=(base)\n'),
  'a root of two, and a name that is passed over': shared('dracut.conf.d/nfs', 'add_drivers+=" nfs "\n'),
  'a root of two, and a name of a setting': shared('dracut.conf', 'hostonli=no\n'),
  'a root of two, and a value': shared(tools, 'MODULES=netbot\n'),
  'a root by two names, and a name that is passed over': bothWays(
    'dracut.conf.d/nfs',
    'add_drivers+=" nfs "\n',
  ),
  'a root by two names, and a name of a setting': bothWays('dracut.conf', 'hostonli=no\n'),
  'a root by two names, and a value': bothWays(tools, 'MODULES=netbot\n'),
  'a module of one’s own': own('dracut.conf', 'add_dracutmodules+=" nsf "\n', {
    'diskless/node21/usr/lib/dracut/modules.d/95nsf/module-setup.sh': '',
  }),
  'a module of one’s own with a number in it': own('dracut.conf', 'add_dracutmodules+=" nsf "\n', {
    'diskless/node21/usr/lib/dracut/modules.d/ns95f/module-setup.sh': '',
  }),
  'a module of one’s own, and a slip': own('dracut.conf', 'add_dracutmodules+=" nsf "\n', {
    'diskless/node21/usr/lib/dracut/modules.d/95other/module-setup.sh': '',
  }),
  'a hook of one’s own': own('mkinitcpio.conf', 'HOOKS=(base nett)\n', {
    [`${ETC}/initcpio/install/nett`]: '',
  }),
  'a hook of the distribution': own('mkinitcpio.conf', 'HOOKS=(base nett)\n', {
    'diskless/node21/usr/lib/initcpio/install/nett': '',
  }),
  'a script of one’s own': own(tools, 'BOOT=nsf\n', { [`${ETC}/initramfs-tools/scripts/nsf`]: '' }),
  'a script of the distribution': own(tools, 'BOOT=nsf\n', {
    'diskless/node21/usr/share/initramfs-tools/scripts/nsf': '',
  }),
};

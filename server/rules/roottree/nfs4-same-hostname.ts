/** Several machines mount NFS version 4 under one host name, by which the server tells them apart. */
import { nodeRootOf, optionOf } from '../../boot/index.js';
import type { Mount } from '../../site/fstab/facts.js';
import { changed, miniature } from '../about/miniature.js';
import { type TracedRoot, usersByPath } from '../about/nfs/roots.js';
import { nodesNamed } from '../about/wording.js';
import type { CheckRule } from '../rule.js';

const NODES = (names: boolean) => {
  const name = (node: string) => (names ? `  option host-name "${node}";\n` : '');
  return miniature({
    'etc/dhcp/dhcpd.conf': `authoritative;
subnet 192.168.1.0 netmask 255.255.255.0 {
  next-server 192.168.1.1;
  filename "pxelinux.0";
}
host node21 {
  hardware ethernet 00:40:63:c2:ca:c9;
  fixed-address 192.168.1.21;
${name('node21')}}
host node22 {
  hardware ethernet 00:40:63:c2:ca:d0;
  fixed-address 192.168.1.22;
${name('node22')}}
`,
    'etc/exports':
      '/diskless/kiosk 192.168.1.0/24(ro,sync,no_root_squash,no_subtree_check)\n/home 192.168.1.0/24(rw,sync,no_subtree_check)\n',
    'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': undefined,
    'srv/tftp/pxelinux.cfg/default': `DEFAULT linux
LABEL linux
  KERNEL vmlinuz
  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/kiosk,vers=3 ip=dhcp ro
`,
    ...changed('srv/tftp/vmlinuz.config', 'CONFIG_NFS_V3=y', 'CONFIG_NFS_V3=y\nCONFIG_NFS_V4=y'),
    'diskless/node21/etc/fstab': undefined,
    'diskless/kiosk/etc/fstab': '192.168.1.1:/home /home nfs4 rw 0 0\ntmpfs /tmp tmpfs mode=1777 0 0\n',
    ...(names ? {} : { 'diskless/kiosk/etc/hostname': 'kiosk\n' }),
  });
};

export const roottreeNfs4SameHostname: CheckRule = {
  id: 'roottree/nfs4-same-hostname',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'One root gives several nodes the same host name, DHCP sends them no other, and their fstab mounts NFS version 4.',
    why: "Since version 4 the server knows a client by a text that the kernel makes of its host name. Two with one name end each other's session: `NFS: state manager: … NFS4ERR_CLID_INUSE`, files that are suddenly stale, programs that hang for minutes. `nfs.nfs4_unique_id=` on the command line makes them two.",
    avoid: NODES(false),
    prefer: NODES(true),
    references: [
      'Linux fs/nfs/nfs4proc.c, nfs4_init_uniform_client_string',
      'Linux Documentation/filesystems/nfs/client-identifier.rst',
    ],
  },
  check(context) {
    const { site, report } = context;
    for (const [, users] of usersByPath(context.boots)) {
      if (users.length < 2) continue;
      const [{ root: mounted }] = users;
      const nodeRoot = nodeRootOf(site, mounted);
      const line = nodeRoot?.fstab?.mounts.find(isVersion4);
      const called = nodeRoot?.hostname;
      if (line === undefined || called === undefined) continue;
      const alike = users.filter(
        ({ trace: { kernelAnswer, node }, kernel, root }) =>
          node.kind === 'node' &&
          optionOf(kernelAnswer, 'host-name').kind === 'none' &&
          // The kernel that mounts its root by version 4 made its text before it had the name.
          root.version?.startsWith('4') !== true &&
          !hasOwnName(kernel),
      );
      const machines = new Set(alike.map(({ trace: { node } }) => node.mac ?? node.name));
      if (machines.size < 2) continue;
      const nodes = [...new Set(alike.map(({ trace }) => trace.node.name))];
      report({
        at: called.place,
        message: `${nodesNamed(nodes)} are all called "${called.value}", and mount ${line.target.value} by NFS version 4, whose server tells its clients apart by that name: they end each other's sessions. Send each a host-name by DHCP and remove this file, or put nfs.nfs4_unique_id= on the command line.`,
        related: [{ place: line.place, message: 'version 4 is mounted here' }],
        nodes,
      });
    }
  },
};

function isVersion4({ type, options }: Mount): boolean {
  if (options.some(({ name }) => name === 'noauto')) return false;
  if (type.value === 'nfs4') return true;
  const version = options.findLast(({ name }) => name === 'vers' || name === 'nfsvers');
  return type.value === 'nfs' && version?.value?.startsWith('4') === true;
}

/** A word gives the machine a name, or a text of its own. */
function hasOwnName({ parameters }: TracedRoot['kernel']): boolean {
  return parameters.some(
    ({ name, value }) =>
      name === 'nfs.nfs4_unique_id' ||
      name === 'systemd.hostname' ||
      name === 'hostname' ||
      (name === 'ip' && (value?.split(':')[4] ?? '') !== ''),
  );
}

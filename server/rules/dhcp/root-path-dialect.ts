/** root-path is written as dracut or iPXE read it, and a kernel or klibc's nfsmount takes all of it for a path. */
import { fix, replace } from '../about/edits.js';
import { changed, miniature, WITHOUT_ROOT_LINE } from '../about/miniature.js';
import { toldBy } from '../about/nfs/roots.js';
import { faultRule } from '../rule.js';

const ROOT = (text: string) =>
  miniature({
    ...WITHOUT_ROOT_LINE,
    ...changed(
      'etc/dhcp/dhcpd.conf',
      'option host-name "node21";',
      `option host-name "node21";\n  option root-path "${text}";`,
    ),
    ...changed(
      'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9',
      'nfsroot=192.168.1.1:/diskless/node21,vers=3 ',
      '',
    ),
  });

export const dhcpRootPathDialect = faultRule({
  id: 'dhcp/root-path-dialect',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'root-path begins with `nfs:`, `iscsi:`, `nbd:` or another scheme, and the machine mounts its root with the kernel itself or with klibc.',
    why: 'dracut and iPXE know such forms. The kernel and nfsmount know `server:path,options` only: they take the whole text for a path on the boot server, which refuses it: `VFS: Unable to mount root fs via NFS.`',
    avoid: ROOT('nfs:192.168.1.1:/diskless/node21,vers=3'),
    prefer: ROOT('192.168.1.1:/diskless/node21,vers=3'),
    references: ['Linux fs/nfs/nfsroot.c, root_nfs_parse_options', 'dracut.cmdline(7), NFS', 'RFC 4173'],
  },
  story: ({ scheme }) =>
    `root-path begins with "${scheme}:", which is part of the path to who mounts the root`,
  message: ({ scheme, text, console }, { who, single }) =>
    `root-path says "${text}". ${who} ${single ? 'mounts its root' : 'mount their roots'} with a kernel that knows SERVER:PATH only, and takes "${scheme}:" for a part of the path${toldBy(console)}. ${
      /^nfs/i.test(scheme) ? `Leave "${scheme}:" out.` : 'Send these machines the path of an NFS root.'
    }`,
  fixes: ({ at, scheme, text }, { site }) => {
    const said = site.files.get(at.file)?.document.text.slice(at.span.start, at.span.end) ?? '';
    const whole = /^nfs4?$/i.test(scheme) && said.includes(`"${text}"`);
    if (!whole) return [];
    const right = said.replace(text, text.slice(scheme.length + 1));
    return [fix(`Leave "${scheme}:" out`, false, replace(at, right))];
  },
});

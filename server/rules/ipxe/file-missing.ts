/** A script of iPXE loads a file that is not there. */
import { missingFile } from '../about/causes.js';
import { IPXE_SCRIPT, ipxeSite } from '../about/examples/ipxe.js';
import { servedFrom } from '../about/loaders/tftproot.js';
import { thereIs } from '../about/wording.js';
import { faultRule } from '../rule.js';

const IMAGES = { 'srv/tftp/undionly.kpxe': '', 'srv/tftp/vmlinuz-6.1': '' };

export const ipxeFileMissing = faultRule({
  id: 'ipxe/file-missing',
  severity: 'error',
  since: '0.2.0',
  docs: {
    what: 'A command of a script, such as kernel, initrd or chain, names a file that the server does not have.',
    why: 'The screen shows `vmlinuz... No such file or directory (http://ipxe.org/2d12603b)`. The command fails, and with it the script, unless `||` follows. A name without a scheme is looked for beside the script. Checked where the folder that is served holds at least one image.',
    avoid: ipxeSite({ ...IMAGES, 'srv/tftp/vmlinuz.config': undefined }),
    prefer: ipxeSite({
      ...IMAGES,
      'srv/tftp/vmlinuz.config': undefined,
      'srv/tftp/boot.ipxe': IPXE_SCRIPT.replace('vmlinuz', 'vmlinuz-6.1'),
    }),
    references: ['ipxe.org/cmd/kernel', 'iPXE src/usr/imgmgmt.c'],
  },
  commonToo: true,
  cause: missingFile,
  story: ({ name, path, folder }) =>
    folder
      ? `${path}, which ${name} leads to, is a folder`
      : `the server has no file ${path}, which ${name} leads to`,
  message: ({ command, name, path, folder, near, console }, { who, single }) => {
    const why = folder ? `${path} is a folder, which no TFTP server sends` : `${path} does not exist`;
    const shown = console === undefined ? '' : `: "${console}"`;
    const other = thereIs(near);
    return `${command} loads ${name}, but ${why}, so ${who} ${single ? 'does' : 'do'} not boot${shown}.${other} Put the file there, or correct the name.`;
  },
  // `boot | goto failed`: the sign is no file.
  // `http:/10.0.0.1`: nor is such a URL.
  saidBy: ({ name }) =>
    /^(?:https?|tftp):\/[^/]/i.test(name)
      ? ['ipxe/command-in-words', 'http/url-misspelt']
      : // Nor is what a setting comes to whose name or type has a slip in it.
        ['ipxe/command-in-words', 'ipxe/setting-misspelt'],
  related: servedFrom,
});

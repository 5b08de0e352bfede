/** An alias of a web server ends in a slash, and the folder that it stands for does not. */
import { webFolder } from '../about/causes.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import type { CheckRule } from '../rule.js';

const SERVED = (folder: string) =>
  ipxeSite({
    'etc/nginx/conf.d/boot.conf': `server {\n  listen 80;\n  location /pxe/ {\n    alias ${folder};\n  }\n}\n`,
    'srv/pxe/vmlinuz.config': 'CONFIG_ROOT_NFS=y\n',
  });

export const httpAliasSlash: CheckRule = {
  id: 'http/alias-slash',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A `location` of nginx or an `Alias` of Apache ends in a slash, and the folder that it stands for does not.',
    why: 'What stands behind the one is put right behind the other: http://192.168.1.1/pxe/vmlinuz is looked for as `/srv/pxevmlinuz`, and the web server answers 404, `No such file or directory` on the screen of iPXE.',
    avoid: SERVED('/srv/pxe'),
    prefer: SERVED('/srv/pxe/'),
    references: ['nginx ngx_http_core_module, "alias"', 'Apache mod_alias, "Alias"'],
  },
  check({ site: { http, tree }, report }) {
    for (const { prefix, path, said, glued } of http) {
      if (glued !== true || said === undefined || tree.isDirectory(path) === 'no') continue;
      report({
        at: said,
        cause: webFolder(path, 0, 'the folder'),
        message: `No slash stands behind ${path}, and one behind ${prefix}: the web server looks for ${prefix}vmlinuz as ${path}vmlinuz, and answers 404. Write ${path}/.`,
      });
    }
  },
};

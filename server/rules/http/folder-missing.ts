/** A web server is to give out a folder that is not there, a slip away from one that is. */
import { isSlip } from '../../../grammars/text/index.js';
import type { Site } from '../../site/model.js';
import type { ServerPath } from '../../site/path.js';
import { join } from '../../site/serverpath.js';
import { webFolder } from '../about/causes.js';
import { ipxeSite } from '../about/examples/ipxe.js';
import { folderBeside, folderOfAll } from '../about/webfolders.js';
import type { CheckRule } from '../rule.js';

const SERVED = (root: string) =>
  ipxeSite({
    'etc/nginx/conf.d/boot.conf': `server {\n  listen 80;\n  root ${root};\n}\n`,
    'srv/http/vmlinuz.config': 'CONFIG_ROOT_NFS=y\n',
  });

/** Deeper ones have names that are near each other anyhow. */
const DEEPEST = 3;
const MOST = 500;

export const httpFolderMissing: CheckRule = {
  id: 'http/folder-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A configuration of nginx, Apache or lighttpd gives out a folder that is not there, and whose path is a slip of the pen away from one that is; or one that has none of the files that URLs name, while one beside it has all.',
    why: 'The web server starts, and answers every question with 404: `http://192.168.1.1/vmlinuz... No such file or directory`.',
    avoid: SERVED('/srv/htpp'),
    prefer: SERVED('/srv/http'),
    references: [
      'nginx, ngx_http_core_module, root',
      'Apache httpd, DocumentRoot',
      'iPXE src/net/tcp/httpcore.c',
    ],
  },
  check({ site, report }) {
    for (const { prefix, path, said } of site.http) {
      if (said === undefined) continue;
      if (site.tree.isDirectory(path) === 'yes') {
        const other = prefix === '/' ? folderOfAll(site)?.instead : undefined;
        if (other !== undefined)
          report({
            at: said,
            cause: webFolder(path, 0, 'the folder'),
            message: `The web server gives out ${path}, which has none of the files that URLs of this server name, and ${other} has all of them. It answers 404. Write ${other}, or put them into ${path}.`,
          });
        continue;
      }
      const beside = prefix === '/' ? folderBeside(site, path) : undefined;
      const near = nearFolder(site, path) ?? beside;
      if (near === undefined) continue;
      report({
        at: said,
        message: `${path} is not there, but ${near} is${near === beside ? ', and has all files that URLs name' : ''}. The web server answers 404 whatever it is asked for. Write ${near}.`,
      });
    }
  },
};

/** Anywhere in the path a letter or a slash is wrong. */
function nearFolder({ tree }: Site, path: ServerPath): ServerPath | undefined {
  let level: ServerPath[] = ['/'];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = level.flatMap((folder) => (tree.list(folder) ?? []).map((name) => join(folder, name)));
    level = next.slice(0, MOST).filter((folder) => tree.isDirectory(folder) === 'yes');
    const near = level.find((folder) => isSlip(path, folder));
    if (near !== undefined) return near;
  }
  return undefined;
}

/** A compose file gives a container a folder that is not there, while one of nearly that name is. */
import { isSlip } from '../../../grammars/text/index.js';
import { baseName, join } from '../../site/serverpath.js';
import { volumePath } from '../about/composed.js';
import { fix, replace } from '../about/edits.js';
import type { CheckRule } from '../rule.js';

const COMPOSED = (folder: string) => ({
  'docker-compose.yml': `services:
  web:
    image: nginx
    ports: ["80:80"]
    volumes:
      - ${folder}:/usr/share/nginx/html:ro
`,
  'http/boot.ipxe': '#!ipxe\nexit\n',
});

export const svcComposeVolumeMissing: CheckRule = {
  id: 'svc/compose-volume-missing',
  severity: 'warning',
  since: '0.2.0',
  docs: {
    what: 'A volume of a compose file is a path that is not there, and one beside it is a slip of the pen away.',
    why: 'Docker makes an empty folder of that name and starts the container all the same: the web server answers 404 to everything, TFTP finds no file, and dnsmasq reads no configuration.',
    avoid: COMPOSED('./htpp'),
    prefer: COMPOSED('./http'),
    references: ['Docker Compose file reference, volumes', 'Docker documentation, bind mounts'],
  },
  check({ site, report }) {
    const volumes = site.composed.flatMap((service) => service.volumes);
    const known = new Set(volumes.map((volume) => volumePath(site, volume)));
    for (const volume of volumes) {
      const { source, target } = volume;
      const path = volumePath(site, volume);
      if (path === undefined || site.tree.exists(path) === 'yes') continue;
      const name = baseName(path);
      const folder = join(path, '..');
      const names = site.tree.list(folder) ?? [];
      const near = names.includes(name)
        ? []
        : names.filter((one) => isSlip(name, one) && !known.has(join(folder, one)));
      const [only, ...others] = near;
      if (only === undefined || others.length > 0) continue;
      const written = source.value.replace(/[^/]+(?=\/*$)/, only);
      report({
        at: source.place,
        message: `${source.value} is not there, but ${written} is. Docker makes an empty folder of it, and that is all the container sees as ${target}. Write ${written}.`,
        fixes: () => [fix(`Write ${written}`, false, replace(source.place, written))],
      });
    }
  },
};

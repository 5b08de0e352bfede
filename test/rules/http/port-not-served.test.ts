/** Configurations of web servers, compose files and URLs go in, the findings of http/port-not-served come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const RULES = ['http/port-not-served', 'http/url-misspelt'];

/** `rule: what is underlined`. */
function found(files: Readonly<Record<string, string>>): string[] {
  const site = siteOf(files);
  return lint(site)
    .findings.filter(({ rule }) => RULES.includes(rule))
    .map(({ rule, place }) => {
      const text = site.files.get(place.file)?.document.text ?? site.around.get(place.file) ?? '';
      return `${rule}: ${text.slice(place.span.start, place.span.end)}`;
    });
}

const configured = (listens: string, ...urls: readonly string[]) =>
  found(
    ipxeSite({
      'etc/nginx/conf.d/boot.conf': `server {\n  ${listens}\n  root /srv/http;\n}\n`,
      'srv/tftp/boot.ipxe': `#!ipxe\n${urls.map((url) => `chain ${url}/menu.ipxe ||`).join('\n')}\nexit\n`,
      'srv/http/menu.ipxe': '#!ipxe\nexit\n',
    }),
  );

const composed = (service: string, dhcp: string, script: string) =>
  found({
    'docker-compose.yml': `services:\n  web:\n${service}`,
    'dnsmasq.conf': `dhcp-range=10.9.0.0,proxy\ndhcp-userclass=set:ipxe,iPXE\npxe-service=tag:!ipxe,x86PC,"a",undionly.kpxe\ndhcp-boot=tag:ipxe,${dhcp}/menu.ipxe,,10.9.0.1\n`,
    'http/menu.ipxe': `#!ipxe\nset base ${script}\nkernel \${base}/memtest\nboot\n`,
    'http/memtest': '',
  });
const web = (...ports: readonly string[]) =>
  `    image: nginx\n    volumes: ["./http:/usr/share/nginx/html"]\n    ports: [${ports.map((port) => `"${port}"`).join(', ')}]\n`;

describe('http/port-not-served', () => {
  const port = (text: string) => [`http/port-not-served: ${text}`];

  it('points at the URL whose port is not that of the others, or of the web server', () => {
    const own = 'http://192.168.1.1';
    assert.deepEqual(configured('listen 8080;', `${own}:8080`, own), port(`${own}/menu.ipxe`));
    assert.deepEqual(
      configured('listen 80;', own, 'https://192.168.1.1'),
      port('https://192.168.1.1/menu.ipxe'),
    );
    assert.deepEqual(configured('listen 80;', own, `${own}:8081`), port(`${own}:8081/menu.ipxe`));
  });

  it('points at the web server where all URLs name another port', () => {
    assert.deepEqual(configured('listen 8080;', 'http://192.168.1.1'), port('listen 8080'));
    for (const name of ['__PORT__', '@port@'])
      assert.deepEqual(configured('listen 8080;', `http://192.168.1.1:${name}`), []);
  });

  it('knows a folder of the server in a URL that goes on with a setting, and the boot that waits for it', () => {
    const site = (listens: string) =>
      siteOf({
        ...ipxeSite({}, 'http://192.168.1.1/nodes/${mac:hexhyp}.ipxe'),
        'etc/httpd/conf.d/boot.conf': `${listens}\nDocumentRoot "/srv/http"\nAlias /more/ /srv/more/\n`,
        'srv/tftp/undionly.kpxe': '',
        'srv/http/nodes/00-40-63-c2-ca-c9.ipxe': '#!ipxe\nkernel /vmlinuz root=/dev/nfs ip=dhcp\nboot\n',
      });
    const told = (listens: string) => {
      const { findings, verdict } = lint(site(listens));
      return [findings.some(({ rule }) => rule === 'http/port-not-served'), verdict.named.unknown];
    };
    assert.deepEqual(told('Listen 8080'), [true, 1]);
    assert.deepEqual(told('<VirtualHost *:8080>\n</VirtualHost>'), [true, 1]);
    assert.deepEqual(told('Listen 80'), [false, 0]);
    assert.deepEqual(told('Listen 80\n<VirtualHost *:8080>\n</VirtualHost>'), [false, 0]);
    assert.deepEqual(told('ServerName a'), [false, 0]);
  });

  it('finds ports of a compose file that are turned round', () => {
    const reversed = (image: string, more = '') =>
      composed(
        web('80:8080').replace('image: nginx', `image: ${image}${more}`),
        'http://10.9.0.1:8080',
        'http://10.9.0.1:8080',
      );
    assert.deepEqual(reversed('nginx:alpine'), port('"80:8080"'));
    assert.deepEqual(reversed('docker.io/library/caddy'), port('"80:8080"'));
    // Such an image may listen at 8080.
    assert.deepEqual(reversed('nginxinc/nginx-unprivileged'), []);
    assert.deepEqual(
      reversed('nginx').concat(composed(web('80:8080'), 'http://10.9.0.1', 'http://10.9.0.1')),
      port('"80:8080"'),
    );
  });

  it('goes by the ports of a compose file where another URL names one of them', () => {
    assert.deepEqual(
      composed(web('8080:80'), 'http://10.9.0.1:8080', 'http://10.9.0.1'),
      port('http://10.9.0.1'),
    );
    assert.deepEqual(composed(web('8080:80'), 'http://10.9.0.1', 'http://10.9.0.1'), []);
  });

  it('is told with the port that is a slip away', () => {
    const right = 'http://10.9.0.1:8080';
    const script = `${right}\nkernel ${right}/memtest ||`;
    assert.deepEqual(composed(web('8080:80'), 'http://10.9.0.1:8008', script), [
      'http/url-misspelt: http://10.9.0.1:8008/menu.ipxe',
    ]);
  });

  it('is silent where something listens there, or may', () => {
    const [dhcp, script] = ['http://10.9.0.1:8080', 'http://10.9.0.1'] as const;
    for (const service of [
      web('8080:80', '80:80'),
      web('8080:80', '80'),
      web('8080:80', '${PORT}:80'),
      web('8080:80', '8000-8090:8000-8090'),
      '    image: nginx\n    network_mode: host\n    ports: ["8080:80"]\n',
    ])
      assert.deepEqual(composed(service, dhcp, script), [], service);
    const own = 'http://192.168.1.1';
    assert.deepEqual(configured('listen 8080;\n  listen 80;', own, `${own}:8080`), []);
    assert.deepEqual(configured('listen 8080;', 'http://192.168.9.9'), []);
    assert.deepEqual(configured('', own), []);
  });
});

/** A compose file and a dnsmasq.conf go in, what svc/compose-tftp-root finds comes out, and its silence where the container may have the folder. */
import assert from 'node:assert/strict';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

function told(files: Readonly<Record<string, string>>): string[] {
  const site = siteOf(files);
  return lint(site)
    .findings.filter(({ rule }) => rule === 'svc/compose-tftp-root')
    .map(({ place: { file, span } }) =>
      (site.around.get(file) ?? site.files.get(file)?.document.text ?? '').slice(span.start, span.end),
    );
}

const found = (root: string, volumes = ['./tftp:/srv/tftp:ro'], more = ''): string[] =>
  told({
    'docker-compose.yml': `services:\n  dhcp:\n    image: dnsmasq\n    network_mode: host\n    volumes:\n      - ./dnsmasq.conf:/etc/dnsmasq.conf:ro\n${volumes.map((one) => `      - ${one}\n`).join('')}`,
    'dnsmasq.conf': `port=0\ndhcp-range=192.168.1.100,192.168.1.199,12h\ndhcp-boot=pxelinux.0\nenable-tftp\ntftp-root=${root}\n${more}`,
    'tftp/pxelinux.0': '',
    'tftp/ldlinux.c32': '',
    'http/index.html': '',
  });

describe('svc/compose-tftp-root', () => {
  it('finds a root that the container has not, where another folder has the boot files', () => {
    assert.deepEqual(found('/tftp'), ['/tftp']);
    assert.deepEqual(found('/var/lib/tftpboot', ['./http:/www', './tftp:/srv/tftp']), ['/var/lib/tftpboot']);
  });

  it('is silent where it lies in a volume, or around one', () => {
    for (const root of ['/srv/tftp', '/srv/tftp/bios', '/srv']) assert.deepEqual(found(root), [], root);
  });

  it('is silent where each interface has a root', () => {
    assert.deepEqual(found('/tftp', undefined, 'tftp-root=/srv/tftp,eth1\n'), []);
  });

  const without = (compose: string, more: Readonly<Record<string, string>> = {}): string[] =>
    told({
      'docker-compose.yml': `services:\n  dhcp:\n    network_mode: host\n${compose}    volumes:\n      - ./dnsmasq.conf:/etc/dnsmasq.conf:ro\n`,
      'dnsmasq.conf': `port=0\ndhcp-range=192.168.1.100,192.168.1.199,12h\ndhcp-boot=pxelinux.0\nenable-tftp\ntftp-root=/srv/tftp\n`,
      'tftp/pxelinux.0': '',
      'tftp/ldlinux.c32': '',
      ...more,
    });

  it('finds a root that no volume gives, where the boot files lie beside the compose file', () => {
    assert.deepEqual(without('    image: dnsmasq\n'), ['/srv/tftp']);
    assert.deepEqual(without('    build: ./image\n'), ['/srv/tftp']);
    assert.deepEqual(without('    build:\n      context: image\n'), ['/srv/tftp']);
  });

  it('leaves a volume that is not there to the finding about it', () => {
    assert.deepEqual(found('/tftp', ['./tftpx:/srv/tftp']), []);
  });

  it('is silent where the image may hold them, another volume may, or another container has them', () => {
    assert.deepEqual(without('    build: .\n'), []);
    assert.deepEqual(without('    image: dnsmasq\n    volumes_from: [files]\n'), []);
    assert.deepEqual(without('    image: dnsmasq\n', { 'copy/pxelinux.0': '' }), []);
    const other = 'services:\n  files:\n    image: web\n    volumes:\n      - ./tftp:/www\n';
    assert.deepEqual(without('    image: dnsmasq\n', { 'compose.files.yml': other }), []);
    assert.deepEqual(found('/data/tftp', ['boot:/data']), []);
    assert.deepEqual(found('/tftp', ['boot:/tftp']), []);
    assert.deepEqual(found('/tftp', ['/srv/boot:/tftp', './tftp:/srv/tftp']), []);
  });
});

/** Compose files go in, what svc/compose-dhcp-bridged finds comes out, and its silence where broadcasts come through, or nobody waits for any. */
import assert from 'node:assert/strict';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

function told(files: Readonly<Record<string, string>>): string[] {
  const site = siteOf(files);
  return lint(site)
    .findings.filter(({ rule }) => rule === 'svc/compose-dhcp-bridged')
    .map(({ place: { file, span } }) =>
      (site.around.get(file) ?? site.files.get(file)?.document.text ?? '').slice(span.start, span.end),
    );
}

const found = (service: string, conf = 'dhcp-range=192.168.1.100,192.168.1.199,12h\n', more = ''): string[] =>
  told({
    'docker-compose.yml': `services:\n  dhcp:\n    image: dnsmasq\n${service}    volumes:\n      - ./dnsmasq.conf:/etc/dnsmasq.conf:ro\n${more}`,
    'dnsmasq.conf': `port=0\n${conf}dhcp-boot=pxelinux.0\n`,
  });

describe('svc/compose-dhcp-bridged', () => {
  it('finds a DHCP server behind the bridge, whatever ports are published', () => {
    assert.deepEqual(found(''), ['dhcp']);
    assert.deepEqual(found('    ports: ["67:67/udp", "69:69/udp"]\n'), ['dhcp']);
  });

  it('is silent with a network of the machine, or one of its own', () => {
    for (const network of [
      '    network_mode: host\n',
      '    networks: [lan]\n',
      '    network_mode: service:vpn\n',
    ])
      assert.deepEqual(found(network), [], network);
  });

  it('is silent where dnsmasq gives out no addresses, and about other containers', () => {
    assert.deepEqual(found('', 'enable-tftp\n'), []);
    assert.deepEqual(
      found(
        '    network_mode: host\n',
        undefined,
        '  web:\n    image: nginx\n    volumes:\n      - ./http:/www\n',
      ),
      [],
    );
  });
});

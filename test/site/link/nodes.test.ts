/** Sites go in; the machines that their files name come out. */
import assert from 'node:assert/strict';
import { siteOf } from '../../support/site.js';

describe('machines that files of loaders name', () => {
  const CONF = 'port=0\ndhcp-range=10.9.0.50,10.9.0.99,255.255.255.0\nenable-tftp\ntftp-root=/srv/tftp\n';
  const named = (names: readonly string[], more = '') =>
    siteOf({
      'etc/dnsmasq.conf': CONF + more,
      ...Object.fromEntries(names.map((name) => [`srv/tftp/${name}`, 'menuentry a {\n  linux /a\n}\n'])),
    }).nodes.map(({ name }) => name);

  it('are those of GRUB and of PXELINUX, each once', () => {
    assert.deepEqual(named(['grub/grub.cfg-01-02-1a-00-00-00-01']), ['02:1a:00:00:00:01']);
    assert.deepEqual(named(['grub/grub.cfg-01-02-1a-00-00-00-01', 'pxelinux.cfg/01-02-1a-00-00-00-01']), [
      '02:1a:00:00:00:01',
    ]);
  });

  it('are called as DHCP calls them', () => {
    const host = 'dhcp-host=02:1a:00:00:00:01,node1\n';
    assert.deepEqual(named(['grub/grub.cfg-01-02-1a-00-00-00-01'], host), ['node1']);
  });

  it('are none for a name that GRUB never asks for, and for one by address', () => {
    assert.deepEqual(named(['grub/grub.cfg-01-02-1A-00-00-00-01']), []);
    assert.deepEqual(named(['grub/grub.cfg-0A090032', 'grub/grub.cfg']), []);
  });
});

/** Names of scripts go in, the findings of ipxe/mac-file-without-host come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('ipxe/mac-file-without-host', () => {
  const SCRIPT = IPXE_SCRIPT.replace('kernel ', 'kernel /');

  /** The names beside the places where a machine is declared. */
  function found(...names: readonly string[]): string[] {
    const scripts = Object.fromEntries(names.map((name) => [`srv/tftp/ipxe/${name}`, SCRIPT]));
    return lint(siteOf(ipxeSite(scripts)))
      .findings.filter(({ rule }) => rule === 'ipxe/mac-file-without-host')
      .flatMap(({ related }) => related.map(({ message }) => message));
  }

  it('finds a digit that is wrong, however the address is written', () => {
    for (const name of [
      '00-40-63-c2-ca-c8.ipxe',
      '004063c2cac8.ipxe',
      'mac-004063c2ca9c.ipxe',
      '00-40-63-C2-CA-D9.ipxe',
    ])
      assert.deepEqual(found(name), ['node21 is 00:40:63:c2:ca:c9'], name);
  });

  it('is silent where the machine has its script, or nobody is near', () => {
    assert.deepEqual(found('00-40-63-c2-ca-c9.ipxe'), []);
    assert.deepEqual(found('00-40-63-c2-ca-c9.ipxe', '00-40-63-c2-ca-c8.ipxe'), []);
    assert.deepEqual(found('52-54-00-00-07-01.ipxe'), []);
    assert.deepEqual(found('menu.ipxe'), []);
  });

  it('is one finding with that of a digit that the address of the machine lacks', () => {
    const site = ipxeSite({ 'srv/tftp/ipxe/00-40-63-c2-ca-c9.ipxe': SCRIPT });
    const short = site['etc/dnsmasq.conf']?.replace('c2:ca:c9', 'c2:ca:9') ?? '';
    assert.deepEqual(
      lint(siteOf({ ...site, 'etc/dnsmasq.conf': short })).findings.map(({ rule }) => rule),
      ['dnsmasq/hardware-malformed'],
    );
  });
});

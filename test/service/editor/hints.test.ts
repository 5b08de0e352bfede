/** What stands beside the words of a file: what holds although it is not written. */
import assert from 'node:assert/strict';
import { hints } from '../../../server/service/index.js';
import { siteOf } from '../../support/site.js';

/** The text that a remark stands behind, and the remark. */
function remarks(path: string, text: string, more: Readonly<Record<string, string>> = {}): string[] {
  const site = siteOf({ ...more, [path]: text });
  return hints(site, `/site/${path}`)
    .filter(({ kind }) => kind === 'unwritten')
    .map((hint) => `${text.slice(hint.span.start, hint.span.end)} → ${hint.text}`);
}

describe('what is not written and holds', () => {
  it('in exports: of each pair of options the one that is the default', () => {
    assert.deepEqual(
      remarks('etc/exports', '/a h1 h2(rw) h3(ro,sync,root_squash) h4(async,no_root_squash)\n'),
      ['h1 → ro, sync, root_squash', 'h2(rw) → sync, root_squash', 'h4(async,no_root_squash) → ro'],
    );
    assert.deepEqual(remarks('etc/exports', '/a -rw,sync h1(all_squash) h2\n'), ['h2 → root_squash']);
  });

  it('in dhcpd.conf: how long leases run, where no scope around says it', () => {
    const dhcpd = 'etc/dhcp/dhcpd.conf';
    const subnet = (inside: string): string => `subnet 10.0.0.0 netmask 255.0.0.0 { ${inside} }\n`;
    assert.deepEqual(remarks(dhcpd, subnet('')), [
      'subnet 10.0.0.0 netmask 255.0.0.0 → default-lease-time 12 h, max-lease-time 1 d',
    ]);
    assert.deepEqual(remarks(dhcpd, `default-lease-time 60;\n${subnet('')}`), [
      'subnet 10.0.0.0 netmask 255.0.0.0 → max-lease-time 1 d',
    ]);
    const shared = `shared-network a { max-lease-time 60; ${subnet('default-lease-time 60;')} }\n`;
    assert.deepEqual(remarks(dhcpd, shared), []);
    const some = subnet('if known { default-lease-time 60; max-lease-time 60; }');
    assert.deepEqual(remarks(dhcpd, some), [], 'for some clients it is said');
    assert.deepEqual(remarks(dhcpd, `include "/none";\n${subnet('')}`), [], 'who knows what else is said');
  });

  it('in files of PXELINUX: that a prompt or a menu waits, where no time ends it', () => {
    const config = 'srv/tftp/pxelinux.cfg/default';
    const told = (text: string): string[] => remarks(config, `${text}LABEL a\n  KERNEL b\n`);
    assert.deepEqual(told('PROMPT 1\n'), ['1 → waits for ever']);
    assert.deepEqual(told('UI menu.c32\nTIMEOUT 0\n'), ['0 → waits for ever']);
    assert.deepEqual(told('PROMPT 1\nTIMEOUT 50\n'), []);
    assert.deepEqual(told('PROMPT 1\nTOTALTIMEOUT 50\n'), []);
    assert.deepEqual(told('PROMPT 0\n'), [], 'it starts at once');
    assert.deepEqual(told('DEFAULT a\n'), []);
    assert.deepEqual(told('PROMPT 1\n{% if a %}\n'), [], 'a template may say it');
  });
});

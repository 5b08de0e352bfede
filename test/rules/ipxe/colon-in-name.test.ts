/** Names in scripts go in, the findings of ipxe/colon-in-name come out, and its silence about URLs (iPXE was asked in QEMU). */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('ipxe/colon-in-name', () => {
  const set = (name: string): string => `\${${name}}`;
  const found = (line: string) =>
    lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${line}\n` }))).findings.flatMap(
      ({ rule, message }) => (rule === 'ipxe/colon-in-name' ? [/Write (.*?),/.exec(message)?.[1]] : []),
    );

  it('finds a MAC in a name, in a path, and behind a question mark', () => {
    const mac = `${set('mac:hexhyp')} for ${set('mac')}`;
    assert.deepEqual(found(`chain nodes/${set('mac')}.ipxe`), [mac]);
    assert.deepEqual(found(`chain /boot.php?mac=${set('mac')}`), [mac]);
    assert.deepEqual(found(`kernel ${set('net0/mac')}/vmlinuz\nboot`), [
      `${set('net0/mac:hexhyp')} for ${set('net0/mac')}`,
    ]);
    assert.deepEqual(found('chain a.b:c'), ['the name without a colon']);
  });

  it('is silent about whole URLs, other ways to write a MAC, and what may be a scheme', () => {
    for (const name of [
      `http://192.168.1.1/boot?mac=${set('mac')}`,
      `tftp://192.168.1.1/${set('mac')}`,
      `boot?mac=${set('mac:hexhyp')}`,
      'file:boot.ipxe',
      'boot.ipxe#a:b',
    ])
      assert.deepEqual(found(`chain ${name}`), [], name);
  });

  it('is silent where the script goes on without it', () => {
    const site = ipxeSite();
    const script = `${(site['srv/tftp/boot.ipxe'] ?? '').replace('#!ipxe\n', '')}`;
    assert.deepEqual(found(`chain ${set('mac')}.ipxe || goto on\n:on\n${script}`), []);
  });
});

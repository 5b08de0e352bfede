/** Scripts of iPXE go in; with which severity a command that iPXE has not is told comes out: an error only where a machine may come there. */
import assert from 'node:assert/strict';
import { ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

const KERNEL = 'kernel vmlinuz root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw\n';

function told(script: string): string[] {
  return lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': `#!ipxe\n${script}` })))
    .findings.filter(({ rule }) => rule === 'ipxe/unknown-command')
    .map(({ severity, message }) => `${severity}${/ No machine comes .*/.exec(message)?.[0] ?? ''}`);
}

const NOBODY = ['warning No machine comes to this line.'];

describe('a command that iPXE has not', () => {
  it('is no error where no machine comes to it', () => {
    for (const script of [
      `goto x\nnosuch\n:x\n${KERNEL}boot\n`,
      `goto x\n:y\nnosuch\n:x\n${KERNEL}boot\n`,
      `${KERNEL}boot\nnosuch\n`,
      `${KERNEL}boot\n:old\n  nosuch a\n`,
      `${KERNEL}boot\nexit\nnosuch\n`,
    ])
      assert.deepEqual(told(script), NOBODY, script);
  });

  it('is one where something may lead there', () => {
    for (const script of [
      `nosuch\n${KERNEL}boot\n`,
      `goto x ||\nnosuch\n:x\n${KERNEL}boot\n`,
      `${KERNEL}boot ||\nnosuch\n`,
      `${KERNEL}boot || goto y\n:x\n${KERNEL}boot\n:y\nnosuch\n`,
      `menu\nitem y Y\nchoose z && goto \${z} ||\n${KERNEL}boot\n:y\nnosuch\n`,
    ])
      assert.deepEqual(told(script), ['error'], script);
  });
});

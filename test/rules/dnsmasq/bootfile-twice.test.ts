/** Lines of dnsmasq.conf go in, the findings of dnsmasq/bootfile-twice come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { servedByDnsmasq } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { dnsmasqTexts as found, dnsmasqSilent as silent } from '../support.js';

/** With it there, what is in the folder is known. */
const PROGRAM = { 'srv/tftp/pxelinux.0': '' };

describe('dnsmasq/bootfile-twice', () => {
  const rule = 'dnsmasq/bootfile-twice';

  it('finds options that dhcp-boot sends as well', () => {
    assert.deepEqual(found(rule, 'dhcp-option=67,a\n'), ['dhcp-option=67,a']);
    silent(
      rule,
      'dhcp-no-override\ndhcp-option=67,pxelinux.0\n',
      'dhcp-mac=set:a,02:*:*:*:*:*\ndhcp-option=tag:a,67,a\n',
      'dhcp-option=66,192.168.1.1\n',
      'dhcp-option=67\n',
      'dhcp-option=vendor:PXEClient,67,a\n',
    );
  });

  it('leads nowhere else: firmware reads the name of dhcp-boot, to its NUL', () => {
    const missing = (lines: string) => {
      const site = siteOf({ ...servedByDnsmasq(`dhcp-option=67,absent.0\n${lines}`), ...PROGRAM });
      const told = lint(site).findings.filter((finding) => finding.rule === 'tftp/boot-file-missing');
      return told.map(({ message }) => /ask for (\S+),/.exec(message)?.[1]);
    };
    assert.deepEqual(missing(''), []);
    assert.deepEqual(missing('dhcp-boot=gone.0\n'), ['gone.0']);
  });
});

/** Sites with one change go in, the findings of kernel/cmdline-override come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { type Changes, CONFIG, DHCPD, findings, label, ROOT } from '../support.js';

describe('kernel/cmdline-override', () => {
  const config = (symbols: string) => ({
    [CONFIG]: label(`${ROOT} ip=dhcp rw`),
    'srv/tftp/vmlinuz.config': `# Linux/x86 6.1.0 Kernel Configuration\n${symbols}CONFIG_IP_PNP=y\nCONFIG_IP_PNP_DHCP=y\nCONFIG_E1000=y\nCONFIG_NFS_FS=y\nCONFIG_NFS_V3=y\nCONFIG_ROOT_NFS=y\n`,
  });
  const own = (text: string) => `CONFIG_CMDLINE_BOOL=y\nCONFIG_CMDLINE="${text}"\n`;
  const rules = (files: Changes) => findings(files).map(({ rule }) => rule);

  it('is silent where the built-in line says the same, or is only put before it', () => {
    assert.deepEqual(rules(config(`${own(`${ROOT} ip=dhcp rw`)}CONFIG_CMDLINE_OVERRIDE=y\n`)), []);
    assert.deepEqual(rules(config(own('console=ttyS0'))), []);
    assert.deepEqual(rules(config('CONFIG_CMDLINE=""\nCONFIG_CMDLINE_FORCE=y\n')), []);
  });

  it('is silent of what the loader adds by itself, known or not', () => {
    const forced = `${own(`${ROOT} ip=dhcp rw`)}CONFIG_CMDLINE_OVERRIDE=y\n`;
    const added = { ...config(forced), [CONFIG]: label(`${ROOT} ip=dhcp rw`, '  IPAPPEND 3\n') };
    assert.deepEqual(rules(added), []);
    const dhcpd = (miniature()[DHCPD] ?? '')
      .replace('  fixed-address 192.168.1.21;\n', '')
      .replace('  filename', '  range 192.168.1.100 192.168.1.199;\n  filename');
    const ranged = {
      [DHCPD]: dhcpd,
      'etc/exports': '/diskless/node21 192.168.1.0/24(rw,no_root_squash,no_subtree_check)\n',
    };
    assert.equal(rules({ ...added, ...ranged }).includes('kernel/cmdline-override'), false);
  });

  it('takes a blank for a line as well', () => {
    assert.deepEqual(rules(config('CONFIG_CMDLINE=" "\nCONFIG_CMDLINE_FORCE=y\n')), [
      'kernel/cmdline-override',
    ]);
  });

  it('names the words that are lost', () => {
    const [finding] = findings(config(`${own(`${ROOT} ip=dhcp`)}CONFIG_CMDLINE_OVERRIDE=y\n`)).filter(
      ({ rule }) => rule === 'kernel/cmdline-override',
    );
    assert.match(finding?.message ?? '', /: rw has no effect/);
    assert.equal(finding?.text, 'CONFIG_CMDLINE_OVERRIDE=y');
    assert.equal(finding?.severity, 'warning');
  });

  it('is the one cause where the root is named in the lost words only', () => {
    const found = findings(config(`${own('console=ttyS0')}CONFIG_CMDLINE_OVERRIDE=y\n`));
    assert.deepEqual(
      found.map(({ rule, severity }) => `${rule} ${severity}`),
      ['kernel/cmdline-override error'],
    );
    assert.match(found[0]?.message ?? '', /Cannot open root device "\(null\)"/);
  });
});

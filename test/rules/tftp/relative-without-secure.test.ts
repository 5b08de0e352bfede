/** Sites whose TFTP server runs without -s go in; the one finding about it comes out, and nothing of what follows from it. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { CONFIG, DHCPD, findings, label, ROOT } from '../support.js';

describe('tftp/relative-without-secure', () => {
  const OPEN = changed('etc/default/tftpd-hpa', '--secure', '--verbose');
  const SHARED = {
    [CONFIG]: undefined,
    'srv/tftp/pxelinux.cfg/default': label(`initrd=initrd.img ip=dhcp ${ROOT} rw`),
  };
  const rules = (...of: Parameters<typeof findings>) =>
    findings(...of)
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, text }) => `${rule} ${text}`);

  it('is the only finding where every machine reads one file, of whose readers no more is known', () => {
    const only = ['tftp/relative-without-secure filename "pxelinux.0";'];
    assert.deepEqual(rules(OPEN), only);
    assert.deepEqual(rules({ ...OPEN, ...SHARED }), only);
  });

  it('points at the word of the options that lacks its dashes', () => {
    const bare = changed('etc/default/tftpd-hpa', '"--secure"', '"secure"');
    assert.deepEqual(rules(bare), ['tftp/relative-without-secure "secure"']);
    assert.match(findings(bare)[0]?.message ?? '', /without dashes, it takes secure for a directory/);
  });

  it('leaves a kernel that is refused by its own name to be found', () => {
    const climbing = label(`ip=dhcp ${ROOT} rw`).replace('vmlinuz', '../vmlinuz');
    const found = rules({ ...OPEN, ...SHARED, 'srv/tftp/pxelinux.cfg/default': climbing });
    assert.deepEqual(found, [
      'tftp/relative-without-secure filename "pxelinux.0";',
      'pxe/parent-dir ../vmlinuz',
    ]);
  });

  it('does not know which words the unit of SUSE puts before those of its settings', () => {
    const suse = (options: string) => ({
      'etc/default/tftpd-hpa': undefined,
      'etc/sysconfig/tftp': `TFTP_USER="tftp"\nTFTP_OPTIONS="${options}"\nTFTP_DIRECTORY="/srv/tftp"\n`,
    });
    for (const options of ['', '-v', '--secure']) assert.deepEqual(rules(suse(options)), [], options);
    const whole = changed(DHCPD, '"pxelinux.0"', '"/srv/tftp/pxelinux.0"');
    assert.deepEqual(rules({ ...suse(''), ...whole }), []);
  });

  it('is silent about absolute names', () => {
    const whole = changed(DHCPD, '"pxelinux.0"', '"/srv/tftp/pxelinux.0"');
    assert.deepEqual(rules({ ...OPEN, ...SHARED, ...whole }), []);
  });

  it('is one finding at a slip in the options, however many files are told', () => {
    const slip = changed('etc/default/tftpd-hpa', '--secure', '--secured');
    const two = changed(
      DHCPD,
      '  filename "pxelinux.0";\n',
      '  if option user-class = "iPXE" { filename "other.0"; } else { filename "pxelinux.0"; }\n',
    );
    assert.deepEqual(rules({ ...slip, ...two }), ['tftp/relative-without-secure "--secured"']);
  });
});

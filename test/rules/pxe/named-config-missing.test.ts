/** Configurations that option 209 names go in, what pxe/named-config-missing finds comes out, and its silence where they are there. */
import assert from 'node:assert/strict';
import { pxeNamedConfigMissing } from '../../../server/rules/pxe/named-config-missing.js';
import { type Changes, CONFIG, DHCPD, findings } from '../support.js';

const { avoid } = pxeNamedConfigMissing.docs;
const dhcpd = avoid[DHCPD] ?? '';

describe('pxe/named-config-missing', () => {
  const found = (name: string, changes: Changes = {}, text = dhcpd) =>
    findings({ ...avoid, [DHCPD]: text.replace('pxelinux.cfg/lab', name), ...changes })
      .filter(({ rule }) => rule === 'pxe/named-config-missing' || rule === 'pxe/no-config-for-client')
      .map(({ rule, severity, line }) => `${rule} ${severity} ${line}`);

  it('warns where PXELINUX reads another one, at the option', () => {
    assert.deepEqual(found('pxelinux.cfg/lab'), ['pxe/named-config-missing warning 6']);
    assert.deepEqual(found('lab.cfg'), ['pxe/named-config-missing warning 6']);
  });

  it('is the one error where there is no other', () => {
    const none = { [CONFIG]: undefined, 'srv/tftp/pxelinux.cfg/default': undefined };
    const other = { ...none, 'srv/tftp/pxelinux.cfg/labs': 'DEFAULT local\nLABEL local\n  LOCALBOOT 0\n' };
    assert.deepEqual(found('pxelinux.cfg/lab', other), ['pxe/named-config-missing error 6']);
    const near = findings({ ...avoid, ...other }).find(({ rule }) => rule === 'pxe/named-config-missing');
    assert.match(near?.message ?? '', /There is a .*labs/);
  });

  it('is silent where the file is there, or a copy does not show whether it is', () => {
    assert.deepEqual(found('pxelinux.cfg/default'), []);
    const images = {
      'srv/tftp/pxelinux.0': undefined,
      'srv/tftp/ldlinux.c32': undefined,
      'srv/tftp/vmlinuz': undefined,
    };
    assert.deepEqual(found('pxelinux.cfg/lab', images), []);
    // Counted from the path prefix.
    const prefixed = dhcpd
      .replace('option configfile code', 'option pathprefix code 210 = text;\noption configfile code')
      .replace('  option configfile "', '  option pathprefix "pxelinux.cfg/";\n  option configfile "');
    assert.deepEqual(found('default', {}, prefixed), []);
    assert.deepEqual(found('nothing', {}, prefixed), ['pxe/named-config-missing error 8']);
  });
});

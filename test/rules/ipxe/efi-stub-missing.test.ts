/** Kernels with and without a stub for UEFI go in, loaded by machines of either kind; the error comes out, and its silence. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT } from '../../../server/rules/about/examples/ipxe.js';
import { ipxeEfiStubMissing } from '../../../server/rules/ipxe/efi-stub-missing.js';
import { texts } from '../support.js';

const { avoid } = ipxeEfiStubMissing.docs;
/** What the miniature site has, and one with dnsmasq has not. */
const NO_DHCPD = { 'etc/dhcp/dhcpd.conf': undefined, 'etc/default/tftpd-hpa': undefined };
const KERNEL = 'srv/tftp/vmlinuz';
const CONFIG = 'srv/tftp/vmlinuz.config';
const SCRIPT = 'srv/tftp/boot.ipxe';

describe('ipxe/efi-stub-missing', () => {
  const found = (changes: Readonly<Record<string, string | undefined>> = {}) =>
    texts('ipxe/efi-stub-missing', { ...NO_DHCPD, ...avoid, ...changes });

  it('finds one by its image, in the line that loads it', () => {
    assert.deepEqual(found(), ['error vmlinuz']);
  });

  it('is silent where the image has the stub, is no kernel, or cannot be seen', () => {
    assert.deepEqual(found({ [KERNEL]: (avoid[KERNEL] ?? '').replace('\xea\0', 'MZ') }), []);
    assert.deepEqual(found({ [KERNEL]: (avoid[KERNEL] ?? '').replace('HdrS', 'HdrX') }), []);
    assert.deepEqual(found({ [KERNEL]: undefined }), []);
  });

  it('is silent where only a BIOS machine is given it', () => {
    const bios = (avoid['etc/dnsmasq.conf'] ?? '')
      .replace('client-arch,7', 'client-arch,0')
      .replace('ipxe.efi', 'undionly.kpxe');
    assert.deepEqual(found({ 'etc/dnsmasq.conf': bios, 'srv/tftp/undionly.kpxe': '\0' }), []);
  });

  it('is silent where the script goes on with another kernel', () => {
    const script = IPXE_SCRIPT.replace('kernel', 'kernel vmlinuz ||\nkernel other');
    assert.deepEqual(
      found({ [SCRIPT]: script, 'srv/tftp/other': (avoid[KERNEL] ?? '').replace('\xea\0', 'MZ') }),
      [],
    );
  });

  it('finds one that was fetched before, in the line that starts it', () => {
    const script = IPXE_SCRIPT.replace('kernel', 'imgfetch');
    assert.deepEqual(found({ [SCRIPT]: script }), ['error vmlinuz']);
  });

  it('finds one by the configuration that it was built with, in the line that leaves the stub out', () => {
    const built = (lines: string) => found({ [KERNEL]: '\0', [CONFIG]: `CONFIG_ROOT_NFS=y\n${lines}` });
    assert.deepEqual(built('# CONFIG_EFI_STUB is not set\n'), ['error # CONFIG_EFI_STUB is not set']);
    assert.deepEqual(built('CONFIG_EFI_STUB=y\n'), []);
    assert.deepEqual(built(''), []);
  });

  it('finds one whose configuration leaves out EFI as a whole', () => {
    const whole = 'CONFIG_ROOT_NFS=y\n# CONFIG_EFI is not set\n';
    assert.deepEqual(found({ [KERNEL]: '\0', [CONFIG]: whole }), ['error # CONFIG_EFI is not set']);
  });
});

/** Texts of scripts go in; the URLs that they name come out, each with the words that name its server, and whether it is a remark. */
import assert from 'node:assert/strict';
import { namedUrls } from '../../../../server/boot/files/http/named.js';
import { siteOf } from '../../../support/site.js';

const GRUB = 'srv/tftp/grub/grub.cfg';
const IPXE = 'srv/tftp/boot.ipxe';
const PXE = 'srv/tftp/pxelinux.cfg/default';

/** `URL at words`, and whether it is a remark. */
function named(path: string, text: string): string[] {
  const site = siteOf({ [path]: text, 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9': 'DEFAULT l\n' });
  return namedUrls(site).map(({ url, place, commented }) => {
    const { text: whole } = site.files.get(place.file)?.document ?? { text: '' };
    const words = whole.slice(place.span.start, place.span.end);
    return `${url.text}${words === url.text ? '' : ` at ${words}`}${commented ? ', a remark' : ''}`;
  });
}

const ipxe = (text: string): string[] => named(IPXE, `#!ipxe\n${text}\n`);
const grub = (text: string): string[] => named(GRUB, `${text}\n`);

describe('the URLs that a site names', () => {
  it('end where a word of their format ends', () => {
    for (const end of [' x', '"', "'", ',x', ';x', ')', '>', '|x', '\\', '{x}', '$x'])
      assert.deepEqual(ipxe(`kernel http://10.0.0.1/a${end}`), ['http://10.0.0.1/a'], end);
    assert.deepEqual(ipxe('chain https://10.0.0.1:8443/a/b.ipxe?x=1'), [
      'https://10.0.0.1:8443/a/b.ipxe?x=1',
    ]);
    assert.deepEqual(ipxe('chain HTTP://10.0.0.1/a'), ['HTTP://10.0.0.1/a']);
    assert.deepEqual(ipxe('kernel tftp://10.0.0.1/a\ninitrd http://10.0.0.1/b'), [
      'tftp://10.0.0.1/a',
      'http://10.0.0.1/b',
    ]);
    for (const none of ['ftp://10.0.0.1/a', 'xhttp://10.0.0.1/a', 'http:/10.0.0.1/a', 'vmlinuz'])
      assert.deepEqual(ipxe(`kernel ${none}`), [], none);
  });

  it('are remarks behind the sign of one', () => {
    const URL = 'http://10.0.0.1/a';
    for (const before of ['# kernel ', '  # kernel ', '\t#', 'kernel x\n# '])
      assert.deepEqual(ipxe(`${before}${URL}`), [`${URL}, a remark`], before);
    for (const before of ['kernel x # ', 'kernel ', '# remark\nkernel ', 'x#', '\n'])
      assert.deepEqual(ipxe(`${before}${URL}`), [URL], before);
    assert.deepEqual(named(PXE, `rem KERNEL ${URL}\n`), [`${URL}, a remark`]);
    assert.deepEqual(named(PXE, `remark KERNEL ${URL}\n`), [URL]);
    assert.deepEqual(named(PXE, `# KERNEL ${URL}\n`), [`${URL}, a remark`]);
    assert.deepEqual(named(PXE, `DEFAULT l\nLABEL l\n KERNEL ${URL}\n`), [URL]);
  });

  it('are not looked for in the configuration of a kernel', () => {
    const path = 'srv/tftp/vmlinuz.config';
    assert.deepEqual(named(path, 'CONFIG_NET=y\nCONFIG_CMDLINE="fetch=http://10.0.0.1/a"\n'), []);
  });

  it('stand in brackets in GRUB', () => {
    assert.deepEqual(grub('linux (http,10.0.0.1)/vmlinuz x'), [
      'http://10.0.0.1/vmlinuz at (http,10.0.0.1)/vmlinuz',
    ]);
    assert.deepEqual(grub('linux (http,10.0.0.1:8080)/vmlinuz x'), [
      'http://10.0.0.1:8080/vmlinuz at (http,10.0.0.1:8080)/vmlinuz',
    ]);
    assert.deepEqual(grub('# linux (tftp,10.0.0.1)/vmlinuz'), [
      'tftp://10.0.0.1/vmlinuz at (tftp,10.0.0.1)/vmlinuz, a remark',
    ]);
    for (const none of ['(hd0,1)/vmlinuz', '(http,10.0.0.1)', '(http)/vmlinuz', '(http,$server)/vmlinuz'])
      assert.deepEqual(grub(`linux ${none}`), [], none);
    assert.deepEqual(ipxe('kernel (http,10.0.0.1)/vmlinuz'), []);
  });

  it('are put together out of what a script sets once, and stand where it is set', () => {
    assert.deepEqual(ipxe('set base http://10.0.0.1\nkernel ${base}/vmlinuz'), [
      'http://10.0.0.1',
      'http://10.0.0.1/vmlinuz at http://10.0.0.1',
    ]);
    assert.deepEqual(ipxe('set server 10.0.0.1\nkernel http://${server}/vmlinuz'), [
      'http://10.0.0.1/vmlinuz at 10.0.0.1',
    ]);
    assert.deepEqual(ipxe('set server 10.0.0.1\nkernel http://${server}:8080/vmlinuz'), [
      'http://10.0.0.1:8080/vmlinuz at 10.0.0.1',
    ]);
    assert.deepEqual(ipxe('set base 10.0.0.1\nkernel ${base}/vmlinuz'), []);
    assert.deepEqual(grub('set server=10.0.0.1\nlinux (http,$server)/vmlinuz'), [
      'http://10.0.0.1/vmlinuz at 10.0.0.1',
    ]);
    assert.deepEqual(grub('server="10.0.0.1"\nlinux (http,${server}:8080)/vmlinuz'), [
      'http://10.0.0.1:8080/vmlinuz at 10.0.0.1',
    ]);
    assert.deepEqual(ipxe('set server 10.0.0.1\n# kernel http://${server}/vmlinuz'), [
      'http://10.0.0.1/vmlinuz at 10.0.0.1, a remark',
    ]);
  });

  it('are not, where it is set to several, to what is not known, or nowhere', () => {
    const kernel = 'kernel http://${server}/vmlinuz';
    assert.deepEqual(ipxe(`set server 10.0.0.1\nset server 10.0.0.2\n${kernel}`), []);
    assert.deepEqual(ipxe(`set server 10.0.0.1\nset server 10.0.0.1\n${kernel}`), [
      'http://10.0.0.1/vmlinuz at 10.0.0.1',
    ]);
    assert.deepEqual(ipxe(`set server 10.0.0.1\nset server 10.0.0.2\nset server 10.0.0.1\n${kernel}`), []);
    assert.deepEqual(ipxe(`set server \${next-server}\n${kernel}`), []);
    assert.deepEqual(ipxe(`set other 10.0.0.1\n${kernel}`), []);
    assert.deepEqual(ipxe(`set server 10.0.0.1 x\n${kernel}`), []);
    // In the other languages nothing is set so.
    assert.deepEqual(named(PXE, `set server 10.0.0.1\nKERNEL http://\${server}/vmlinuz\n`), []);
    assert.deepEqual(grub('set server 10.0.0.1\nlinux (http,$server)/vmlinuz'), []);
  });
});

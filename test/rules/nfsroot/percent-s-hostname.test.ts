/** Sites with one change go in, the findings of nfsroot/percent-s-hostname come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed, miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';
import { all, type Changes, CONFIG } from '../support.js';

describe('nfsroot/percent-s-hostname', () => {
  const root = (directory: string, more: Changes = {}) =>
    all({
      'etc/exports': `/diskless/${directory} 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n`,
      [CONFIG]: `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ip=dhcp rw\n`,
      'diskless/node21/etc/fstab': undefined,
      [`diskless/${directory}/etc/fstab`]: 'tmpfs /tmp tmpfs mode=1777 0 0\n',
      ...more,
    });
  const nameless = changed('etc/dhcp/dhcpd.conf', '  option host-name "node21";\n', '');

  it('finds the address where the name counts, and the name where there is none', () => {
    assert.deepEqual(root('192.168.1.21'), ['nfsroot/percent-s-hostname error']);
    assert.deepEqual(root('node21', nameless), ['nfsroot/percent-s-hostname error']);
  });

  it('finds it also where the directory above is exported, but only the other one is there', () => {
    const whole = { 'etc/exports': '/diskless 192.168.1.0/24(rw,sync,no_root_squash,no_subtree_check)\n' };
    const both = { 'diskless/node22/sbin/init': '', 'diskless/192.168.1.21/sbin/init': '' };
    assert.deepEqual(root('192.168.1.21', { ...whole, ...both }), ['nfsroot/percent-s-hostname error']);
  });

  it('is silent where the name leads to the root, and leaves a root of neither name to the general rule', () => {
    assert.deepEqual(root('node21'), []);
    assert.deepEqual(root('192.168.1.21', nameless), []);
    const unread = { 'etc/exports': undefined, 'diskless/node22/sbin/init': '' };
    assert.deepEqual(root('192.168.1.21', unread), []);
    assert.deepEqual(root('kiosk'), ['nfsroot/not-exported error']);
  });

  it('names the line of the host name where there is one: the kernel may have it from ip= alone', () => {
    const ip = (words: string): Changes => ({
      [CONFIG]: `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND root=/dev/nfs nfsroot=192.168.1.1:/diskless/%s,vers=3 ${words} rw\n`,
      'etc/exports': '/diskless/192.168.1.21 192.168.1.21(rw,sync,no_root_squash,no_subtree_check)\n',
      'diskless/node21/etc/fstab': undefined,
      'diskless/192.168.1.21/etc/fstab': 'tmpfs /tmp tmpfs mode=1777 0 0\n',
    });
    const told = (changes: Changes) => {
      const site = siteOf(miniature(changes));
      return lint(site).findings.map(({ rule, related }) => [
        rule,
        ...related.map(({ place: { file, span } }) =>
          site.files.get(file)?.document.text.slice(span.start, span.end),
        ),
      ]);
    };
    assert.deepEqual(told(ip('ip=dhcp')), [['nfsroot/percent-s-hostname', 'option host-name "node21";']]);
    assert.deepEqual(told({ ...ip('ip=::::named:eth0:dhcp'), ...nameless }), [
      ['nfsroot/percent-s-hostname', 'ip=::::named:eth0:dhcp'],
    ]);
  });
});

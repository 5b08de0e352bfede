/** Configurations of GRUB go in, what grub/variable-misspelt finds in them comes out. */
import assert from 'node:assert/strict';
import { bootedByGrub, GRUB_CFG, grubMenu } from '../../../server/rules/about/examples/grub.js';
import { findings } from '../support.js';

const found = (before: string): (string | undefined)[] =>
  findings(bootedByGrub({ [GRUB_CFG]: grubMenu(undefined, before) }))
    .filter(({ rule }) => rule === 'grub/variable-misspelt')
    .map(({ message }) => /\$\w+\?$/.exec(message)?.[0]);

describe('grub/variable-misspelt', () => {
  it('finds a name that is nearly one of GRUB, wherever it stands', () => {
    assert.deepEqual(found('set root=(tftp,$net_default_sever)\n'), ['$net_default_server?']);
    assert.deepEqual(found('if [ "${net_defalt_mac}" = a ]; then\n  set timeout=1\nfi\n'), [
      '$net_default_mac?',
    ]);
    assert.deepEqual(found('for x in $grub_platfrom; do\n  echo $x\ndone\n'), ['$grub_platform?']);
  });

  it('finds a slip of one that the same file sets and asks for elsewhere', () => {
    const set = 'set srv=192.168.1.1\necho $srv\n';
    assert.deepEqual(found(`${set}echo $svr\n`), ['$srv?']);
    assert.deepEqual(found('set kernel_dir=/a\necho $kernel_dir\necho $kernl_dir\n'), ['$kernel_dir?']);
    for (const name of ['srv2', 'sr', 'srvs']) assert.deepEqual(found(`${set}echo $${name}\n`), [], name);
    assert.deepEqual(found(`${set}echo $svr $svr\n`), [], 'twice');
    assert.deepEqual(found('set srv=192.168.1.1\necho $svr\n'), [], 'nobody asks for the other');
    assert.deepEqual(found('set kernel1=/a\necho $kernel1 $kernel2\n'), [], 'a digit');
    assert.deepEqual(found(`${set}read svr\necho $svr\n`), [], 'read');
  });

  it('is told with what it does to a boot, where it does something', () => {
    const at = findings(bootedByGrub({ [GRUB_CFG]: 'configfile /grub/$net_default_mc.cfg\n' }));
    assert.deepEqual(
      at.map(({ rule, message }) => [rule, message.includes('did you mean $net_default_mac?')]),
      [['grub/config-missing', true]],
    );
  });

  it('is silent about names that something sets, GRUB has, or are near none', () => {
    assert.deepEqual(found('set net_default_sever=192.168.1.1\nset root=(tftp,$net_default_sever)\n'), []);
    assert.deepEqual(found('net_default_sever=192.168.1.1\nset root=(tftp,$net_default_sever)\n'), []);
    assert.deepEqual(found('read net_default_sever\nset root=(tftp,$net_default_sever)\n'), []);
    assert.deepEqual(
      found('regexp --set=1:grub_cpus a b\nregexp --set net_default_mak a b\necho $net_default_mak\n'),
      [],
    );
    assert.deepEqual(found('for net_default_mak in a; do\n  echo $net_default_mak\ndone\n'), []);
    assert.deepEqual(
      found('echo $net_efinet0_dhcp_next_server $net_pxe_ip $my_kernel $net_default_server\n'),
      [],
    );
    assert.deepEqual(found('echo $roots $one\n'), []);
  });
});

/** Scripts of iPXE go in, the findings of ipxe/setting-misspelt come out, and its silence beside them. */
import assert from 'node:assert/strict';
import { IPXE_SCRIPT, ipxeSite } from '../../../server/rules/about/examples/ipxe.js';
import { lint } from '../../../server/service/lint/lint.js';
import { siteOf } from '../../support/site.js';

describe('ipxe/setting-misspelt', () => {
  /** What each word is to be. */
  function found(commands: string): string[] {
    const script = IPXE_SCRIPT.replace('#!ipxe\n', `#!ipxe\n${commands}\n`);
    return lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': script })))
      .findings.filter(({ rule }) => rule === 'ipxe/setting-misspelt')
      .map(({ fixes }) => fixes()[0]?.edits[0]?.edits[0]?.newText ?? '');
  }

  it('finds ways of writing that iPXE has not', () => {
    assert.deepEqual(found('chain ${mac:hxhyp}.ipxe ||'), ['${mac:hexhyp}.ipxe']);
    assert.deepEqual(found('chain a/${net0/mac:hexhypp}.ipxe ||'), ['a/${net0/mac:hexhyp}.ipxe']);
    assert.deepEqual(found('chain ${mac:hexhyp}.ipxe ||'), []);
    // What a newer iPXE may have.
    assert.deepEqual(found('chain ${mac:base32}.ipxe ||'), []);
  });

  it('finds settings that nothing sets, a letter away from one that is there', () => {
    assert.deepEqual(found('chain tftp://${next-sever}/a.ipxe ||'), ['tftp://${next-server}/a.ipxe']);
    assert.deepEqual(found('set menu-timeout 5\nsleep ${menu-timout}'), ['${menu-timeout}']);
    assert.deepEqual(found('choose target || goto x\nchain ${tagret}\n:x'), ['${target}']);
  });

  it('finds hyphens for underlines, where the script sets the other', () => {
    assert.deepEqual(found('set boot-url a\nchain ${boot_url}/b.ipxe ||'), ['${boot-url}/b.ipxe']);
    assert.deepEqual(found('set boot_url a\nchain ${boot_url}/b.ipxe ||'), []);
    assert.deepEqual(found('chain ${boot_url}/b.ipxe ||'), []);
  });

  it('finds a way of writing that is spelt out', () => {
    assert.deepEqual(found('chain ${mac:hexhyphen}.ipxe ||'), ['${mac:hexhyp}.ipxe']);
    assert.deepEqual(found('chain ${mac:hexes}.ipxe ||'), []);
  });

  it('finds a brace that is missing', () => {
    assert.deepEqual(found('set base a\nchain ${base/b.ipxe ||'), ['${base}/b.ipxe']);
    assert.deepEqual(found('set base a\nchain $base}/b.ipxe ||'), ['${base}/b.ipxe']);
    assert.deepEqual(found('set base a\nchain $base/b.ipxe ||\nchain ${base:string}/b.ipxe ||'), []);
  });

  it('finds the sign that is missing before braces, and isset of a bare name', () => {
    assert.deepEqual(found('isset {net0/ip} || dhcp'), ['${net0/ip}']);
    assert.deepEqual(found('chain http://{next-server}/a.ipxe ||'), ['http://${next-server}/a.ipxe']);
    assert.deepEqual(found('set base a\nchain {base}/{mac:hexhyp}.ipxe ||'), ['${base}/{mac:hexhyp}.ipxe']);
    assert.deepEqual(found('isset net0/ip || dhcp'), ['${net0/ip}']);
    assert.deepEqual(found('set seen 1\nisset seen || dhcp'), ['${seen}']);
    assert.deepEqual(found('isset ${net0/ip} || dhcp\nisset text || dhcp\nchain {text}.ipxe ||'), []);
    // What the kernel is told may be a pattern of another program's.
    assert.deepEqual(found('kernel vmlinuz url=http://a/{mac}'), []);
    assert.deepEqual(found('kernel {next-server}/vmlinuz'), ['${next-server}/vmlinuz']);
  });

  it('is the one finding where the colon of a bare name is taken for that of a URL', () => {
    const script = '#!ipxe\nchain nodes/{mac:hexhyp}.ipxe\n';
    const { findings } = lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': script })));
    assert.deepEqual(
      findings
        .filter(({ rule }) => rule.startsWith('ipxe/'))
        .map(({ rule, severity }) => `${rule} ${severity}`),
      ['ipxe/setting-misspelt error'],
    );
  });

  it('finds other capital letters than those that are set', () => {
    assert.deepEqual(found('set base a\nchain ${Base}/b.ipxe ||'), ['${base}/b.ipxe']);
    assert.deepEqual(found('set Base a\nchain ${base}/b.ipxe ||'), ['${Base}/b.ipxe']);
    assert.deepEqual(found('chain ${MAC}.ipxe ||'), ['${mac}.ipxe']);
    assert.deepEqual(found('set base a\nset Base b\nchain ${Base}/${base}.ipxe ||'), []);
  });

  it('is silent about what is set, printed, or a name of its own', () => {
    for (const commands of [
      'set next-sever 192.168.1.1\nchain tftp://${next-sever}/a.ipxe ||',
      'set base1 a\nchain ${base2}/b.ipxe ||',
      'chain ${filename} ||',
      'chain ${175.177:string} ||',
      'echo ${next-sever}',
      'chain ${rootpath}/a.ipxe ||',
      'choose --default targets menu ||\nchain ${target} ||',
      'chain ${mirror}/b.ipxe ||',
      'read --default a mirrors\nchain ${mirrors}/b.ipxe ||',
    ])
      assert.deepEqual(found(commands), [], commands);
  });

  it('finds two letters of a short name that have changed places', () => {
    assert.deepEqual(found('set base a\nchain ${bsae}/b.ipxe ||'), ['${base}/b.ipxe']);
    assert.deepEqual(found('set base a\nchain ${bass}/b.ipxe ||'), []);
  });

  it('tells of the file that a slip leads to at the slip alone', () => {
    const script = IPXE_SCRIPT.replace('#!ipxe\n', '#!ipxe\nchain ipxe/${mac:hxhyp}.ipxe\n');
    const { findings } = lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': script, 'srv/tftp/vmlinuz': '' })));
    assert.deepEqual(
      findings
        .filter(({ rule }) => rule.startsWith('ipxe/'))
        .map(({ rule, severity }) => `${severity} ${rule}`),
      ['error ipxe/setting-misspelt'],
    );
  });

  it('is told with a root that its server is missing from', () => {
    const script =
      '#!ipxe\nkernel vmlinuz initrd=initrd.img root=/dev/nfs nfsroot=${next-serve}:/diskless/node21,vers=3 ip=dhcp rw\ninitrd initrd.img\nboot\n';
    const { findings: told } = lint(siteOf(ipxeSite({ 'srv/tftp/boot.ipxe': script })));
    assert.deepEqual(
      told.map(({ rule, severity }) => `${rule} ${severity}`),
      ['ipxe/setting-misspelt error'],
    );
  });
});

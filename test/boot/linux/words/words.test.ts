/** Command lines that Linux 6.1 and klibc 2.0.12 were booted with go in; the boot ends as it did there. */
import assert from 'node:assert/strict';
import { optionNaming, optionPlace, traceAll } from '../../../../server/boot/index.js';
import { miniature } from '../../../../server/rules/about/miniature.js';
import { tell } from '../../../../server/service/verdict/tell.js';
import { siteOf } from '../../../support/site.js';

const NAME = 'srv/tftp/pxelinux.cfg/01-00-40-63-c2-ca-c9';
const ROOT = 'nfsroot=192.168.1.1:/diskless/node21,vers=3';

/** The verdict, and for a failure the step and what the screen shows. */
function booted(append: string): string {
  const text = `DEFAULT linux\nLABEL linux\n  KERNEL vmlinuz\n  APPEND ${append}\n`;
  const [trace] = traceAll(siteOf(miniature({ [NAME]: text })));
  const last = (trace === undefined ? [] : tell(trace)).find(({ verdict }) => verdict === 'fails');
  return last === undefined ? (trace?.verdict ?? '') : `${last.stage}: ${last.log ?? last.console ?? ''}`;
}

describe('words of the command line', () => {
  const unmounted = 'kernel: VFS: Unable to mount root fs via NFS.';

  it('that the kernel takes for an address or a device keep it off the network', () => {
    for (const ip of ['eth0:dhcp', 'eth0', '::::node21:dhcp', ':::::eth0:auto'])
      assert.equal(booted(`${ROOT} ip=${ip} rw`), unmounted, ip);
    for (const ip of [
      'dhcp',
      '::::dhcp',
      ':::::eth0:dhcp:::::x',
      '192.168.1.21:192.168.1.1:192.168.1.1:255.255.255.0:node21:eth0:static',
      '192.168.1.21:192.168.1.1:192.168.1.1:24:node21:eth0:off',
    ])
      assert.equal(booted(`${ROOT} ip=${ip} rw`), 'boots', ip);
  });

  it('that are no options of the kernel or of nfsmount keep the root away', () => {
    assert.equal(booted(`${ROOT},noatime ip=dhcp rw`), "root: nfs: Unknown parameter 'noatime'");
    for (const option of ['bg', 'retry=1', 'rw', 'sloppy,foo'])
      assert.equal(booted(`${ROOT},${option} ip=dhcp rw`), 'boots', option);
    const klibc = `initrd=initrd.img boot=nfs ${ROOT}`;
    assert.equal(booted(`${klibc},proto=tcp ip=dhcp rw`), "root: nfsmount: bad option 'proto'");
    assert.equal(booted(`${klibc},tcp ip=dhcp rw`), 'boots');
  });
});

describe('the place of an option', () => {
  const file = '/srv/tftp/pxelinux.cfg/default';
  const word = (value: string) => ({
    name: 'nfsroot',
    value,
    place: { file, span: { start: 0, end: 8 + value.length } },
    valuePlace: { file, span: { start: 8, end: 8 + value.length } },
  });
  const part = (value: string, option: string) => {
    const { start, end } = optionPlace(word(value), option).span;
    return value.slice(start - 8, end - 8);
  };

  it('is in the list behind the first comma, else the whole value', () => {
    assert.equal(part('10.0.0.1:/a,vers=3,tcp', 'vers=3'), 'vers=3');
    assert.equal(part('10.0.0.1:/a,vers=3,tcp', 'tcp'), 'tcp');
    assert.equal(part('10.0.0.1:/a,vers=3,tcp', 'vers'), '10.0.0.1:/a,vers=3,tcp');
    assert.equal(part('10.0.0.1:/a', 'vers=3'), '10.0.0.1:/a');
  });

  it('is that of the last which a pattern fits, where there is one', () => {
    const { span } = optionNaming(word('10.0.0.1:/a,vers=3,vers=4'), /^vers=/) ?? {};
    assert.deepEqual(span, { start: 8 + 19, end: 8 + 25 });
    assert.equal(optionNaming(word('vers=3:/a,tcp'), /^vers=/), undefined);
  });

  it('is the whole value where that stands otherwise in the file, or is none', () => {
    const whole = word('/a,tcp');
    const quoted = { ...whole, valuePlace: { file, span: { start: 8, end: 16 } } };
    assert.equal(optionPlace(quoted, 'tcp'), quoted.valuePlace);
    assert.deepEqual(optionPlace(whole, 'tcp').span, { start: 11, end: 14 });
    const bare = { ...whole, value: undefined };
    assert.equal(optionPlace(bare, ''), bare.valuePlace);
    assert.equal(optionNaming(bare, /x/), undefined);
    // An empty option before another one.
    assert.deepEqual(optionPlace(word('/a,,tcp'), 'tcp').span, { start: 12, end: 15 });
  });
});

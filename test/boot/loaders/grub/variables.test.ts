/** Commands that put something into variables go in; what they leave there comes out. GRUB 2.06 was asked in QEMU, with a server and with a disk. */
import assert from 'node:assert/strict';
import type { Argument } from '../../../../server/boot/loaders/grub/expand.js';
import { filled } from '../../../../server/boot/loaders/grub/variables.js';
import { traceSite } from '../../../../server/boot/site.js';
import { bootedByGrub, GRUB_CFG } from '../../../../server/rules/about/examples/grub.js';
import { siteOf } from '../../../support/site.js';
import { somewhere } from '../../support.js';

/** `?` is a word that is not known. */
function told(line: string): string {
  const [name = '', ...words] = line.split(' ');
  const args = words.map(
    (word): Argument =>
      word === '?'
        ? { text: undefined, begins: '', place: somewhere }
        : { text: word, begins: word, place: somewhere },
  );
  const it = filled(name, args);
  if (it === undefined) return 'nothing';
  return [it.status, ...[...it.values].map(([variable, value]) => `${variable}=${value ?? '?'}`)].join(' ');
}

const leave = (cases: Readonly<Record<string, string>>) => {
  for (const [line, values] of Object.entries(cases)) assert.equal(told(line), values, line);
};

describe('a command of GRUB that fills variables', () => {
  const PREFIX = '(tftp,10.0.0.1)/grub';

  it('takes the server out of a device by a pattern, where the pattern fits', () => {
    leave({
      [`regexp --set=1:s ^\\(tftp,([^)]+)\\) ${PREFIX}`]: 'yes s=10.0.0.1',
      [`regexp --set=1:s \\(tftp,([^)]+)\\) ${PREFIX}`]: 'yes s=10.0.0.1',
      [`regexp --set=1:s tftp,([^)]+) ${PREFIX}`]: 'yes s=10.0.0.1',
      [`regexp --set=1:s \\(tftp,([^)]+)\\)(.*)$ ${PREFIX}`]: 'yes s=10.0.0.1',
      [`regexp --set=1:s ^\\(tftp,([^)]+).* ${PREFIX}`]: 'yes s=10.0.0.1',
      'regexp --set=1:s ^tftp,([^)]+) tftp,10.0.0.1': 'yes s=10.0.0.1',
      'regexp --set=1:s ^\\(https,([^)]+)\\) (https,10.0.0.1:444)/': 'yes s=10.0.0.1:444',
      // Without a number, and in each way to write the option.
      [`regexp --set=s tftp,([^)]+) ${PREFIX}`]: 'yes s=10.0.0.1',
      [`regexp --set 1:s tftp,([^)]+) ${PREFIX}`]: 'yes s=10.0.0.1',
      [`regexp -s s tftp,([^)]+) ${PREFIX}`]: 'yes s=10.0.0.1',
      [`regexp -s s --set=t tftp,([^)]+) ${PREFIX}`]: 'yes s=10.0.0.1 t=10.0.0.1',
    });
  });

  it('leaves variables alone where the pattern does not fit: another protocol, no parenthesis, something before', () => {
    leave({
      [`regexp --set=1:s ^\\(http,([^)]+)\\) ${PREFIX}`]: 'no',
      [`regexp --set=1:s pxe,([^)]+) ${PREFIX}`]: 'no',
      [`regexp --set=1:s ^tftp,([^)]+) ${PREFIX}`]: 'no',
      'regexp --set=1:s \\(tftp,([^)]+)\\) tftp,10.0.0.1': 'no',
      'regexp --set=1:s tftp,([^)]+)\\) tftp,10.0.0.1': 'no',
      'regexp --set=1:s ^\\(tftp,([^)]+)\\) x(tftp,10.0.0.1)': 'no',
      'regexp --set=1:s \\(tftp,([^)]+)\\) (tftp,)/grub': 'no',
    });
  });

  it('leaves them unknown where the pattern, the text or the part is not one that is followed', () => {
    leave({
      [`regexp --set=1:s (tftp,([^)]+) ${PREFIX}`]: 'unknown s=?',
      [`regexp --set=1:s tftp,([^)]+)/(a|b) ${PREFIX}`]: 'unknown s=?',
      [`regexp --set=1:s x^\\(tftp,([^)]+)\\) ${PREFIX}`]: 'unknown s=?',
      'regexp --set=1:s \\(tftp,([^)]+)\\) ?': 'unknown s=?',
      'regexp --set=1:s ? x': 'unknown s=?',
      'regexp --set=1:s x': 'unknown s=?',
      [`regexp --set=2:s tftp,([^)]+) ${PREFIX}`]: 'unknown s=?',
      [`regexp --set=1:s --set=2:t tftp,([^)]+) ${PREFIX}`]: 'unknown s=? t=?',
      [`regexp tftp,([^)]+) ${PREFIX}`]: 'yes',
    });
  });

  it('finds a disk or none: in the variable that is named, else in root', () => {
    leave({
      'search --file /boot/vmlinuz': 'unknown',
      'search --set --file /boot/vmlinuz': 'unknown root=?',
      'search --file /boot/vmlinuz --set': 'unknown root=?',
      'search --file /boot/vmlinuz --set root': 'unknown root=?',
      'search --set r --file /boot/vmlinuz': 'unknown r=?',
      'search --file --set=r /boot/vmlinuz': 'unknown r=?',
      'search -s r -f /boot/vmlinuz': 'unknown r=?',
      'search -fs r /boot/vmlinuz': 'unknown r=?',
      'search --no-floppy --fs-uuid --set=root --hint-bios=hd0,msdos1 1234-ABCD': 'unknown root=?',
      // The only word is what is looked for.
      'search --file -s /boot/vmlinuz': 'unknown root=?',
      'search --no-floppy --fs-uuid --set 1234-ABCD': 'unknown root=?',
      'search --no-floppy --fs-uuid --set 1234-ABCD --hint hd0,msdos1': 'unknown root=?',
      'search --no-floppy --set r ? --hint-bios hd0,msdos1': 'unknown r=?',
      'search.file /boot/vmlinuz r': 'unknown r=?',
      'search.fs_uuid 1234-ABCD root hd0,msdos1': 'unknown root=?',
      'search.fs_label boot r': 'unknown r=?',
      'search.file /boot/vmlinuz': 'unknown',
    });
  });

  it('reads what no file tells: a person, DHCP, a disk, the variables that were saved', () => {
    leave({
      'read name': 'unknown name=?',
      read: 'unknown',
      'net_get_dhcp_option pool efinet0 12 string': 'unknown pool=?',
      'probe --set=u --fs-uuid hd0': 'unknown u=?',
      'probe --set u --fs hd0': 'unknown u=?',
      'probe -s u --fs hd0': 'unknown u=?',
      'probe --fs hd0 -s': 'unknown',
      'smbios --type 1 --get-string 5 --set product': 'unknown product=?',
      'load_env a b': 'unknown a=? b=?',
      'load_env ?': 'unknown',
      'load_env --file /grub/env -s a': 'unknown a=?',
      'load_env -f /grub/env a': 'unknown a=?',
      'load_env --skip-sig --file=/grub/env a': 'unknown a=?',
    });
    for (const all of ['load_env', 'load_env -f /grub/env']) assert.match(told(all), / saved_entry=\?/, all);
  });

  it('is no other one', () => {
    leave({
      'insmod http': 'nothing',
      'probe x--set=u': 'nothing',
      'linux /vmlinuz root=/dev/nfs -set=x': 'nothing',
      'ls s': 'nothing',
    });
  });
});

describe('a menu of GRUB that is filled by commands', () => {
  const WORDS = 'root=/dev/nfs nfsroot=192.168.1.1:/diskless/node21,vers=3 ip=dhcp rw';
  const MENU = `set timeout=1\nmenuentry "A" {\n  linux /vmlinuz ${WORDS}\n}\nmenuentry "B" {\n  linux /gone ${WORDS}\n}\n`;

  function comes(text: string): string {
    const traces = traceSite(siteOf(bootedByGrub({ [GRUB_CFG]: text })));
    const trace = traces.find(({ node, firmware }) => node.name === 'node21' && firmware !== 'bios');
    assert.ok(trace !== undefined);
    const fault = trace.stages.flatMap(({ faults }) => faults)[0];
    const doubt = trace.stages.flatMap(({ doubts }) => doubts)[0];
    return fault?.id ?? doubt?.reason ?? trace.verdict;
  }

  it('boots from the server that its prefix names', () => {
    const by = (protocol: string) =>
      `if regexp --set=1:srv '^\\(${protocol},([^)]+)\\)' "$prefix"; then\n  set root=(tftp,$srv)\nelse\n  set default=1\nfi\n`;
    assert.equal(comes(by('tftp') + MENU), 'boots');
    // The prefix is none of a web server, so that the other way is taken.
    assert.equal(comes(by('http') + MENU), 'grub/kernel-missing');
  });

  it('is not judged by the TFTP server where a disk may have been found', () => {
    for (const line of [
      'search --fs-uuid --set 1234-ABCD',
      'search.fs_uuid 1234-ABCD root',
      'search -s -f /x',
    ])
      assert.notEqual(comes(`set default=1\n${line}\n${MENU}`), 'grub/kernel-missing', line);
    assert.equal(comes(`set default=1\nsearch -s other -f /x\n${MENU}`), 'grub/kernel-missing');
  });

  it('starts what was saved, which no file tells', () => {
    assert.match(comes(`load_env\nset default="$saved_entry"\n${MENU}`), /what "default" holds is not known/);
    assert.equal(comes(`load_env other\nset default="$saved_entry"\n${MENU}`), 'boots');
    // A server of the network has no list of its files, so that the test of distributions fails.
    assert.equal(
      comes(`if [ -s $prefix/grubenv ]; then\n  load_env\nfi\nset default="$saved_entry"\n${MENU}`),
      'boots',
    );
  });

  it('may have its entries from files of another kind, or from a text', () => {
    for (const line of ['blscfg', 'syslinux_configfile /pxelinux.cfg/default', 'eval "$more"'])
      assert.match(comes(`set timeout=1\n${line}\n`), /what \w+ reads is not followed/, line);
    assert.equal(comes('set timeout=1\necho blscfg\n'), 'grub/nothing-to-start');
  });
});

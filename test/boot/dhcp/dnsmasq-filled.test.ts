/** A dnsmasq.conf with a pxe-service or a dhcp-boot that another program fills in, and a client go in; what that line decides is not known, and the rest is. */
import assert from 'node:assert/strict';
import { dhcpServer } from '../../../server/boot/dhcp/server.js';
import { type DhcpAnswer, type DhcpClient, type Firmware, traceSite } from '../../../server/boot/index.js';
import { firmwareClient, kernelClient } from '../../../server/boot/machine/profile.js';
import { macOf } from '../../support/mac.js';
import { siteOf } from '../../support/site.js';

const MAC = macOf('02:1a:00:00:00:01');
const RANGE = 'dhcp-range=10.9.0.100,10.9.0.199,255.255.255.0,1h\n';

function ask(text: string, client: DhcpClient): DhcpAnswer {
  return dhcpServer(siteOf({ 'etc/dnsmasq.conf': text })).answer(client, undefined);
}

/** The boot file for a firmware, from the header or option 67; of what is not known, its kind. */
function file(text: string, firmware: Firmware = 'bios', changes: Partial<DhcpClient> = {}): string {
  const { answered, filename, options } = ask(text, { ...firmwareClient(firmware, MAC), ...changes });
  if (answered !== 'yes') return answered;
  const option = options.get(67);
  const [atom] = option?.kind === 'value' ? option.value.atoms : [];
  if (atom !== undefined) return String(atom.value);
  return filename.kind === 'value' ? filename.value : `file ${filename.kind}`;
}

describe('dnsmasq with a pxe-service that is filled in', () => {
  const proxy = 'dhcp-range=10.9.0.0,proxy\n';
  const known = 'pxe-service=x86-64_EFI,"Boot",a.efi\n';

  it('knows nothing of the kind of machine that the line is for, and all of the others', () => {
    const text = `${proxy}${known}pxe-service=x86PC,"Boot",{{ file }}\n`;
    assert.deepEqual([file(text), file(text, 'efi-x64')], ['file unknown', 'a.efi']);
    assert.equal(file(`${RANGE}dhcp-boot=b\npxe-service=7,"Boot",{{ file }}\n`), 'b');
  });

  it('knows nothing of any PXE client where the kind of machine is filled in, or more than one field', () => {
    const lines = [
      '{{ system }},"Boot",x',
      'x86PC,{{ menu_and_file }}',
      'x86PC,{{ menu }},x',
      'x86PC,"Boot",{{ lookup("a", "b") }}',
      '{% if bios %}x86PC{% endif %},"Boot",x',
    ];
    for (const line of lines)
      assert.equal(file(`${proxy}${known}pxe-service=${line}\n`), 'file unknown', line);
    for (const line of [lines[0], lines[3], lines[4]])
      assert.equal(file(`${proxy}${known}pxe-service=${line}\n`, 'efi-x64'), 'file unknown', line);
    assert.equal(file(`${proxy}pxe-service={{ system }},"Boot",x\n`), 'file unknown');
  });

  it('tells a kernel and UEFI beside a range what no menu decides', () => {
    const text = `${RANGE}dhcp-boot=b\npxe-service={{ system }},"Boot",x\n`;
    assert.equal(ask(text, kernelClient(MAC)).answered, 'yes');
    assert.deepEqual([file(text), file(text, 'efi-x64')], ['file unknown', 'b']);
    // iPXE takes the boot file of a menu where it has one.
    assert.equal(file(text, 'efi-x64', { userClass: 'iPXE' }), 'file unknown');
  });

  it('tells iPXE of a proxy on UEFI nothing that the line may take the place of', () => {
    const text = `${proxy}dhcp-boot=b\npxe-service=x86-64_EFI,"Boot",{{ file }}\n`;
    const ipxe = { userClass: 'iPXE' };
    assert.deepEqual([file(text, 'efi-x64', ipxe), file(text, 'bios', ipxe)], ['file unknown', 'b']);
  });

  it('minds the tags of the line', () => {
    const tag = 'dhcp-match=set:arm,option:client-arch,11\n';
    const text = (tags: string) => `${RANGE}${tag}dhcp-boot=b\npxe-service=${tags},x86PC,"Boot",{{ file }}\n`;
    assert.deepEqual([file(text('tag:arm')), file(text('tag:!arm'))], ['b', 'file unknown']);
    assert.equal(file(text('tag:{{ lab }}')), 'file unknown');
  });

  it('boots by a line of which only the name in the menu is filled in, and does not know the menu', () => {
    const text = `${RANGE}pxe-service=x86PC,"Boot {{ name }}",pxelinux\n`;
    assert.equal(file(text), 'pxelinux.0');
    assert.equal(ask(text, firmwareClient('bios', MAC)).vendor?.kind, 'unknown');
  });

  it('counts entries over all lines, so that no menu is known', () => {
    const text = `${RANGE}pxe-service=x86PC,"Boot",a\npxe-service=x86-64_EFI,"Boot",{{ file }}\n`;
    assert.deepEqual([file(text), ask(text, firmwareClient('bios', MAC)).vendor?.kind], ['a.0', 'unknown']);
  });

  it('does not know any answer where another line is filled in', () => {
    assert.equal(file(`${RANGE}${known}dhcp-match={{ match }}\n`), 'unknown');
  });

  it('knows the file where only its server is filled in', () => {
    const text = `${proxy}pxe-service=x86PC,"Boot",pxelinux,{{ server }}\n`;
    assert.equal(file(text), 'pxelinux.0');
    assert.equal(ask(text, firmwareClient('bios', MAC)).nextServer.kind, 'unknown');
    const url = `${proxy}pxe-service=x86PC,"Boot",http://{{ server }}/a.ipxe\n`;
    assert.equal(file(url), 'http://{{ server }}/a.ipxe');
  });
});

describe('dnsmasq with a dhcp-boot that is filled in', () => {
  const bios = firmwareClient('bios', MAC);

  it('is not known to be for anybody where its tags or its file are filled in, or it is more than one field', () => {
    const lines = [
      'tag:{{ lab }},b',
      '{{ file }}',
      'tag:x,{{ file }}',
      '{{ url }}/a',
      'http://{{ server }}/{{ file }}',
    ];
    for (const line of [...lines, '{% if lab %}b{% endif %}', '{{ lookup("a", "b") }}'])
      assert.equal(file(`${RANGE}dhcp-boot=a\ndhcp-boot=${line}\n`), 'unknown', line);
  });

  it('names a file of which the server is filled in, in its own field or in a URL', () => {
    for (const [line, name] of [
      ['a,,{{ server }}', 'a'],
      ['a,{{ name }},{{ server }}', 'a'],
      ['http://{{ server }}:{{ port }}/b.efi', 'http://{{ server }}:{{ port }}/b.efi'],
    ])
      assert.equal(file(`${RANGE}dhcp-boot=${line}\n`), name, line);
    const named = ask(`${RANGE}dhcp-boot=a,{{ name }},10.9.0.1\ndhcp-no-override\n`, bios);
    assert.deepEqual([named.serverName.kind, named.nextServer.kind], ['unknown', 'value']);
    assert.equal(ask(`${RANGE}dhcp-boot=a,{{ name }},10.9.0.1\n`, bios).options.get(66)?.kind, 'unknown');
  });

  it('is followed to dnsmasq itself, if that gives out files', () => {
    const line = 'dhcp-boot=pxelinux.0,,{{ server }}\n';
    const outcome = (text: string): unknown => {
      const [trace] = traceSite(siteOf({ 'etc/dnsmasq.conf': text, 'srv/tftp/pxelinux.cfg/default': '' }));
      const stage = trace?.stages.find(({ doubts, faults }) => doubts.length + faults.length > 0)?.stage;
      const taken = trace?.stages.flatMap(({ assumptions }) => assumptions) ?? [];
      return [stage, taken.filter((one) => one.includes('{{ server }}'))];
    };
    assert.deepEqual(outcome(`${RANGE}enable-tftp\ntftp-root=/srv/tftp\n${line}`), [
      'loader',
      ['{{ server }} stands for the address of dnsmasq itself, which gives out files'],
    ]);
    assert.deepEqual(outcome(`${RANGE}${line}`), ['dhcp', []]);
  });
});

describe('dnsmasq with a dhcp-host that is filled in', () => {
  const own = `dhcp-host=${MAC},10.9.0.7\ndhcp-boot=b\n`;
  const host = (fields: string): string => `${RANGE}dhcp-host=${fields}\n${own}`;

  it('knows nothing of the machine of that line, and all of the others', () => {
    for (const fields of ['{{ mac }},node1,10.9.0.8', '02:1a:00:00:00:09,{{ address }}', '$MAC,$IP,set:$TAG'])
      assert.equal(file(host(fields)), 'b', fields);
    assert.equal(file(`${RANGE}dhcp-boot=b\ndhcp-host=${MAC},{{ address }}\n`), 'unknown');
    assert.equal(file(`${RANGE}dhcp-boot=b\ndhcp-host=${MAC},10.9.0.7,set:{{ tag }}\n`), 'unknown');
    assert.equal(file(`${RANGE}dhcp-boot=b\ndhcp-host=02:1a:*:*:*:*,{{ more }}\n`), 'unknown');
  });

  it('knows nothing of a machine that no line names: it may be its own', () => {
    const filledIn = `${RANGE}dhcp-boot=b\ndhcp-host={{ mac }},node1,10.9.0.8\n`;
    assert.equal(file(filledIn), 'unknown');
    assert.equal(file(filledIn.replace('{{ mac }}', '02:1a:00:00:00:09')), 'b');
  });

  it('knows nothing of any machine where a block may stand for more lines than one', () => {
    for (const fields of ['{% for n in nodes %}{{ n }},{% endfor %}', '{{ join("a", "b") }}'])
      assert.equal(file(host(fields)), 'unknown', fields);
  });

  it('says what it takes that line for', () => {
    const assumed = (text: string): boolean =>
      traceSite(siteOf({ 'etc/dnsmasq.conf': text })).some(({ stages }) =>
        stages.some(({ assumptions }) => assumptions.some((one) => one.includes('for other machines'))),
      );
    assert.deepEqual([assumed(host('{{ mac }}')), assumed(host('02:1a:00:00:00:09,{{ a }}'))], [true, false]);
  });

  it('calls a machine by the name that is known', () => {
    const site = siteOf({ 'etc/dnsmasq.conf': `${RANGE}dhcp-host=${MAC},node1,{{ address }}\n` });
    assert.deepEqual(
      site.nodes.map(({ name }) => name),
      ['node1'],
    );
  });
});

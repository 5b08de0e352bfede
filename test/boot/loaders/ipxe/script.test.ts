/** Scripts go in; what a machine comes to that runs them is compared: the words of its kernel, its fault, or what is open. */
import assert from 'node:assert/strict';
import {
  type BootTrace,
  type Firmware,
  traceBoot,
  traceSite,
  withEntries,
} from '../../../../server/boot/index.js';
import { assumed } from '../../../../server/service/verdict/tell.js';
import type { Site } from '../../../../server/site/model.js';
import { siteOf } from '../../../support/site.js';
import { IPXE_DNSMASQ, ipxeFiles } from './site.js';

const KERNEL = 'kernel vmlinuz root=/dev/nfs nfsroot=10.0.0.1:/srv/n1,vers=3 ip=dhcp rw\n';

/** The TFTP root holds a kernel, so that what is not there is not there. */
function siteWith(script: string, more: Readonly<Record<string, string>> = {}): Site {
  return siteOf({ ...ipxeFiles(script), 'srv/tftp/snponly.efi': '', ...more });
}

function boot(
  script: string,
  more: Readonly<Record<string, string>> = {},
  firmware: Firmware = 'bios',
): BootTrace {
  const site = siteWith(script, more);
  const [node] = site.nodes;
  assert.ok(node !== undefined);
  return withEntries(site, traceBoot(site, node, firmware));
}

/** What comes of it, in a word or so. */
function comes({ kernel, stages, verdict }: Pick<BootTrace, 'kernel' | 'stages' | 'verdict'>): string {
  const fault = stages.flatMap(({ faults }) => faults)[0];
  if (fault !== undefined) return fault.id;
  const doubt = stages.filter(({ reached }) => reached).flatMap(({ doubts }) => doubts)[0];
  return doubt?.reason ?? `${verdict} ${kernel?.image ?? ''}`;
}

const words = (trace: BootTrace): string[] =>
  (trace.kernel?.given ?? []).map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));

const script = (...lines: readonly string[]): string => `#!ipxe\n${lines.join('\n')}\n`;

describe('a script of iPXE', () => {
  it('starts a kernel, whose root is judged like that of any other', () => {
    assert.equal(comes(boot(script(KERNEL, 'boot'))), 'boots /vmlinuz');
    const elsewhere = boot(script(KERNEL.replace('/srv/n1', '/srv/n2'), 'boot'));
    assert.equal(comes(elsewhere), 'nfsroot/not-exported');
    assert.ok(assumed(boot(script(KERNEL, 'boot'))).some((text) => text.includes('no script of its own')));
  });

  it('puts settings of DHCP and of its own into words', () => {
    const trace = boot(
      script(
        'set base /srv/${net0/mac:hexhyp}',
        'set who ${hostname}',
        'kernel vmlinuz quiet',
        'imgargs vmlinuz root=/dev/nfs nfsroot=${next-server}:${base} ip=dhcp host=${who} at=${ip} "a=b c" no${nothing}',
        'boot',
      ),
    );
    assert.deepEqual(words(trace), [
      'root=/dev/nfs',
      'nfsroot=10.0.0.1:/srv/52-54-00-00-00-01',
      'ip=dhcp',
      'host=n1',
      'at=10.0.0.5',
      'a=b c',
      'no',
    ]);
  });

  it('has the boot file and the name of the server whether DHCP tells them in fields or in options', () => {
    const told = (...lines: readonly string[]) =>
      words(
        boot(script('kernel vmlinuz file=${filename} same=${67} server=${66}', 'boot'), {
          'etc/dnsmasq.conf': `${IPXE_DNSMASQ}${lines.map((line) => `${line}\n`).join('')}`,
        }),
      );
    assert.deepEqual(told(), ['file=boot.ipxe', 'same=boot.ipxe', 'server=']);
    assert.deepEqual(told('dhcp-no-override'), ['file=boot.ipxe', 'same=boot.ipxe', 'server=']);
    assert.deepEqual(told('dhcp-option=66,tftp.site'), [
      'file=boot.ipxe',
      'same=boot.ipxe',
      'server=tftp.site',
    ]);
  });

  it('ends at the first command that fails, unless || follows', () => {
    const byHttp = boot(script('kernel http://10.0.0.1/nosuch', KERNEL, 'boot'), {
      'diskless-lint.json': '{ "httpRoot": "/srv/http" }',
      'srv/http/vmlinuz': '',
    });
    const shown = byHttp.stages.flatMap(({ faults }) => faults.map((one) => one.console));
    assert.deepEqual(shown.slice(0, 1), [
      'http://10.0.0.1/nosuch... No such file or directory (http://ipxe.org/2d0c613b)',
    ]);
    assert.equal(comes(boot(script('kernel nosuch', KERNEL, 'boot'))), 'ipxe/file-missing');
    assert.equal(
      comes(boot(script('kernel nosuch || goto other', 'boot', ':other', KERNEL, 'boot'))),
      'boots /vmlinuz',
    );
    assert.equal(comes(boot(script('kernel nosuch ||', KERNEL, 'boot'))), 'boots /vmlinuz');
    assert.equal(
      comes(boot(script('kernel nosuch || goto failed', 'boot', ':fail', KERNEL, 'boot'))),
      'ipxe/label-missing',
    );
    const folder = { 'srv/tftp/sub/vmlinuz': '', 'srv/www/sub/vmlinuz': '' };
    const [fault] = boot(script('kernel sub', 'boot'), folder).stages.flatMap(({ faults }) => faults);
    assert.ok(fault?.id === 'ipxe/file-missing' && fault.folder);
    assert.equal(fault.console, undefined);
    const pages = boot(script('chain http://10.0.0.1/sub'), {
      ...folder,
      'etc/nginx/sites-enabled/default': 'server {\n  root /srv/www;\n}\n',
    });
    assert.notEqual(comes(pages), 'ipxe/file-missing');
    assert.equal(comes(boot(script('no-such', KERNEL, 'boot'))), 'ipxe/command-refused');
    assert.equal(comes(boot(script('no-such ||', KERNEL, 'boot'))), 'boots /vmlinuz');
    assert.equal(comes(boot(script('iseq a', KERNEL, 'boot'))), 'ipxe/command-refused');
    assert.equal(comes(boot(script('set next-server master', KERNEL, 'boot'))), 'ipxe/command-refused');
    assert.equal(comes(boot(script('set next-server master ||', KERNEL, 'boot'))), 'boots /vmlinuz');
    assert.equal(comes(boot(script('set mine master', KERNEL, 'boot'))), 'boots /vmlinuz');
    assert.equal(comes(boot(script('set next-server ${nothing}', KERNEL, 'boot'))), 'boots /vmlinuz');
  });

  it('that has lost its kernel does not boot, though it waits for somebody; one that only looked for a script exits on purpose', () => {
    assert.equal(comes(boot(script('kernel nosuch || shell'))), 'ipxe/file-missing');
    assert.equal(comes(boot(script('kernel nosuch || exit'))), 'ipxe/file-missing');
    // A script of its own is looked for on purpose, but not in a folder with a slip in its name.
    const own = (folder: string) =>
      boot(script(`chain ${folder}/a.ipxe || exit`), { 'srv/tftp/nodes/a.ipxe': '#!ipxe\nreboot\n' });
    assert.equal(comes(own('noeds')), 'ipxe/file-missing');
    assert.notEqual(comes(own('machines')), 'ipxe/file-missing');
    assert.notEqual(
      comes(boot(script('chain nodes/b.ipxe || exit'), { 'srv/tftp/nodes/a.ipxe': '' })),
      'ipxe/file-missing',
    );
    assert.match(comes(boot(script('chain own-${mac}.ipxe || exit'))), /exits/);
  });

  it('is one only where it begins so', () => {
    const more = { 'etc/dnsmasq.conf': IPXE_DNSMASQ.replace('undionly.kpxe', 'snponly.efi') };
    for (const text of [`\n${script(KERNEL, 'boot')}`, `${KERNEL}boot\n`]) {
      const trace = boot(text);
      assert.equal(comes(trace), 'ipxe/magic-missing');
      assert.equal(trace.stages.flatMap(({ faults }) => faults)[0]?.console, undefined);
      const uefi = boot(text, more, 'efi-x64');
      assert.match(uefi.stages.flatMap(({ faults }) => faults)[0]?.console ?? '', /2e008081/);
    }
  });

  it('goes where settings tell', () => {
    const asks = (test: string): string =>
      comes(boot(script(`${test} || goto other`, KERNEL, 'boot', ':other', 'exit')));
    assert.equal(asks('isset ${ip}'), 'boots /vmlinuz');
    assert.equal(asks('iseq ${platform} pcbios'), 'boots /vmlinuz');
    assert.equal(asks('iseq ${hostname} n1'), 'boots /vmlinuz');
    assert.match(asks('isset ${own-setting}'), /exits/);
    assert.match(asks('iseq ${hostname} N1'), /exits/);
    // What no file tells decides here.
    assert.match(asks('iseq ${manufacturer} ACME'), /depends on manufacturer/);
    // Here it does not: both ways come to the same.
    const same = script('iseq ${manufacturer} ACME && set a 1 || set a 2', KERNEL, 'boot');
    assert.equal(comes(boot(same)), 'boots /vmlinuz');
  });

  it('counts, and gives up what goes on for ever', () => {
    const counting = script('set n:int32 0', ':again', 'inc n', 'iseq ${n} 3 || goto again', KERNEL, 'boot');
    assert.equal(comes(boot(counting)), 'boots /vmlinuz');
    assert.equal(comes(boot(script(':again', 'sleep 1', 'goto again'))), 'ipxe/label-loop');
    assert.equal(comes(boot(script('chain boot.ipxe'))), 'ipxe/script-loop');
  });

  it('calls other scripts, whose names are looked for beside it', () => {
    const more = { 'srv/tftp/os/one.ipxe': script('kernel vmlinuz a', 'boot'), 'srv/tftp/os/vmlinuz': '' };
    assert.deepEqual(words(boot(script('chain os/one.ipxe'), more)), ['a']);
    assert.equal(boot(script('chain os/one.ipxe'), more).kernel?.imagePath, '/srv/tftp/os/vmlinuz');
    assert.equal(boot(script('chain tftp://${next-server}/os/one.ipxe'), more).kernel?.image, '/os/vmlinuz');
    // One that ends comes back, and what it set stays.
    const ends = { 'srv/tftp/set.ipxe': script('set x 1', 'exit') };
    assert.deepEqual(words(boot(script('chain set.ipxe', 'kernel vmlinuz x=${x}', 'boot'), ends)), ['x=1']);
    assert.match(comes(boot(script('chain --replace set.ipxe', KERNEL, 'boot'), ends)), /exits/);
    // One that fails takes its caller with it.
    const fails = { 'srv/tftp/bad.ipxe': script('kernel nosuch') };
    assert.equal(comes(boot(script('chain bad.ipxe', KERNEL, 'boot'), fails)), 'ipxe/file-missing');
    assert.equal(
      comes(boot(script('chain bad.ipxe || goto on', ':on', KERNEL, 'boot'), fails)),
      'boots /vmlinuz',
    );
  });

  it('loads by HTTP what a web server gives out', () => {
    const more = { 'srv/http/a/vmlinuz': '', 'srv/http/a/one.ipxe': script('kernel vmlinuz', 'boot') };
    const trace = boot(script('chain http://${next-server}/a/one.ipxe'), more);
    assert.equal(trace.kernel?.imagePath, '/srv/http/a/vmlinuz');
    assert.ok(assumed(trace).some((text) => text.includes('gives out /srv/http')));
    assert.match(comes(boot(script('chain http://boot.example.org/x.ipxe'))), /not part of the site/);
  });

  it('comes to files of the site by the server that DHCP told, though its address is in no file', () => {
    const untold = { 'etc/network/interfaces': '', 'srv/http/a/vmlinuz': '' };
    for (const name of [
      'http://${next-server}/a/vmlinuz',
      'http://${next-server}:8080/a/vmlinuz',
      'http://${proxydhcp/next-server}/a/vmlinuz',
      '${base}/a/vmlinuz',
    ]) {
      const trace = boot(script('set base http://${next-server}', `kernel ${name}`, 'boot'), untold);
      assert.equal(trace.kernel?.imagePath, '/srv/http/a/vmlinuz', name);
      assert.ok(assumed(trace).some((text) => text.includes('the server that DHCP tells iPXE')));
    }
    assert.equal(
      boot(script('kernel tftp://${next-server}/vmlinuz', 'boot'), untold).kernel?.imagePath,
      '/srv/tftp/vmlinuz',
    );
    assert.match(
      comes(boot(script('kernel http://${manufacturer}/a/vmlinuz', 'boot'), untold)),
      /depends on manufacturer/,
    );
    assert.match(
      comes(boot(script('kernel http://${next-server}/${manufacturer}', 'boot'), untold)),
      /depends on/,
    );
  });

  it('loads other programs, and boots disks, which stop being its own', () => {
    const more = {
      'srv/tftp/pxelinux.0': '',
      'srv/tftp/ldlinux.c32': '',
      'srv/tftp/pxelinux.cfg/default': 'DEFAULT l\nLABEL l\n  KERNEL vmlinuz\n',
    };
    assert.equal(boot(script('chain pxelinux.0'), more).loading?.program, 'pxelinux');
    assert.match(comes(boot(script('sanboot --drive 0x80'))), /boots the local disk/);
    assert.match(comes(boot(script('sanboot iscsi:10.0.0.1::::iqn'))), /boots the disk iscsi/);
    assert.match(comes(boot(script('autoboot net0', KERNEL, 'boot'))), /boots what DHCP tells/);
  });

  it('takes initial ramdisks with the kernel', () => {
    const trace = boot(script('kernel vmlinuz', 'initrd a.img', 'initrd b.img ||', 'boot'), {
      'srv/tftp/a.img': '',
      'srv/tftp/b.img': '',
    });
    assert.deepEqual(
      trace.kernel?.initrds.map(({ name }) => name),
      ['/a.img', '/b.img'],
    );
    assert.equal(trace.kernel?.mode, 'initramfs');
    const freed = boot(script('initrd a.img', 'imgfree', KERNEL, 'boot'), { 'srv/tftp/a.img': '' });
    assert.deepEqual(freed.kernel?.initrds, []);
  });

  it('has settings that others set before where nobody knows who starts it', () => {
    const text = script('isset ${base} && goto ${place} || shell', ':one', KERNEL, 'boot');
    const [read] = traceSite(siteOf({ 'boot.ipxe': script('goto ${place}', ':one', KERNEL, 'boot') }));
    assert.match(read === undefined ? '' : comes(read), /depends on place/);
    const alone = (...lines: readonly string[]): string | undefined => {
      const [menu] = traceSite(siteOf({ 'boot.ipxe': script('menu', 'item one', ...lines, ':one', KERNEL) }));
      return menu && comes(menu);
    };
    assert.equal(alone('choose --timeout 1 place', 'goto ${other}'), 'ipxe/label-missing');
    assert.match(alone('choose --timeout 1 place', 'goto ${place}_${other}') ?? '', /depends on other/);
    assert.match(alone('choose --timeout 1 place', 'read other', 'goto ${other}') ?? '', /depends on other/);
    assert.match(alone('choose --timeout 1 place', 'isset ${other} && goto ${other} ||') ?? '', /depends on/);
    assert.match(alone('choose --timeout 1 place', 'goto ${hostname}') ?? '', /depends on hostname/);
    assert.match(comes(boot(text)), /somebody types/);
    assert.equal(comes(boot(script('goto ${place}', ':one', KERNEL, 'boot'))), 'ipxe/label-missing');
  });

  it('may be a template, and what that decides is open', () => {
    assert.match(comes(boot(script('goto {{ entry }}'))), /depends on/);
    assert.match(
      comes(boot(script('{% for x in y %}', ':{{ x }}', '{% endfor %}', 'goto one'))),
      /not known/,
    );
    assert.equal(
      comes(boot(script('{#', ' a note {{ of }} the template', '#}', KERNEL, 'boot'))),
      'boots /vmlinuz',
    );
    assert.equal(comes(boot(script('{# a note', KERNEL, 'boot'))), 'ipxe/command-refused');
  });

  it('is at fault where it boots another name than it loaded a kernel of', () => {
    assert.equal(comes(boot(script(KERNEL, 'boot vmlinux || exit'))), 'ipxe/file-missing');
    assert.equal(comes(boot(script(KERNEL, 'boot vmlinuz || exit'))), 'boots /vmlinuz');
  });

  it('is at fault where a machine never comes to the script of its own address', () => {
    const own = {
      'srv/tftp/hosts/52-54-00-00-00-01.ipxe': script(KERNEL.replace('vmlinuz', '/vmlinuz'), 'boot'),
    };
    const asks = (name: string) => comes(boot(script(`chain ${name} || exit`), own));
    assert.equal(asks('hosts/${net0/mac:hexhyp}.ipxe'), 'boots /vmlinuz');
    assert.equal(asks('hosts/${net0/mac:hexraw}.ipxe'), 'ipxe/file-missing');
    const others = { 'srv/tftp/hosts/52-54-00-00-00-02.ipxe': script(KERNEL, 'boot') };
    assert.notEqual(
      comes(boot(script('chain hosts/${net0/mac:hexraw}.ipxe || exit'), others)),
      'ipxe/file-missing',
    );
  });
});

describe('a menu of iPXE', () => {
  const MENU = (choose: string): string =>
    script(
      'menu Lab',
      'item --gap -- Systems',
      'item one First',
      'item two Second',
      'item lost Third',
      `${choose} target && goto \${target}`,
      ':one',
      KERNEL,
      'boot',
      ':two',
      'kernel gone',
      'boot',
      ':shell',
      'shell',
    );
  const chosen = (trace: BootTrace): string[] =>
    trace.entries.map(
      ({ entry, stages }) => `${entry.name}: ${stages.flatMap(({ faults }) => faults)[0]?.id ?? 'fine'}`,
    );

  it('starts the preselected item by itself, and knows what the others come to', () => {
    const trace = boot(MENU('choose --default one --timeout 3000'));
    assert.equal(comes(trace), 'boots /vmlinuz');
    assert.deepEqual(chosen(trace), ['two: ipxe/file-missing', 'lost: ipxe/label-missing']);
    assert.equal(
      assumed(trace).some((text) => text.includes('Enter')),
      false,
    );
  });

  it('waits for ever without a timeout', () => {
    assert.ok(assumed(boot(MENU('choose'))).some((text) => text.includes('Enter')));
    assert.ok(assumed(boot(MENU('choose --timeout 0'))).some((text) => text.includes('Enter')));
  });

  it('preselects what --default names, else what --default marks, else the first', () => {
    assert.equal(comes(boot(MENU('choose -d two -t 5'))), 'ipxe/file-missing');
    const marked = MENU('choose').replace('item two', 'item --default two');
    assert.equal(comes(boot(marked)), 'ipxe/file-missing');
    assert.equal(comes(boot(marked.replace('choose', 'choose --default nobody'))), 'boots /vmlinuz');
    assert.match(
      comes(boot(MENU('choose --default ${manufacturer}'))),
      /preselected depends on manufacturer/,
    );
  });

  it('that leads back to itself is no way out', () => {
    const back = script(':start', 'menu', 'item one One', 'choose x && goto ${x}', ':one', 'goto start');
    assert.match(comes(boot(back)), /comes back to its menu/);
  });
});

describe('scripts that no machine is told', () => {
  it('are read by some machine, unless another script loads them; autoexec.ipxe is loaded from beside the binary', () => {
    const more = {
      'srv/tftp/other.ipxe': script('kernel nosuch'),
      'srv/tftp/called.ipxe': script('exit'),
    };
    const site = siteWith(script('chain http://x/${a}/called.ipxe ||', KERNEL, 'boot'), more);
    assert.equal(site.ipxe.length, 3);
    const loading = siteOf({
      'boot/embed.ipxe': script('chain tftp://${next-server}/main.ipxe'),
      'boot/files/main.ipxe': script('chain http://x.example.org/embed.ipxe'),
    });
    const [read, ...others] = traceSite(loading);
    assert.ok(read !== undefined);
    assert.equal(others.length, 0);
    assert.match(comes(read), /embed.ipxe is loaded from x.example.org/);
    assert.ok(assumed(read).some((text) => text.includes('the one script of that name')));
    const looping = { 'etc/dnsmasq.conf': IPXE_DNSMASQ.replace('boot.ipxe', 'undionly.kpxe') };
    const trace = boot('', { ...looping, 'srv/tftp/autoexec.ipxe': script(KERNEL, 'boot') });
    assert.equal(comes(trace), 'boots /vmlinuz');
    assert.ok(assumed(trace).some((text) => text.includes('autoexec.ipxe')));
  });

  it('are not themselves what a server of nobody knows where gives out under their names', () => {
    const matchbox = siteOf({ 'boot.ipxe': script('dhcp && chain http://10.0.0.9:8080/boot.ipxe') });
    const [trace] = traceSite(matchbox);
    assert.ok(trace !== undefined);
    assert.match(comes(trace), /where http:\/\/10\.0\.0\.9:8080\/boot\.ipxe lies on the server is not known/);
  });

  it('are not the ones asked for in another folder that is there', () => {
    const files = {
      'menus/menu.ipxe': script('chain http://x/windows/start.ipxe'),
      'menus/linux/start.ipxe': script('kernel nosuch', 'boot'),
    };
    const first = (more: Readonly<Record<string, string>>) => {
      const read = traceSite(siteOf({ ...files, ...more })).find(({ node }) =>
        node.name.includes('menu.ipxe'),
      );
      assert.ok(read !== undefined);
      return assumed(read).some((text) => text.includes('the one script of that name'));
    };
    assert.equal(first({}), true);
    assert.equal(first({ 'menus/windows/other.ipxe': script('exit') }), false);
  });
});

describe('words of a kernel that a template fills in', () => {
  it('leave the root open, whatever blanks the template has', () => {
    for (const server of ['{{ server }}', '{{server}}', '<%= server %>', 'x.x.x.x', 'YOUR_SERVER_IP'])
      assert.match(
        comes(boot(script(`kernel vmlinuz root=/dev/nfs nfsroot=${server}:/srv/n1,vers=3 ip=dhcp`, 'boot'))),
        /depends on a value that no file tells/,
        server,
      );
    const named = script('kernel vmlinuz root=/dev/nfs nfsroot=server:/srv/n1,vers=3 ip=dhcp', 'boot');
    assert.equal(comes(boot(named)), 'cmdline/nfsroot-hostname');
  });
});

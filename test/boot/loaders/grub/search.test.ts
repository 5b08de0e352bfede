/** Folders of configurations and a machine go in; which file GRUB comes to, after which others, and what it is taken for comes out. */
import assert from 'node:assert/strict';
import { coreFault } from '../../../../server/boot/loaders/grub/core.js';
import { deviceOf, findConfiguration, madeImage } from '../../../../server/boot/loaders/grub/search.js';
import type { Asked } from '../../../../server/boot/loaders/port.js';
import { none, unsure, value } from '../../../../server/boot/outcome.js';
import type { DhcpAnswer } from '../../../../server/boot/trace.js';
import { grubImageOf } from '../../../support/grub-image.js';
import { siteOf } from '../../../support/site.js';
import { address } from '../../support.js';

const TFTPD = { 'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n' };
const INTERFACE = 'iface eth0 inet static\n  address 10.0.0.1\n  netmask 255.255.255.0\n';
const MENU = 'menuentry "a" {\n  linux /vmlinuz\n}\n';
const MAC = '00:40:63:c2:ca:c9';

interface Who {
  readonly mac?: string | undefined;
  readonly ip?: string | undefined;
  readonly server?: string;
}

function answerTo({ mac, ip, server }: Who): DhcpAnswer {
  const said = (text: string | undefined) => (text === undefined ? none : value(address(text), undefined));
  return { client: { mac }, address: said(ip), nextServer: said(server) } as unknown as DhcpAnswer;
}

/** `files`: below the TFTP root. */
function found(
  name: string,
  files: readonly string[],
  who: Who = { mac: MAC, ip: '10.0.0.21' },
  image?: string,
) {
  const texts = Object.fromEntries(
    files.map((file) => [`srv/tftp/${file}`, file.endsWith('.mod') ? '' : MENU]),
  );
  const site = siteOf({
    ...TFTPD,
    ...texts,
    ...(image === undefined ? {} : { [`srv/tftp/${name}`]: image }),
  });
  const file = { name, path: `/srv/tftp/${name}`, present: 'unknown', place: undefined } as const;
  return findConfiguration({ site, answer: answerTo(who), file } as unknown as Asked);
}

/** The file and those that were tried before it; the reason where it is open. */
function comes(...asked: Parameters<typeof found>): string {
  const { config, tried } = found(...asked);
  if (config.kind === 'unknown') return `? ${config.reason}`;
  const before = tried.map((one) => one.slice(one.lastIndexOf('/') + 1).replace('grub.cfg', '~'));
  return `${config.kind === 'value' ? config.value.name : 'none'}: ${before.join(' ')}`;
}

const CORE = 'grub/x86_64-efi/core.efi';

describe('the file that GRUB looks for', () => {
  const OF_MAC = `~-01-${MAC.replaceAll(':', '-')}`;
  const DIGITS = ['~-0A000015', '~-0A00001', '~-0A0000', '~-0A000', '~-0A00', '~-0A0', '~-0A', '~-0'];

  it('is that of the MAC, then those of the address, from its whole down to one digit, then the common one', () => {
    assert.equal(comes(CORE, ['grub/grub.cfg']), `grub.cfg: ${[OF_MAC, ...DIGITS, '~'].join(' ')}`);
    for (const [i, name] of DIGITS.entries())
      assert.equal(
        comes(CORE, [`grub/${name.replace('~', 'grub.cfg')}`, 'grub/grub.cfg']),
        `${name.replace('~', 'grub.cfg')}: ${[OF_MAC, ...DIGITS.slice(0, i + 1)].join(' ')}`,
      );
    assert.equal(
      comes(CORE, ['grub/grub.cfg-01-00-40-63-c2-ca-c9']),
      `grub.cfg-01-00-40-63-c2-ca-c9: ${OF_MAC}`,
    );
    assert.equal(
      comes(CORE, ['grub/grub.cfg-01-00-40-63-c2-ca-c8']),
      `none: ${[OF_MAC, ...DIGITS, '~'].join(' ')}`,
    );
  });

  it('is not known of a machine without a MAC or an address where there are files for single ones', () => {
    const address = { ip: '10.0.0.21' };
    const mac = { mac: MAC };
    assert.equal(comes(CORE, ['grub/grub.cfg'], address), `grub.cfg: ${[...DIGITS, '~'].join(' ')}`);
    assert.equal(comes(CORE, ['grub/grub.cfg'], mac), `grub.cfg: ${OF_MAC} ~`);
    assert.equal(
      comes(CORE, ['grub/grub.cfg', 'grub/grub.cfg-01-00-40-63-c2-ca-c9'], address),
      '? there are files for single MAC addresses, and that of the node is not known',
    );
    assert.equal(
      comes(CORE, ['grub/grub.cfg', 'grub/grub.cfg-0A0000'], mac),
      "? there are files for single addresses, and the node's is not known",
    );
    // Small letters nobody asks for.
    assert.equal(comes(CORE, ['grub/grub.cfg', 'grub/grub.cfg-0a0000'], mac), `grub.cfg: ${OF_MAC} ~`);
  });

  it('is the common one alone for the image that is signed for the network', () => {
    for (const name of [
      'grubnetx64.efi',
      'GRUBNETAA64.EFI',
      'boot/grubnetx64.efi.signed',
      'grubnetia32.efi',
    ]) {
      const { config, tried, prefix, assumptions } = found(name, ['grub/grub.cfg', 'grub/grub.cfg-0A000015']);
      assert.deepEqual(
        [config.kind, tried, prefix, assumptions],
        ['value', ['/grub/grub.cfg'], '/grub', []],
        name,
      );
    }
    assert.equal(found('grubnetx64.efi', ['grub/grub.cfg-0A000015']).passedBy?.name, 'grub.cfg-0A000015');
    assert.equal(
      found('grubnetx64.efi', ['grub/grub.cfg', 'grub/grub.cfg-0A000015']).ownPassedBy?.name,
      'grub.cfg-0A000015',
    );
    assert.equal(found('grubnetx64.efi', ['grub/grub.cfg', 'grub/grub.cfg-0A000016']).ownPassedBy, undefined);
    assert.equal(found('mygrubnetx64.efi', ['grub/grub.cfg']).assumptions.length, 1);
  });

  it('is not known where the image comes from another server, or the server is not there to be seen', () => {
    // It may still be ours, by a name that no file tells; an address of another one is not.
    const away = siteOf({ ...TFTPD, 'etc/network/interfaces': INTERFACE, 'srv/tftp/grub/grub.cfg': MENU });
    const url = {
      name: 'http://10.9.9.9/boot/grubx64.efi',
      path: undefined,
      present: 'unknown',
      place: undefined,
    } as const;
    const { config, prefix, tried } = findConfiguration({
      site: away,
      answer: answerTo({}),
      file: url,
    } as unknown as Asked);
    assert.deepEqual([config.kind, prefix, tried], ['unknown', '/boot', ['/boot/grub.cfg']]);
    const none = found('grubnetx64.efi', ['other/grub.cfg', 'vmlinuz']);
    assert.deepEqual(
      [none.config.kind, none.tried, none.elsewhere],
      ['none', ['/grub/grub.cfg'], '/srv/tftp/other'],
    );
    const site = siteOf({
      'etc/hosts': '10.0.0.1 server\n',
      'etc/default/tftpd-hpa': TFTPD['etc/default/tftpd-hpa'],
    });
    const file = { name: 'grubnetx64.efi', path: undefined, present: 'unknown', place: undefined } as const;
    const unseen = findConfiguration({ site, answer: answerTo({}), file } as unknown as Asked);
    assert.deepEqual(unseen.config, unsure('whether there is a /grub/grub.cfg is not known'));
  });

  it('may be one with a name that GRUB does not ask for, and that means the machine', () => {
    const misnamed = (name: string) => found(CORE, [`grub/${name}`]).misnamed?.name;
    assert.equal(misnamed('grub.cfg-01-00-40-63-C2-CA-C9'), 'grub.cfg-01-00-40-63-C2-CA-C9');
    assert.equal(misnamed('grub.cfg-0a000015'), 'grub.cfg-0a000015');
    assert.equal(misnamed('grub.cfg-0a000016'), undefined);
  });
});

describe('the folder that GRUB looks in', () => {
  const folder = (name: string, ...files: readonly string[]) => {
    const { prefix, config, assumptions } = found(name, files);
    return [prefix, config.kind, ...assumptions].join(', ');
  };

  it('is that above the image of grub-mknetdir', () => {
    assert.equal(
      folder(CORE, 'grub/grub.cfg'),
      '/grub, value, the folder that is built into grub/x86_64-efi/core.efi is /grub',
    );
    assert.match(folder('boot/grub/i386-pc/core.0', 'boot/grub/grub.cfg'), /^\/boot\/grub, value/);
    assert.match(folder('x/core.efi', 'grub/grub.cfg'), /^\/grub, value/);
    assert.deepEqual(
      [
        '/grub/x86_64-efi/core.efi',
        'a/i386-pc/core.0',
        'a/core.efi',
        'a/x86_64-efi/core.efi.signed',
        'http://x/grub/arm64-efi/core.efi',
      ].map((name) => madeImage({ name, path: undefined, present: 'unknown', place: undefined })),
      ['/grub/x86_64-efi/core.efi', '/a/i386-pc/core.0', undefined, undefined, '/grub/arm64-efi/core.efi'],
    );
  });

  it('is a usual one, or that of the image, and open where several hold a configuration', () => {
    for (const usual of ['grub', 'boot/grub', 'grub2', 'boot/grub2', 'EFI/BOOT', 'efi/boot'])
      assert.match(folder('x/grubx64.efi', `${usual}/grub.cfg`), new RegExp(`^/${usual}, value`), usual);
    assert.match(folder('x/grubx64.efi', 'x/grub.cfg'), /^\/x, value/);
    assert.match(folder('x/grubx64.efi', 'x/grub/grub.cfg'), /^\/x\/grub, value/);
    assert.match(folder('x/grubx64.efi', 'x/grub.cfg', 'grub/grub.cfg'), /unknown/);
    assert.equal(
      comes('x/grubx64.efi', ['y/grub.cfg']),
      '? whether the folder that is built into it leads to /srv/tftp/y is not known',
    );
    assert.equal(
      comes('x/grubx64.efi', ['y/grub.cfg', 'z/grub.cfg']),
      '? which folder is built into it is not known',
    );
  });

  it('is what the image says, on the device that it was loaded from', () => {
    const built = (prefix: string) =>
      found('x/grubx64.efi', ['a/grub.cfg'], undefined, grubImageOf({ prefix }));
    for (const prefix of ['/a', '(tftp)/a', '(pxe)/a', '(tftp,10.0.0.1)/a'])
      assert.deepEqual(
        [built(prefix).prefix, built(prefix).config.kind, built(prefix).assumptions],
        ['/a', 'value', []],
        prefix,
      );
    for (const prefix of ['(hd0)/a', '(http)/a', 'a', 'x(tftp)/a', '(tftpx)/a'])
      assert.notEqual(built(prefix).config.kind, 'value', prefix);
  });
});

describe('the device that GRUB was loaded from', () => {
  const device = (name: string, server?: string) =>
    deviceOf(
      { name, path: undefined, present: 'unknown', place: undefined },
      answerTo(server === undefined ? {} : { server }),
    );

  it('is the server of the URL, or the TFTP server', () => {
    assert.equal(device('grubx64.efi', '10.0.0.1'), 'tftp,10.0.0.1');
    assert.equal(device('grubx64.efi'), 'tftp');
    assert.equal(device('http://10.0.0.2/grubx64.efi', '10.0.0.1'), 'http,10.0.0.2');
    assert.equal(device('https://10.0.0.2:444/grubx64.efi'), 'https,10.0.0.2:444');
    assert.equal(device('tftp://10.0.0.2/grubx64.efi', '10.0.0.1'), 'tftp,10.0.0.1');
  });
});

describe('the image of grub-mknetdir', () => {
  const fault = (name: string, files: readonly string[] = [], present = 'yes', image?: string) => {
    const texts = Object.fromEntries(
      ['lpxelinux.0', 'ldlinux.c32', ...files].map((file) => [`srv/tftp/${file}`, '']),
    );
    const path = image === undefined ? undefined : '/srv/tftp/image';
    const site = siteOf({ ...TFTPD, ...texts, ...(image === undefined ? {} : { 'srv/tftp/image': image }) });
    const node = { name: 'n', place: { file: '/n', span: { start: 0, end: 0 } } };
    const file = { name, path, present, place: undefined };
    const found = coreFault({
      site,
      node,
      answer: answerTo({ server: '10.0.0.1' }),
      file,
    } as unknown as Asked);
    if (found === undefined) return undefined;
    const { id, assumed, console = '' } = found;
    return `${id} ${assumed}${'prompt' in found ? ` ${found.prompt}` : ` ${found.path}`}${console === '' ? '' : ' shown'}`;
  };

  it('loads nothing over HTTP, which it has no module for', () => {
    assert.equal(fault(`http://10.0.0.1/${CORE}`), 'grub/core-over-http true grub rescue> shown');
    assert.equal(fault(`http://10.0.0.1/grubx64.efi`), undefined);
    for (const [modules, told] of [
      [['tftp'], 'grub/core-over-http false grub rescue> shown'],
      [['tftp', 'normal'], 'grub/core-over-http false grub> shown'],
      [['tftp', 'http'], undefined],
    ] as const)
      assert.equal(
        fault('http://10.0.0.1/grubx64.efi', [], 'yes', grubImageOf({ prefix: '/grub', modules })),
        told,
        modules.join(),
      );
  });

  it('needs its modules beside it on the TFTP server', () => {
    const missing = 'grub/modules-missing true /srv/tftp/grub/x86_64-efi/normal.mod shown';
    assert.equal(fault(CORE), missing);
    assert.equal(fault(`tftp://10.0.0.1/${CORE}`), missing);
    assert.equal(fault(CORE, ['grub/x86_64-efi/normal.mod']), undefined);
    assert.equal(fault(CORE, [], 'unknown'), undefined);
    assert.equal(fault('grub/grubx64.efi'), undefined);
  });
});

/** Folders of PXELINUX without a file for the one machine go in; all that is told of its loader, with the line or file that is named, comes out. */
import assert from 'node:assert/strict';
import { traceAll } from '../../../../server/boot/index.js';
import { miniature } from '../../../../server/rules/about/miniature.js';
import { siteOf } from '../../../support/site.js';

type Files = Readonly<Record<string, string | undefined>>;

const FOLDER = 'srv/tftp/pxelinux.cfg';
const OWN = `${FOLDER}/01-00-40-63-c2-ca-c9`;
const GOOD = miniature()[OWN];
const PROGRAM: Files = { 'srv/tftp/pxelinux.0': '', 'srv/tftp/ldlinux.c32': '', 'srv/tftp/vmlinuz': '' };
const without: Files = { [OWN]: undefined, [`${FOLDER}/default`]: undefined };

const named = (name: string): Files => ({ ...PROGRAM, ...without, [`${FOLDER}/${name}`]: GOOD });
/** The boot file that DHCP tells. */
const file = (name: string): Files => ({
  'etc/dhcp/dhcpd.conf': miniature()['etc/dhcp/dhcpd.conf']?.replace('pxelinux.0', name),
});

/** Each fault: its id and effect with the text of the lines that are named, or the files; what the screen shows, and what its words need. */
function told(files: Files): unknown {
  const site = siteOf(miniature(files));
  type Place = { readonly file: string; readonly span: { readonly start: number; readonly end: number } };
  const text = ({ file: path, span }: Place) =>
    site.files.get(path)?.document.text.slice(span.start, span.end) || path.replace('/site', '');
  const [trace] = traceAll(site);
  const stages = (trace?.stages ?? []).filter(({ stage, reached }) => stage === 'loader' && reached);
  const shown = stages.flatMap(({ faults, doubts }) => [
    ...faults.map(({ id, effect, at, others, console, log: _, ...data }) => [
      `${id} ${effect} at ${[at, ...others].map(text).join(' | ')}`,
      console ?? null,
      data,
    ]),
    ...doubts.map(({ reason }) => [`doubt: ${reason}`]),
  ]);
  return JSON.parse(JSON.stringify(shown));
}

const FAILED = 'Unable to locate configuration file';

describe('a configuration that PXELINUX does not find', () => {
  it('is told by the declaration of the machine where the folder has files for others', () => {
    assert.deepEqual(told(named('01-00-40-63-c2-ca-c8')), [
      [
        'pxe/no-config-for-client stops at host node21',
        FAILED,
        { folder: 'pxelinux.cfg', present: true, own: '01-00-40-63-c2-ca-c9' },
      ],
    ]);
  });

  it('is open for what is called as a printer or storage is, whose address DHCP gives as well', () => {
    const called = (name: string, more: Files = {}): Files => ({
      ...named('01-00-40-63-c2-ca-c8'),
      'etc/dhcp/dhcpd.conf': miniature()['etc/dhcp/dhcpd.conf']?.replace('host node21', `host ${name}`),
      ...more,
    });
    const open = (name: string) => [
      [`doubt: ${name} may be no machine that boots from here: PXELINUX finds no configuration for it`],
    ];
    for (const name of ['nas', 'hp-laserjet', 'switch-2', 'idrac7'])
      assert.deepEqual(told(called(name)), open(name));
    const dnsmasq = `port=0
dhcp-range=192.168.1.100,192.168.1.199
dhcp-host=00:40:63:c2:ca:c9,nas,192.168.1.20
dhcp-boot=pxelinux.0
enable-tftp
tftp-root=/srv/tftp
`;
    assert.deepEqual(
      told(
        called('nas', {
          'etc/dhcp/dhcpd.conf': undefined,
          'etc/default/tftpd-hpa': undefined,
          'etc/dnsmasq.conf': dnsmasq,
        }),
      ),
      open('nas'),
    );
    const failed = 'pxe/no-config-for-client stops at ';
    for (const name of ['ws1', 'swift', 'hueber'])
      assert.ok(JSON.stringify(told(called(name))).includes(`${failed}host ${name}`), name);
    // A file that was to be its own says that it boots from here.
    const slip = { [`${FOLDER}/00-40-63-c2-ca-c9`]: GOOD };
    assert.ok(JSON.stringify(told(called('nas', slip))).includes(failed));
  });

  it('is told by the file of its own whose name has no kind of hardware', () => {
    assert.deepEqual(told(named('00-40-63-c2-ca-c9')), [
      [
        'pxe/no-config-for-client stops at /srv/tftp/pxelinux.cfg/00-40-63-c2-ca-c9 | host node21',
        FAILED,
        {
          folder: 'pxelinux.cfg',
          present: true,
          own: '01-00-40-63-c2-ca-c9',
          instead: { what: 'mac form', path: '00-40-63-c2-ca-c9' },
        },
      ],
    ]);
  });

  it('is told by the file of its own with colons', () => {
    assert.deepEqual(told(named('01:00:40:63:c2:ca:c9')), [
      [
        'pxe/no-config-for-client stops at /srv/tftp/pxelinux.cfg/01:00:40:63:c2:ca:c9 | host node21',
        FAILED,
        {
          folder: 'pxelinux.cfg',
          present: true,
          own: '01-00-40-63-c2-ca-c9',
          instead: { what: 'mac form', path: '01:00:40:63:c2:ca:c9' },
        },
      ],
    ]);
  });

  it('is told by the file of its own in capitals', () => {
    assert.deepEqual(told(named('01-00-40-63-C2-CA-C9')), [
      [
        'pxe/no-config-for-client stops at /srv/tftp/pxelinux.cfg/01-00-40-63-C2-CA-C9 | host node21',
        FAILED,
        {
          folder: 'pxelinux.cfg',
          present: true,
          own: '01-00-40-63-c2-ca-c9',
          instead: { what: 'mac case', path: '01-00-40-63-C2-CA-C9' },
        },
      ],
    ]);
  });

  it('is not told by the file of another machine, be it in capitals', () => {
    assert.deepEqual(told(named('01-00-40-63-C2-CA-C8')), told(named('01-00-40-63-c2-ca-c8')));
  });

  it('is told by the file of its address in small letters', () => {
    assert.deepEqual(told(named('c0a80115')), [
      [
        'pxe/no-config-for-client stops at /srv/tftp/pxelinux.cfg/c0a80115 | host node21',
        FAILED,
        {
          folder: 'pxelinux.cfg',
          present: true,
          own: '01-00-40-63-c2-ca-c9',
          instead: { what: 'address', path: 'c0a80115' },
        },
      ],
    ]);
  });

  it('is told by the file of its network in small letters', () => {
    assert.deepEqual(told(named('c0a801')), [
      [
        'pxe/no-config-for-client stops at /srv/tftp/pxelinux.cfg/c0a801 | host node21',
        FAILED,
        {
          folder: 'pxelinux.cfg',
          present: true,
          own: '01-00-40-63-c2-ca-c9',
          instead: { what: 'address', path: 'c0a801' },
        },
      ],
    ]);
  });

  it('is told by the file that was meant to be the default', () => {
    assert.deepEqual(told(named('Default')), [
      [
        'pxe/no-config-for-client stops at /srv/tftp/pxelinux.cfg/Default | host node21',
        FAILED,
        {
          folder: 'pxelinux.cfg',
          present: true,
          own: '01-00-40-63-c2-ca-c9',
          instead: { what: 'default', path: 'Default' },
        },
      ],
    ]);
  });

  it('is told by a default with an ending', () => {
    assert.deepEqual(told(named('default.cfg')), [
      [
        'pxe/no-config-for-client stops at /srv/tftp/pxelinux.cfg/default.cfg | host node21',
        FAILED,
        {
          folder: 'pxelinux.cfg',
          present: true,
          own: '01-00-40-63-c2-ca-c9',
          instead: { what: 'default', path: 'default.cfg' },
        },
      ],
    ]);
  });

  it('is told by a file in the place of the folder', () => {
    assert.deepEqual(told({ ...PROGRAM, ...without, [FOLDER]: GOOD }), [
      [
        'pxe/no-config-for-client stops at /srv/tftp/pxelinux.cfg | host node21',
        FAILED,
        {
          folder: 'pxelinux.cfg',
          present: true,
          own: '01-00-40-63-c2-ca-c9',
          instead: { what: 'folder', path: '/srv/tftp/pxelinux.cfg' },
        },
      ],
    ]);
  });

  it('is told by the name of the program where there is no folder', () => {
    assert.deepEqual(told({ ...PROGRAM, ...without }), [
      [
        'pxe/no-config-for-client stops at filename "pxelinux.0";',
        FAILED,
        { folder: 'pxelinux.cfg', present: false, own: '01-00-40-63-c2-ca-c9' },
      ],
    ]);
  });

  it('is told by a program that lies inside of the folder', () => {
    assert.deepEqual(
      told({
        ...without,
        'srv/tftp/pxelinux.cfg/pxelinux.0': '',
        'srv/tftp/pxelinux.cfg/ldlinux.c32': '',
        ...file('pxelinux.cfg/pxelinux.0'),
        [`${FOLDER}/default`]: GOOD,
      }),
      [
        [
          'pxe/no-config-for-client stops at filename "pxelinux.cfg/pxelinux.0";',
          FAILED,
          {
            folder: 'pxelinux.cfg/pxelinux.cfg',
            present: false,
            own: '01-00-40-63-c2-ca-c9',
            instead: { what: 'inside', path: '/srv/tftp/pxelinux.cfg' },
          },
        ],
      ],
    );
  });

  it('is none where the file has its name', () => {
    assert.deepEqual(told(PROGRAM), []);
  });
});

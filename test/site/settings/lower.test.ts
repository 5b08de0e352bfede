/** Names and values of settings files. */
import assert from 'node:assert/strict';
import { settings } from '../../../grammars/settings/index.js';
import type { SettingsFacts } from '../../../server/site/settings/facts.js';
import { lowerSettings } from '../../../server/site/settings/lower.js';

function lower(file: string, text: string): SettingsFacts {
  return lowerSettings({ file, document: settings.parse(text, file) });
}

function values(file: string, text: string): [string, string | undefined][] {
  return lower(file, text).settings.map(({ name, value }) => [name.value, value]);
}

describe('lowerSettings', () => {
  it('expands variables of earlier lines', () => {
    const text =
      'INTFTPD_PATH="/diskless"\nINTFTPD_OPTS="-s $\u007bINTFTPD_PATH} -v"\nX=$INTFTPD_PATH/x\'$Y\'\nZ="$UNKNOWN"\n';
    const facts = lower('/etc/conf.d/in.tftpd', text);
    assert.deepEqual(
      facts.settings.map(({ name, value }) => [name.value, value]),
      [
        ['INTFTPD_PATH', '/diskless'],
        ['INTFTPD_OPTS', '-s /diskless -v'],
        ['X', '/diskless/x$Y'],
        ['Z', undefined],
      ],
    );
    const raw = facts.settings[1]?.raw;
    assert.equal(raw?.value, '"-s $\u007bINTFTPD_PATH} -v"');
    assert.equal(text.slice(raw?.place.span.start, raw?.place.span.end), raw?.value);
  });

  it('knows the quoting of the shell', () => {
    assert.deepEqual(
      values(
        '/etc/default/x',
        'A="a \\"b\\" \\n"\nexport B=c\\ d C=\nD=x # y\nE=x#y; F=2\nG=(one "two three")\nH=a\nH+=b\n',
      ),
      [
        ['A', 'a "b" \\n'],
        ['B', 'c d'],
        ['C', ''],
        ['D', 'x'],
        ['E', 'x#y'],
        ['F', '2'],
        ['G', 'one two three'],
        ['H', 'a'],
        ['H', 'ab'],
      ],
    );
  });

  it('does not guess what only a running shell can tell', () => {
    assert.deepEqual(
      values(
        '/etc/default/x',
        'A=$(hostname)\nB=`x`\nif true; then\nC=1\nfi\nD=1\nE="$\u007bC}"\nF=2 run it\nG = 3\n',
      ),
      [
        ['A', undefined],
        ['B', undefined],
        ['C', undefined],
        ['D', '1'],
        ['E', undefined],
      ],
    );
  });

  it('makes no fact of a broken line', () => {
    assert.deepEqual(values('/etc/default/x', 'A="x\nB=1\n'), [['B', '1']]);
  });

  it('reads sections of nfs.conf and units', () => {
    const ini = lower(
      '/etc/nfs.conf',
      '# c\n[nfsd]\n threads = 8\nvers3=y\n[exports]\nrootdir="/srv/nfs"\nx=$y\n',
    );
    assert.deepEqual(
      ini.settings.map(({ section, name, value }) => [section, name.value, value]),
      [
        ['nfsd', 'threads', '8'],
        ['nfsd', 'vers3', 'y'],
        ['exports', 'rootdir', '/srv/nfs'],
        ['exports', 'x', undefined],
      ],
    );
    const unit = lower(
      '/lib/systemd/system/tftpd.service',
      '[Service]\nExecStart=/usr/sbin/in.tftpd \\\n  -s /srv\nExecReload=x $Y\n',
    );
    assert.deepEqual(
      unit.settings.map(({ name, value }) => [name.value, value]),
      [
        ['ExecStart', '/usr/sbin/in.tftpd -s /srv'],
        ['ExecReload', undefined],
      ],
    );
  });

  it('reads hosts, xinetd, wrappers, inetd, interfaces and bare values', () => {
    const hosts = lower('/etc/hosts', '127.0.0.1 localhost\n192.168.1.1\tmaster m # us\nbad x\n').hosts;
    assert.deepEqual(
      hosts.map(({ address, names }) => [address.value, names.map(({ value }) => value)]),
      [
        ['127.0.0.1', ['localhost']],
        ['192.168.1.1', ['master', 'm']],
      ],
    );
    const xinetd = lower(
      '/etc/xinetd.d/tftp',
      'service tftp\n{\n  server_args = -s /tftpboot\n  only_from += 10.0.0.0\n}\n',
    );
    assert.deepEqual(
      xinetd.settings.map(({ section, name, value }) => [section, name.value, value]),
      [
        ['tftp', 'server_args', '-s /tftpboot'],
        ['tftp', 'only_from', '10.0.0.0'],
      ],
    );
    const wrappers = lower(
      '/etc/hosts.allow',
      'in.tftpd, portmap: 192.168.1.0/255.255.255.0 [::1] : severity mail.info : allow\nALL:ALL\nno colon\n',
    );
    assert.deepEqual(
      wrappers.access.map(({ daemons, clients, options }) => [
        daemons.map(({ value }) => value),
        clients.map(({ value }) => value),
        options,
      ]),
      [
        [
          ['in.tftpd', 'portmap'],
          ['192.168.1.0/255.255.255.0', '[::1]'],
          ['severity mail.info', 'allow'],
        ],
        [['ALL'], ['ALL'], []],
        [['no', 'colon'], [], []],
      ],
    );
    assert.deepEqual(values('/etc/inetd.conf', 'tftp dgram udp wait root /usr/sbin/in.tftpd -s /x\n'), [
      ['tftp', 'dgram udp wait root /usr/sbin/in.tftpd -s /x'],
    ]);
    const interfaces = lower(
      '/etc/network/interfaces',
      'auto eth0\niface eth0 inet static\n address 10.0.0.1\nauto eth1\n',
    );
    assert.deepEqual(
      interfaces.settings.map(({ section, name, value }) => [section, name.value, value]),
      [
        [undefined, 'auto', 'eth0'],
        ['eth0', 'iface', 'eth0 inet static'],
        ['eth0', 'address', '10.0.0.1'],
        [undefined, 'auto', 'eth1'],
      ],
    );
    assert.deepEqual(values('/etc/hostname', '# me\nmaster\n'), [['value', 'master']]);
  });
});

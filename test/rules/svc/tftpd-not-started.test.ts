/** Settings of TFTP daemons go in, the findings of svc/tftpd-not-started come out. */
import assert from 'node:assert/strict';
import { miniature } from '../../../server/rules/about/miniature.js';
import { lint } from '../../../server/service/lint/lint.js';
import { MemoryFileSystem } from '../../../server/workspace/disk/memory.js';
import { type SiteLocation, Workspace } from '../../../server/workspace/workspace.js';
import { siteOf } from '../../support/site.js';
import { type Changes, findings, lines } from '../support.js';
import { GONE, HPA, hpa, xinetd } from './tftpd-support.js';

describe('svc/tftpd-not-started', () => {
  const found = (changes: Changes) => lines('svc/tftpd-not-started', changes);

  it('finds a value that in.tftpd ends at, and two directories beside --secure', () => {
    assert.deepEqual(found(hpa('--secure -B 100')), ['error 4']);
    assert.deepEqual(found(hpa('--secure --port-range 9')), ['error 4']);
    assert.deepEqual(found(hpa('--secure', '/srv/tftp /srv/other')), ['error 2']);
    assert.deepEqual(found(hpa('--secure --blocksize 1468')), []);
  });

  it('finds a slip in the name of the user that it is to become', () => {
    const user = (name: string) => ({ [HPA]: hpa('--secure')[HPA]?.replace('"tftp"', `"${name}"`) });
    for (const name of ['tfp', 'tftpp', 'rot', 'nobdy'])
      assert.deepEqual(found(user(name)), ['error 1'], name);
    for (const name of ['tftp', 'tftpd', 'root', 'nobody', 'tftp2', 'pxe', '$USER'])
      assert.deepEqual(found(user(name)), [], name);
    assert.deepEqual(found(hpa('--secure -u nobdy')), ['error 4']);
    assert.deepEqual(found(hpa('--secure --user=nobody')), []);
    const confd = (name: string) => ({
      ...GONE,
      'etc/conf.d/in.tftpd': `INTFTPD_PATH=/srv/tftp\nINTFTPD_USER=${name}\nINTFTPD_OPTS="-l -s /srv/tftp"\n`,
    });
    assert.deepEqual(found(confd('nobdy')), ['error 2']);
    assert.deepEqual(found(confd('nobody')), []);
  });

  it('finds the option that prints the version, which one letter makes of more lines in the log', () => {
    assert.deepEqual(found(hpa('--secure -V')), ['error 4']);
    assert.deepEqual(found(hpa('--secure -lV')), ['error 4']);
    assert.deepEqual(found(hpa('--secure --version')), ['error 4']);
    assert.deepEqual(found(hpa('--secure -v')), []);
  });

  it('finds a directory behind -s that nothing sets, where no other file is to', () => {
    const confd = (text: string) => ({ 'etc/default/tftpd-hpa': undefined, 'etc/conf.d/in.tftpd': text });
    const use = (name: string) => `INTFTPD_OPTS="-l -s \${${name}}"\n`;
    const [one] = findings(confd(use('INTFTPD_PATH')));
    assert.match(
      one?.message ?? '',
      /nothing sets the variable INTFTPD_PATH.* Set INTFTPD_PATH above the line/,
    );
    assert.deepEqual(found(confd(use('TFTP_PATH'))), []);
    assert.deepEqual(found(confd(`INTFTPD_PATH=/srv/tftp\n${use('INTFTPD_PATH')}`)), []);
  });

  it('finds a map file that is not there; a repository may have left it out', () => {
    assert.deepEqual(found(hpa('--secure -m /etc/tftpd.map')), ['warning 4']);
    assert.deepEqual(found(hpa('--secure --map-file=/etc/tftpd.map')), ['warning 4']);
    assert.deepEqual(found({ ...hpa('--secure -m /etc/tftpd.map'), 'etc/tftpd.map': 'r a b\n' }), []);
    assert.deepEqual(found(hpa('--secure -m /opt/tftp/map')), []);
    assert.deepEqual(found({ ...hpa('--secure -m /etc/tftpd.map'), '.gitignore': 'tftpd.map\n' }), []);
    const live = new MemoryFileSystem(miniature(hpa('--secure -m /etc/tftpd.map')), { base: '/' });
    const workspace = new Workspace(live);
    const [location] = workspace.locate('/') as readonly SiteLocation[];
    assert.ok(location !== undefined);
    const [one] = lint(workspace.site(location)).findings.filter(
      ({ rule }) => rule === 'svc/tftpd-not-started',
    );
    assert.equal(one?.severity, 'error');
    assert.match(
      one?.message ?? '',
      /the file \/etc\/tftpd\.map, which --map-file names, is not there\. .* Make the file/,
    );
  });

  it('tells of a quote that is never closed what its own rule has said, where a shell reads it', () => {
    const open = hpa('--secure"');
    assert.deepEqual(
      findings(open).map(({ rule, severity, line }) => `${rule} ${severity} ${line}`),
      ['settings/syntax error 4'],
    );
    const site = siteOf(miniature(open));
    assert.deepEqual(
      lint(site).findings.map(({ nodes }) => nodes),
      [['node21']],
    );
    assert.deepEqual(
      lint(site, { severities: { 'settings/syntax': 'off' } }).findings.map(({ message }) => message),
      [
        'The TFTP server does not start: a quote in its settings is never closed, and the shell that starts it ends at it. node21 will get no file: PXE-E32: TFTP open timeout. Close the quote at the end of the value.',
      ],
    );
  });

  it('finds line ends of Windows, in settings that a shell reads', () => {
    const windows = (path: string, changes: Changes) =>
      found({ ...changes, [path]: changes[path]?.replaceAll('\n', '\r\n') });
    assert.deepEqual(windows(HPA, hpa('--secure')), ['error 1']);
    const conf = 'etc/conf.d/in.tftpd';
    assert.deepEqual(windows(conf, { ...GONE, [conf]: 'INTFTPD_OPTS="-s /srv/tftp"\n' }), ['error 1']);
    assert.deepEqual(windows('etc/xinetd.d/tftp', xinetd('no')), []);
  });

  it('finds a misspelt variable that leaves --secure without its directory', () => {
    const conf = (text: string) => found({ ...GONE, 'etc/conf.d/in.tftpd': text });
    assert.deepEqual(conf('INTFTPD_PATH="/srv/tftp"\nINTFTPD_OPTS="-l -s ${INTFTPD_PATHS}"\n'), ['error 2']);
    assert.deepEqual(conf('INTFTPD_PAHT="/srv/tftp"\nINTFTPD_OPTS="-l -v --secure $INTFTPD_PATH"\n'), [
      'error 2',
    ]);
    assert.deepEqual(conf('INTFTPD_OPTS="-l -s ${INTFTPD_PATH}"\n'), ['error 1']);
    // Set too late; what an `if` sets, or a line above with something unknown in it, may be there in time.
    const options = 'INTFTPD_OPTS="-l -s ${INTFTPD_PATH}"\n';
    assert.deepEqual(conf(`${options}INTFTPD_PATH="/srv/tftp"\n`), ['error 1']);
    assert.deepEqual(conf(`INTFTPD_PATH="$TFTP"\n${options}`), []);
    assert.deepEqual(conf(`INTFTPD_PATH="$TFTP"\n${options}INTFTPD_PATH="/srv/tftp"\n`), []);
    const fine = [
      '-l -s ${INTFTPD_PATH}',
      '-l -s ${TFTPROOT}',
      '-l -s /srv/tftp ${INTFTPD_PATHS}',
      '-l -s $A ${INTFTPD_PATHS}',
      '-l ${INTFTPD_PATHS}',
    ];
    for (const opts of fine)
      assert.deepEqual(conf(`INTFTPD_PATH="/srv/tftp"\nINTFTPD_OPTS="${opts}"\n`), [], opts);
  });

  it('finds a setting of Debian that is there and empty', () => {
    const set = (name: string, value: string) =>
      found({ [HPA]: hpa('--secure')[HPA]?.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`) });
    for (const [name, line] of [
      ['TFTP_USERNAME', 1],
      ['TFTP_DIRECTORY', 2],
      ['TFTP_ADDRESS', 3],
    ] as const) {
      assert.deepEqual(set(name, '""'), [`error ${line}`], name);
      assert.deepEqual(set(name, ''), [`error ${line}`], name);
      assert.deepEqual(set(name, '"${OTHER}"'), [], name);
    }
    assert.deepEqual(found({ [HPA]: 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n' }), []);
    assert.deepEqual(
      found({
        ...GONE,
        [HPA]: undefined,
        'etc/sysconfig/tftp': 'TFTP_ADDRESS=""\nTFTP_DIRECTORY="/srv/tftp"\n',
      }),
      [],
    );
  });

  it('is no matter of comments', () => {
    const text = hpa('--secure')[HPA];
    assert.deepEqual(found({ [HPA]: `# by hand\r\n${text}` }), []);
  });

  it('says what is wrong with the settings', () => {
    const reason = (changes: Changes) =>
      findings(changes).find(({ rule }) => rule === 'svc/tftpd-not-started')?.message ?? '';
    assert.match(reason(hpa('--secure -B 100')), /: it cannot use the value in ".*100"\. /);
    assert.match(reason(hpa('--secure', '/srv/tftp /srv/other')), /: with --secure it takes one directory/);
    assert.match(reason(hpa('--secure', '')), /: TFTP_DIRECTORY is empty/);
    const windows = { [HPA]: hpa('--secure')[HPA]?.replaceAll('\n', '\r\n') };
    assert.match(reason(windows), /as Windows ends lines/);
    const late = 'INTFTPD_OPTS="-l -s ${INTFTPD_PATH}"\nINTFTPD_PATH="/srv/tftp"\n';
    assert.match(
      reason({ ...GONE, 'etc/conf.d/in.tftpd': late }),
      /: INTFTPD_PATH is set only below the line that uses it, .* Set INTFTPD_PATH above the line that uses it\.$/,
    );
    const unset = 'INTFTPD_PATH="/srv/tftp"\nINTFTPD_OPTS="-l -s ${INTFTPD_PATHS}"\n';
    assert.match(
      reason({ ...GONE, 'etc/conf.d/in.tftpd': unset }),
      /: nothing sets the variable INTFTPD_PATHS, .* Write \$\{INTFTPD_PATH\}\.$/,
    );
  });
});

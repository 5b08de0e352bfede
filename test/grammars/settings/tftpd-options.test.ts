/** Words of in.tftpd's command line, wherever it is started: what they do, and which there are. */
import assert from 'node:assert/strict';
import { settings } from '../../../grammars/settings/index.js';

/** `|` is the cursor. */
function told(name: string, marked: string): string {
  const document = settings.parse(marked.replace('|', ''), name);
  const found = settings.describe(document, marked.indexOf('|'));
  const word = found === undefined ? '' : document.text.slice(found.span.start, found.span.end);
  return found === undefined ? '' : `${word} → ${found.markdown.split('\n', 1)[0]}`;
}

function offered(name: string, marked: string): string[] {
  const document = settings.parse(marked.replace('|', ''), name);
  return settings.complete(document, marked.indexOf('|')).map(({ label }) => label);
}

const xinetd = (server: string): string =>
  `service tftp\n{\n  server = /usr/sbin/${server}\n  server_args = -s| /srv/tftp\n}\n`;

describe('options of in.tftpd', () => {
  it('are told of where a variable, inetd, xinetd or a unit holds its command line', () => {
    assert.equal(told('tftpd-hpa', 'TFTP_OPTIONS="--sec|ure -v"\n'), '--secure → `--secure`, -s');
    assert.equal(told('in.tftpd', 'INTFTPD_OPTS="-s| /srv"\n'), '-s → `--secure`, -s');
    assert.equal(
      told('inetd.conf', 'tftp dgram udp wait root /usr/sbin/in.tftpd in.tftpd -s| /srv\n'),
      '-s → `--secure`, -s',
    );
    assert.equal(told('tftp', xinetd('in.tftpd')), '-s → `--secure`, -s');
    assert.equal(
      told('tftpd.service', '[Service]\nExecStart=/usr/sbin/in.tftpd --map-|file /etc/map\n'),
      '--map-file → `--map-file FILE`, -m',
    );
  });

  it('are none of other programs, of values and of comments', () => {
    assert.equal(told('tftp', xinetd('atftpd')), '');
    assert.equal(told('nfs-kernel-server', 'RPCMOUNTDOPTS="-s|"\n'), '');
    assert.equal(told('tftpd-hpa', 'TFTP_OPTIONS="--secure /srv|/tftp"\n'), '');
    assert.equal(told('tftpd-hpa', 'TFTP_OPTIONS="--no-such|"\n'), '');
    assert.equal(told('tftpd-hpa', '# TFTP_OPTIONS="--secure|"\n'), '');
  });

  it('are told of one by one, where several letters stand behind a dash', () => {
    const letters = (marked: string): string => told('tftpd-hpa', `TFTP_OPTIONS="${marked}"\n`);
    assert.equal(letters('-|lcs'), '-lcs → `--listen`, -l');
    assert.equal(letters('-l|cs'), '-lcs → `--create`, -c');
    assert.equal(letters('-lcs|'), '-lcs → `--secure`, -s');
    assert.equal(letters('-lB51|2'), '-lB512 → `--blocksize OCTETS`, -B', 'the rest is its value');
    assert.equal(letters('-lZ|'), '', 'no option of it');
  });

  it('are offered where one is being written', () => {
    assert.ok(offered('tftpd-hpa', 'TFTP_OPTIONS="--s|"\n').includes('--secure'));
    assert.ok(offered('tftpd-hpa', 'TFTP_OPTIONS=-|\n').includes('--map-file'));
    assert.deepEqual(offered('tftpd-hpa', 'TFTP_OPTIONS="|"\n'), []);
    assert.deepEqual(offered('tftpd-hpa', 'TFTP_DIRECTORY="--s|"\n'), []);
    assert.deepEqual(offered('tftpd-hpa', '# TFTP_OPTIONS="--s|"\n'), []);
  });

  it('stand beside sections of nfs.conf, which say whose settings follow', () => {
    assert.match(told('nfs.conf', '[nf|sd]\nthreads=8\n'), /^nfsd → \*\*\[nfsd\]\*\*: settings of rpc\.nfsd/);
    assert.equal(told('other.conf', '[els|e]\na=b\n'), '');
  });
});

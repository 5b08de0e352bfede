/** Which files of Raspberry Pis belong to a boot server. */
import assert from 'node:assert/strict';
import { siteOf } from '../support/site.js';

const TFTP = { 'etc/default/tftpd-hpa': 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n' };
const CONFIG = 'arm_64bit=1\n';
const WORDS = 'console=tty1 root=/dev/nfs ip=dhcp\n';

const read = (files: Readonly<Record<string, string>>): string[] =>
  siteOf(files).raspberry.flatMap(({ configs, words }) => [...configs, ...words].map(({ file }) => file));

describe('the files of Raspberry Pis', () => {
  it('are those of the TFTP root and of the folders in it', () => {
    const files = {
      ...TFTP,
      'srv/tftp/bootcode.bin': '',
      'srv/tftp/config.txt': CONFIG,
      'srv/tftp/9ffefdef/config.txt': `${CONFIG}include usercfg.txt\ncmdline=other.txt\n`,
      'srv/tftp/9ffefdef/usercfg.txt': 'gpu_mem=16\n',
      'srv/tftp/9ffefdef/cmdline.txt': WORDS,
      'srv/tftp/9ffefdef/other.txt': WORDS,
      'srv/tftp/docs/config.txt': 'colour = red\n',
    };
    assert.deepEqual(read(files), [
      '/site/srv/tftp/config.txt',
      '/site/srv/tftp/9ffefdef/config.txt',
      '/site/srv/tftp/9ffefdef/usercfg.txt',
      '/site/srv/tftp/9ffefdef/cmdline.txt',
      '/site/srv/tftp/9ffefdef/other.txt',
    ]);
  });

  it('are no site of another program, and one by themselves', () => {
    assert.deepEqual(read({ ...TFTP, 'srv/tftp/config.txt': CONFIG }), []);
    assert.deepEqual(read({ 'pi/config.txt': CONFIG, 'pi/cmdline.txt': WORDS }), [
      '/site/pi/config.txt',
      '/site/pi/cmdline.txt',
    ]);
    assert.throws(() => siteOf({ 'app/config.txt': 'colour = red\n' }));
  });

  it('tell where the TFTP root is, where nothing else does', () => {
    const files = { 'etc/exports': '/nfs *(ro)\n', 'tftpboot/start4.elf': '', 'tftpboot/config.txt': CONFIG };
    assert.equal(siteOf(files).tftp.root, '/tftpboot');
  });

  it('end when includes lead in a circle', () => {
    const files = {
      ...TFTP,
      'srv/tftp/start4.elf': '',
      'srv/tftp/config.txt': `${CONFIG}include usercfg.txt\n`,
      'srv/tftp/usercfg.txt': `${CONFIG}include config.txt\n`,
    };
    assert.equal(read(files).length, 2);
  });
});

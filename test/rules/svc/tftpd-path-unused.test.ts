/** Sites with one change go in, the findings of svc/tftpd-path-unused come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { texts } from '../support.js';

describe('svc/tftpd-path-unused', () => {
  const found = (text: string) =>
    texts('svc/tftpd-path-unused', { 'etc/default/tftpd-hpa': undefined, 'etc/conf.d/in.tftpd': text });

  it('finds a path that the options do not name', () => {
    assert.deepEqual(found('INTFTPD_PATH="/old"\nINTFTPD_OPTS="-l -s /srv/tftp"\n'), ['info "/old"']);
  });

  it('is silent where they name it, by its name or as it is, or name none', () => {
    for (const options of ['-l -s $' + '{INTFTPD_PATH}', '-l -s $INTFTPD_PATH', '-l -s /srv/tftp/', '-l'])
      assert.deepEqual(found(`INTFTPD_PATH="/srv/tftp"\nINTFTPD_OPTS="${options}"\n`), [], options);
    assert.deepEqual(found('INTFTPD_OPTS="-l -s /srv/tftp"\n'), []);
  });

  it('leaves a directory that is not there to another finding', () => {
    assert.deepEqual(found('INTFTPD_PATH="/srv/tftp"\nINTFTPD_OPTS="-l -s /nowhere"\n'), []);
  });
});

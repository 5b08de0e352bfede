/** Services of xinetd and lines of inetd.conf go in, the findings of svc/tftpd-nowait come out. */
import assert from 'node:assert/strict';
import { all, lines, texts } from '../support.js';
import { GONE, HPA, xinetdWith } from './tftpd-support.js';

describe('svc/tftpd-nowait', () => {
  const RULE = 'svc/tftpd-nowait';
  const service = (wait: string, name = 'tftp') => {
    const changes = xinetdWith('', name);
    const path = `etc/xinetd.d/${name}`;
    return { ...changes, [path]: changes[path]?.replace('wait = yes', `wait = ${wait}`) };
  };
  const inetd = (wait: string, service = 'tftp') => ({
    ...GONE,
    'etc/inetd.conf': `${service} dgram udp ${wait} root /usr/sbin/in.tftpd in.tftpd -s /srv/tftp\n`,
  });

  it('finds wait = no of xinetd, and nowait of inetd', () => {
    for (const wait of ['no', 'No']) assert.deepEqual(all(service(wait)), [`${RULE} warning`]);
    assert.deepEqual(texts(RULE, service('no')), ['warning no']);
    assert.deepEqual(texts(RULE, service('no', 'tftp-hpa')), ['warning no']);
    for (const wait of ['nowait', 'nowait.400']) {
      assert.deepEqual(all(inetd(wait)), [`${RULE} warning`]);
      assert.deepEqual(texts(RULE, inetd(wait)), [`warning ${wait}`]);
    }
  });

  it('is silent where it waits, of other services, and where another program serves', () => {
    assert.deepEqual(all(service('yes')), []);
    assert.deepEqual(all(inetd('wait')), []);
    assert.deepEqual(all(inetd('wait.100')), []);
    assert.deepEqual(lines(RULE, { ...inetd('nowait', 'finger'), ...inetd('wait') }), []);
    const hpa = 'TFTP_DIRECTORY="/srv/tftp"\nTFTP_OPTIONS="--secure"\n';
    assert.deepEqual(lines(RULE, { ...inetd('nowait'), [HPA]: hpa }), []);
  });
});

/** Sites with one change go in, the findings of dhcp/vendor-class-case come out, and its silence where all is well. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { texts } from '../support.js';

describe('dhcp/vendor-class-case', () => {
  const found = (condition: string, more = '') =>
    texts(
      'dhcp/vendor-class-case',
      changed(
        'etc/dhcp/dhcpd.conf',
        'authoritative;\n',
        `authoritative;\nclass "boot" {\n  match if ${condition};\n}\n${more}`,
      ),
    );
  const cut = (text: string) => `substring (option vendor-class-identifier, 0, ${text.length}) = "${text}"`;

  it('finds them in answers', () => {
    const answer = (text: string) => found('known', `option vendor-class-identifier "${text}";\n`);
    assert.deepEqual(answer('PXECient'), ['warning option vendor-class-identifier "PXECient";']);
    assert.deepEqual(answer('HTTPclient'), ['warning option vendor-class-identifier "HTTPclient";']);
    assert.deepEqual(answer('PXEClient'), []);
    assert.deepEqual(answer('MSFT 5.0'), []);
  });

  it('finds the names of firmware in other letters, cut short and with more behind them', () => {
    for (const text of [
      'PXEclient',
      'pxeclient',
      'PXECLIENT',
      'httpclient',
      'HttpClient',
      'etherboot',
      'PXEcli',
    ])
      assert.deepEqual(found(cut(text)), [`warning ${cut(text)}`]);
    const whole = 'option vendor-class-identifier = "PxeClient:Arch:00007:UNDI:003016"';
    assert.deepEqual(found(whole), [`warning ${whole}`]);
  });

  it('finds a slip in them, and what is meant', () => {
    for (const text of ['PXEClietn', 'PXEClent', 'HTTPClinet', 'Etherbot', 'PXEClietn:Arch:00007'])
      assert.deepEqual(found(cut(text)), [`warning ${cut(text)}`]);
    for (const text of ['PXELinux', 'iPXEClient', 'UEFIClient', 'PXEClient2'])
      assert.deepEqual(found(cut(text)), []);
  });

  it('finds it in an if, on either side, and within a longer condition', () => {
    const turned = '"pxeclient" = substring (option vendor-class-identifier, 0, 9)';
    assert.deepEqual(found(cut('PXEClient'), `if ${turned} { filename "x"; }\n`), [`warning ${turned}`]);
    const longer = `exists user-class and ${cut('PXEclient')}`;
    assert.deepEqual(found(longer), [`warning ${longer}`]);
  });

  it('is silent about the names as they are sent, and about those of others', () => {
    for (const text of ['PXEClient', 'HTTPClient', 'Etherboot', 'PXECli', 'PXE', 'pxe', 'snom', 'MSFT 5.0'])
      assert.deepEqual(found(cut(text)), []);
    assert.deepEqual(found('option vendor-class-identifier = "PXEClient:Arch:00007"'), []);
  });

  it('is silent where letters do not count, about other options, and where both ways are named', () => {
    assert.deepEqual(found('lcase (substring (option vendor-class-identifier, 0, 9)) = "pxeclient"'), []);
    assert.deepEqual(found('option vendor-class-identifier ~~ "^pxeclient"'), []);
    assert.deepEqual(found('option host-name = "pxeclient"'), []);
    assert.deepEqual(found(`${cut('PXEClient')} or ${cut('pxeclient')}`), []);
  });
});

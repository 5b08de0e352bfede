/** Statements that tell the boot file go in, the findings of dhcp/filename-missing come out: where they point. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, CONFIG, DHCPD, findings, texts } from '../support.js';

describe('dhcp/filename-missing', () => {
  const RULE = 'dhcp/filename-missing';
  const host = (line: string) => changed(DHCPD, '  fixed-address', `  ${line}\n  fixed-address`);

  it('points at an empty name, which takes the place of the one that is told elsewhere', () => {
    assert.deepEqual(texts(RULE, host('filename "";')), ['error filename "";']);
    assert.deepEqual(all(host('filename "";')), [`${RULE} error`]);
    const [one] = findings(host('filename "";'));
    assert.match(one?.message ?? '', /this empty name takes the place/);
  });

  it('is silent where all files are for boards with U-Boot, which need no name', () => {
    const none = changed(DHCPD, '  filename "pxelinux.0";\n', '');
    const board = (name: string) => ({
      ...none,
      [CONFIG]: undefined,
      'srv/tftp/pxelinux.cfg/default': undefined,
      [`srv/tftp/pxelinux.cfg/${name}`]: 'LABEL linux\n  KERNEL zImage\n  FDT board.dtb\n',
    });
    assert.deepEqual(texts(RULE, board('01-00-40-63-C2-CA-C9')), []);
    assert.equal(texts(RULE, none).length, 1);
  });

  it('points at the server where no name is told at all', () => {
    const none = changed(DHCPD, '  filename "pxelinux.0";\n', '');
    assert.deepEqual(texts(RULE, none), ['error next-server 192.168.1.1;']);
    assert.doesNotMatch(findings(none)[0]?.message ?? '', /empty name/);
    assert.deepEqual(all(host('filename "pxelinux.0";')), []);
  });
});

/** Statements that tell the boot file go in, the findings of dhcp/filename-missing come out: where they point. */
import assert from 'node:assert/strict';
import { changed } from '../../../server/rules/about/miniature.js';
import { all, type Changes, CONFIG, DHCPD, findings, texts } from '../support.js';

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

  it('is as loud as it is for the machine that files are for, and names that one', () => {
    const before = (names: readonly string[]): string =>
      names
        .map(
          (name, i) =>
            `host ${name} { hardware ethernet 00:16:3e:11:22:3${i}; fixed-address 192.168.1.3${i}; }\n`,
        )
        .join('');
    const none = changed(DHCPD, '  filename "pxelinux.0";\n', '')[DHCPD] ?? '';
    const found = (names: readonly string[], more: Changes = {}) =>
      findings({ [DHCPD]: none.replace('host node21', `${before(names)}host node21`), ...more })
        .filter(({ rule }) => rule === RULE)
        .map(
          ({ severity, message }) =>
            `${severity} ${/(?:There are|If) .*?:? (?:add|to boot from it)/.exec(message)?.[0]}`,
        );
    assert.deepEqual(found([]), ['error There are files for it alone, so it is to boot from here: add']);
    assert.deepEqual(found(['kiosk']), [
      'error There are files for node21 alone, so it is to boot from here: add',
    ]);
    const files = { 'srv/tftp/pxelinux.cfg/01-00-16-3e-11-22-30': 'LABEL x\n' };
    assert.deepEqual(found(['kiosk'], files), [
      'error There are files for them alone, so they are to boot from here: add',
    ]);
    assert.deepEqual(found(['kiosk', 'desk'], files), [
      'error There are files for kiosk and node21 alone, so they are to boot from here: add',
    ]);
    assert.deepEqual(
      found(['kiosk'], { [CONFIG]: undefined, 'srv/tftp/pxelinux.cfg/default': 'LABEL x\n' }),
      ['warning If they are to boot from it'],
    );
  });
});

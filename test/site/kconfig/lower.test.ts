/** What a kernel .config becomes as facts. */
import assert from 'node:assert/strict';
import { kconfig } from '../../../grammars/kconfig/index.js';
import { lowerKconfig } from '../../../server/site/kconfig/lower.js';

function facts(text: string) {
  return lowerKconfig({ file: '/boot/config', document: kconfig.parse(text) });
}

function values(text: string): string[] {
  return [...facts(text).symbols].map(([name, { value }]) => `${name}=${value}`);
}

describe('.config as facts', () => {
  it('takes the first letter of y, m and n, and a string up to its closing quote', () => {
    assert.deepEqual(values('CONFIG_NFS_FS=yes\nCONFIG_EXT4_FS=mod\nCONFIG_LOCALVERSION="x\\"y"junk"\n'), [
      'NFS_FS=y',
      'EXT4_FS=m',
      'LOCALVERSION=x"y',
    ]);
  });
  it('leaves out what kconfig refuses, so that the line before counts', () => {
    assert.deepEqual(
      values(
        'CONFIG_ROOT_NFS=y\nCONFIG_ROOT_NFS=m\nCONFIG_HZ=abc\nCONFIG_CMDLINE="a\nCONFIG_USB=M\nCONFIG_NEVER_HEARD=18 \nfoo\nCONFIG_PACKET\n',
      ),
      ['ROOT_NFS=y'],
    );
  });
  it('takes a switch for off that is to be a module, but for a fragment, whose other lines are not known', () => {
    const text = 'CONFIG_NET=y\nCONFIG_INET=m\nCONFIG_PROC_FS=m\n';
    assert.deepEqual(values(text), ['NET=y']);
    assert.deepEqual(values(`# Automatically generated file; DO NOT EDIT.\n${text}`), ['NET=y', 'INET=n']);
  });
  it('keeps a value of another series whose type it does not know', () => {
    assert.deepEqual(values('# Linux/x86 4.19.3 Kernel Configuration\nCONFIG_UNIX=m\n'), ['UNIX=m']);
  });
  it('lets the last line count and points at it', () => {
    const text = 'CONFIG_IP_PNP=y\n# CONFIG_IP_PNP is not set\n';
    const symbol = facts(text).symbols.get('IP_PNP');
    assert.equal(symbol?.value, 'n');
    assert.equal(text.slice(symbol?.place.span.start, symbol?.place.span.end), '# CONFIG_IP_PNP is not set');
  });
  it('reads old and new headers', () => {
    const version = (header: string) => {
      const { version, architecture, complete } = facts(header);
      return [version, architecture, complete];
    };
    const automatic = '#\n# Automatically generated file; DO NOT EDIT.\n';
    assert.deepEqual(version(`${automatic}# Linux/arm64 6.1.192 Kernel Configuration\n#\n`), [
      '6.1.192',
      'arm64',
      true,
    ]);
    assert.deepEqual(
      version(
        "#\n# Automatically generated make config: don't edit\n# Linux kernel version: 2.6.10-gentoo-r1\n",
      ),
      ['2.6.10-gentoo-r1', undefined, true],
    );
    assert.deepEqual(version('CONFIG_A=y\n'), [undefined, undefined, false]);
  });
  it('takes a long file without a header for complete', () => {
    const lines = Array.from({ length: 250 }, (_, index) => `CONFIG_S${index}=y\n`);
    assert.equal(facts(lines.join('')).complete, true);
  });
});

/** Lines on which a reading of .config easily goes wrong, with what kconfig makes of each. The oracle tests ask conf whether it is so. */

export interface KconfigCase {
  readonly text: string;
  /** The symbols that get a value. */
  readonly values: Readonly<Record<string, string>>;
  /** Lines about which conf warns, other than that a symbol is set again. */
  readonly refused: readonly number[];
}

export const kconfigCases: readonly KconfigCase[] = [
  // "is not set" is the value n, which a number does not have and a string silently ignores
  { text: '# CONFIG_HZ is not set\n', values: {}, refused: [1] },
  { text: 'CONFIG_CMDLINE="a"\n# CONFIG_CMDLINE is not set\n', values: { CMDLINE: 'a' }, refused: [] },
  { text: 'CONFIG_HZ=100\n# CONFIG_HZ is not set\n', values: { HZ: '100' }, refused: [2] },
  { text: '# CONFIG_IP_PNP is not set, yet\n', values: { IP_PNP: 'n' }, refused: [] },
  { text: '# CONFIG_IP_PNP  is not set\n# CONFIG_IP_PNP is not\n', values: {}, refused: [] },
  // one carriage return belongs to a line end, and to nothing else
  { text: 'CONFIG_HZ=18\r\n', values: { HZ: '18' }, refused: [] },
  { text: 'CONFIG_HZ=18\r\r\n', values: {}, refused: [1] },
  { text: 'CONFIG_HZ=18\r', values: {}, refused: [1] },
  { text: 'CONFIG_IP_PNP=y\r', values: { IP_PNP: 'y' }, refused: [] },
  { text: '\rCONFIG_IP_PNP=y\n\r\r\n\rfoo\n', values: {}, refused: [] },
  // nothing behind a NUL is read, not even the line end's carriage return
  { text: 'CONFIG_HZ=18\0x\n', values: { HZ: '18' }, refused: [] },
  { text: 'CONFIG_HZ\0=18\n# CONFIG_IP_PNP\0 is not set\n', values: {}, refused: [] },
  { text: 'CONFIG_CMDLINE="a\0"\nCONFIG_HZ=18\r\0\n', values: {}, refused: [1, 2] },
  { text: '\0\nCONFIG_IP_PNP=y\n', values: { IP_PNP: 'y' }, refused: [1] },
  // names
  { text: 'CONFIG_IP_PNP =y\nCONFIG_IP_PNP\nCONFIG_\nCONFIG_=y\n', values: {}, refused: [] },
  { text: '\ufeffCONFIG_IP_PNP=y\n', values: {}, refused: [1] },
  { text: 'CONFIG_IP_PNP=\u00a0y\n', values: {}, refused: [1] },
  // whether there are modules is yes or no, in every series
  { text: 'CONFIG_MODULES=m\n', values: {}, refused: [1] },
  { text: '# Linux/x86 5.10.0 Kernel Configuration\nCONFIG_MODULES=m\n', values: {}, refused: [2] },
  // without modules, what should be one is built in
  {
    text: 'CONFIG_NFS_FS=m\n# CONFIG_MODULES is not set\nCONFIG_E1000=mod\nCONFIG_CMDLINE="m"\n',
    values: { NFS_FS: 'y', MODULES: 'n', E1000: 'y', CMDLINE: 'm' },
    refused: [],
  },
  // a value that is refused leaves the one before
  { text: 'CONFIG_IP_PNP=y\nCONFIG_IP_PNP=m\n', values: { IP_PNP: 'y' }, refused: [2] },
  { text: 'CONFIG_CMDLINE="a\\"b\\\\" c"\nCONFIG_CMDLINE=d\n', values: { CMDLINE: 'a"b\\' }, refused: [] },
  {
    text: 'CONFIG_HZ=-0\nCONFIG_HZ=-01\nCONFIG_HZ=-\nCONFIG_HZ=0x10\n',
    values: { HZ: '-0' },
    refused: [2, 3, 4],
  },
  // symbols of which only the type is known; a text without quotes is dropped in silence
  {
    text: 'CONFIG_LOCALVERSION=-node\nCONFIG_LOG_BUF_SHIFT=017\nCONFIG_PHYSICAL_START=0x\nCONFIG_PAGE_OFFSET=C0\n',
    values: { PAGE_OFFSET: 'C0' },
    refused: [2, 3],
  },
  { text: 'CONFIG_m=x\nCONFIG_IP_PNP=y\n', values: { IP_PNP: 'y' }, refused: [1] },
];

/** Nothing goes in; arbitrary dhcp-eval(5) expressions over a boot client's packet come out. */
import fc from 'fast-check';

export const text = (...words: readonly string[]) => fc.constantFrom(...words).map((word) => `"${word}"`);
export const label = text('a', 'b', 'c', '/d/e', 'pxelinux.0', 'x y', '');
export const mac = (host: number) => `02:00:00:00:01:0${host}`;
export const variable = fc.constantFrom('vv', 'place', 'Kind');

/** Data: what a text option or a comparison can be computed from. */
export const dataExpression: fc.Arbitrary<string> = fc.letrec<{ data: string }>((tie) => {
  const data = tie('data');
  return {
    data: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.oneof(
        label,
        fc.constantFrom(
          'option vendor-class-identifier',
          'option user-class',
          'option arch',
          'option host-name',
          'option agent.remote-id',
          'option relay-agent-information',
          'encode-int (extract-int (substring (hardware, 6, 1), 8) * 300, 16)',
          'encode-int (extract-int (option arch, 16) + 3 * 2, 16)',
          'encode-int (lease-time, 32)',
        ),
        fc.constantFrom('hardware', 'leased-address', 'host-decl-name', 'filename', '50:58:45', '1:2', '61'),
        fc.constantFrom('config-option host-name', 'config-option root-path', 'config-option domain-name'),
        fc.constantFrom('config-option routers', 'config-option interface-mtu', 'config-option loc-list'),
        fc.constantFrom('packet (28, 6)', 'packet (24, 4)', 'encode-int (258, 16)', 'encode-int (7, 8)'),
        fc.constantFrom('option dhcp-parameter-request-list', 'option dhcp-client-identifier'),
        variable,
      ),
      fc.tuple(data, data).map(([a, b]) => `concat (${a}, ${b})`),
      fc.tuple(data, data, data).map(([a, b, c]) => `concat (${a}, ${b}, ${c})`),
      fc
        .tuple(data, fc.constantFrom(0, 1, 3, 20), fc.constantFrom(0, 1, 3, 9, 30))
        .map(([a, offset, length]) => `substring (${a}, ${offset}, ${length})`),
      fc.tuple(data, fc.constantFrom(0, 1, 3, 20)).map(([a, length]) => `suffix (${a}, ${length})`),
      data.map((a) => `lcase (${a})`),
      data.map((a) => `ucase (${a})`),
      fc
        .tuple(fc.constantFrom(8, 10, 16, 2), fc.constantFrom(8, 16, 32), data)
        .map(([base, width, a]) => `binary-to-ascii (${base}, ${width}, "-", ${a})`),
      fc.tuple(fc.constantFrom(1, 2, 3), data).map(([width, a]) => `reverse (${width}, ${a})`),
      fc.tuple(data, data).map(([a, b]) => `pick-first-value (${a}, ${b})`),
    ),
  };
}).data;

export const condition: fc.Arbitrary<string> = fc.letrec<{ condition: string }>((tie) => {
  const inner = tie('condition');
  return {
    condition: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      fc.oneof(
        {
          weight: 5,
          arbitrary: fc.constantFrom(
            'substring (option vendor-class-identifier, 0, 9) = "PXEClient"',
            'option user-class = "iPXE"',
            'exists user-class',
            'exists vendor-class-identifier',
            'exists arch',
            'exists dhcp-parameter-request-list',
            'exists agent.circuit-id',
            'option arch = 00:07',
            'option arch != 00:00',
            'extract-int (option arch, 16) = 9',
            'extract-int (substring (hardware, 6, 1), 8) = 2',
            'option vendor-class-identifier ~= "^PXE"',
            'option vendor-class-identifier ~~ "pxeclient"',
            'known',
            'not known',
            'static',
            `hardware = 1:${mac(2)}`,
            'binary-to-ascii (16, 8, ":", substring (hardware, 1, 6)) = "2:0:0:0:1:1"',
            'exists host-name',
            'extract-int (option arch, 16) & 1 = 1',
            'known and not static',
            'not known and exists user-class',
            'extract-int (option arch, 16) = 7 or exists user-class',
            'option vendor-class-identifier ~= "UNDI"',
            'suffix (option vendor-class-identifier, 6) ~~ "[0-3]$"',
            'option agent.circuit-id = "eth0"',
            'option dhcp-client-identifier = "\\x00node"',
            'option arch = 00:10',
          ),
        },
        fc
          .tuple(dataExpression, fc.constantFrom('=', '!='), dataExpression)
          .map(([a, is, b]) => `${a} ${is} ${b}`),
        variable.map((name) => `defined (${name})`),
      ),
      inner.map((a) => `not (${a})`),
      fc.tuple(inner, fc.constantFrom('and', 'or'), inner).map(([a, word, b]) => `(${a}) ${word} (${b})`),
    ),
  };
}).condition;

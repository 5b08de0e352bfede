// Text with ANSI colours on standard input, an SVG of it as a terminal window on standard output. The picture of
// README.md is made from it, since the extension's page shows no SVG:
//
//   COLUMNS=102 node dist/bundle/diskless-lint.mjs --color always --severity error fixtures/sites/howto | node docs/picture.mjs > lint.svg
//   rsvg-convert lint.svg > docs/lint.png
import { readFileSync } from 'node:fs';

const COLOURS = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  90: '#8b949e',
};
const WIDTH = 8.4;
const HEIGHT = 19;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const lines = readFileSync(0, 'utf8').replace(/\n$/, '').split('\n');
let style = {};
let widest = 0;
const rows = lines.map((line, row) => {
  const parts = line.split(/\x1b\[([\d;]*)m/);
  let column = 0;
  let out = '';
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      for (const code of part.split(';').map(Number)) {
        if (code === 0) style = {};
        else if (code === 1) style = { ...style, bold: true };
        else if (code === 2) style = { ...style, dim: true };
        else if (code === 22) style = { ...style, bold: false, dim: false };
        else if (code === 39) style = { ...style, colour: undefined };
        else if (COLOURS[code]) style = { ...style, colour: COLOURS[code] };
      }
    } else if (part !== '') {
      const fill = style.colour ?? (style.dim ? '#8b949e' : '#e6edf3');
      out += `<tspan x="${(16 + column * WIDTH).toFixed(1)}" fill="${fill}"${style.bold ? ' font-weight="bold"' : ''}>${escaped(part)}</tspan>`;
      column += [...part].length;
    }
  }
  widest = Math.max(widest, column);
  return `<text y="${48 + row * HEIGHT}" xml:space="preserve">${out}</text>`;
});
const width = Math.round(widest * WIDTH + 32);
const height = 60 + lines.length * HEIGHT;
process.stdout.write(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, Menlo, 'DejaVu Sans Mono', monospace" font-size="14">
<title>What diskless-lint prints</title>
<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>
<circle cx="20" cy="18" r="5" fill="#ff5f56"/><circle cx="38" cy="18" r="5" fill="#ffbd2e"/><circle cx="56" cy="18" r="5" fill="#27c93f"/>
${rows.join('\n')}
</svg>
`);

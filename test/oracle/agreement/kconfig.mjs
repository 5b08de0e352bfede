/** What the kernel's `conf` printed about a configuration goes in; its verdict comes out. Refused: a warning about a line's form or value. */

export function available() {
  return false;
}

export function read(output) {
  const complaint = /:(\d+):warning: ((?:unexpected data|symbol value|invalid string).*)$/;
  const found = output
    .split('\n')
    .map((line) => complaint.exec(line))
    .find(Boolean);
  return { refused: Boolean(found), line: found ? Number(found[1]) : undefined, message: found?.[2] ?? '' };
}

export const explained = [];

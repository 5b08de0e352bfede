/** Initial ramdisks go in, whole and cut short at every octet; whether they end too early comes out. */
import assert from 'node:assert/strict';
import { isCutShort } from '../../../server/boot/files/ramdisk.js';

const cut = (text: string): boolean => isCutShort((start, length) => text.slice(start, start + length));

const hex = (value: number) => value.toString(16).padStart(8, '0');
const to4 = (text: string) => text.padEnd(Math.ceil(text.length / 4) * 4, '\0');

function entry(name: string, content: string): string {
  const fields = [1, 0o100644, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length + 1, 0];
  return to4(to4(`070701${fields.map(hex).join('')}${name}\0`) + content);
}

const CPIO = `${entry('init', '#!/bin/sh\n')}${entry('etc', '')}${entry('a/long.name', 'x'.repeat(501))}${entry('TRAILER!!!', '')}`;

const octets = (value: number, length: number) =>
  Array.from({ length }, (_, i) => String.fromCharCode(Math.floor(value / 256 ** i) % 256)).join('');
const block = (kind: number, size: number, content: string, last = 0) =>
  octets((size << 3) | (kind << 1) | last, 3) + content;
const BLOCKS = `${block(0, 5, 'hello')}${block(1, 900, 'r')}${block(2, 3, 'abc', 1)}`;
const ZSTD = '\u0028\u00b5\u002f\u00fd';
/** One segment with one octet of length, and with two; a window and a sum; a dictionary and eight octets of length. */
const FRAMES = [
  `${ZSTD}\u0020\u0009${BLOCKS}`,
  `${ZSTD}\u0060\u0009\u0001${BLOCKS}`,
  `${ZSTD}\u0004W${BLOCKS}sum!`,
  `${ZSTD}\u00c3Wdict${octets(9, 8)}${BLOCKS}`,
];
const LZ4 = `\u0002\u0021\u004c\u0018${octets(70, 4)}${'z'.repeat(70)}${octets(3, 4)}abc`;
const XZ = `\u00fd7zXZ\0${'x'.repeat(300)}YZ`;

describe('an initial ramdisk', () => {
  it('is whole as it is, with zeros behind it, and behind another one', () => {
    for (const text of [CPIO, ...FRAMES, LZ4, XZ]) {
      assert.equal(cut(text), false, JSON.stringify(text.slice(0, 12)));
      assert.equal(cut(`${CPIO}${'\0'.repeat(300)}${text}`), false);
      if (text !== LZ4) assert.equal(cut(`${text}${'\0'.repeat(512)}`), false);
    }
    assert.equal(cut(`${LZ4}${LZ4.slice(0, 4)}${LZ4.slice(4)}`), false);
  });

  it('is cut short wherever it ends before its end', () => {
    for (const text of [CPIO.slice(0, CPIO.lastIndexOf('TRAILER!!!') + 9), ...FRAMES]) {
      // Before the first sign is complete nobody knows what it is.
      for (let at = 6; at < text.length; at++) {
        assert.equal(cut(text.slice(0, at)), true, `${JSON.stringify(text.slice(0, 6))} ${at}`);
        assert.equal(cut(`${CPIO}${text.slice(0, at)}`), true, `behind another ${at}`);
      }
    }
    for (let at = 7; at < XZ.length; at++) assert.equal(cut(XZ.slice(0, at)), true, `xz ${at}`);
    // An archive of this form may end behind each of its blocks.
    for (let at = 5; at < LZ4.length; at++) assert.equal(cut(LZ4.slice(0, at)), at !== 78, `lz4 ${at}`);
  });

  it('is left alone where it does not say how long it is', () => {
    for (const text of [
      '',
      'x',
      '\u001f\u008bgzip',
      'BZh9',
      '070701',
      '0707',
      `${CPIO}junk`,
      `${CPIO}\u001f\u008b`,
    ])
      assert.equal(cut(text), text === '070701', JSON.stringify(text));
    assert.equal(cut(`070701${'z'.repeat(200)}`), false);
    assert.equal(cut(`${ZSTD}\u0020\u0009${block(3, 5, 'hello')}`), false);
    assert.equal(
      isCutShort(() => undefined),
      false,
    );
  });
});

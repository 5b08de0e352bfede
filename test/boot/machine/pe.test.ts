/** The first octets of programs go in; what they say of themselves comes out: processor, certificates and where their parts lie. */
import assert from 'node:assert/strict';
import { ELF, isWide } from '../../../server/boot/machine/elf.js';
import { uefiProgram } from '../../../server/boot/machine/pe.js';
import { number } from '../../support/grub-image.js';

const X64 = 0x8664;
/** Of the optional header of a program with 64-bit addresses, up to the table of certificates and behind it. */
const UP_TO = 112 + 8 * 4;

interface Parts {
  readonly sections?: readonly (readonly [name: string, size: number, start: number])[];
  /** How many the head says that there are. */
  readonly count?: number;
  readonly optional?: string;
}

/** A head as the linker lays one out: the sign, the processor, the number of sections, the optional header and the sections. */
function program({ sections = [], count = sections.length, optional = '' }: Parts): string {
  const rows = sections.map(
    ([name, size, start]) => name.padEnd(16, '\0') + number(size, 4) + number(start, 4) + '\0'.repeat(16),
  );
  const coff = `PE\0\0${number(X64, 2)}${number(count, 2)}${'\0'.repeat(12)}${number(optional.length, 2)}\0\0`;
  return `${`MZ`.padEnd(0x3c, '\0')}${number(0x80, 4)}`.padEnd(0x80, '\0') + coff + optional + rows.join('');
}

describe('the head of a program for UEFI', () => {
  const TEXT = ['.text', 0x1000, 0x400] as const;
  const LIST = ['.sbat', 0x123, 0x12345678] as const;
  const sections = (text: string) => [...(uefiProgram(text)?.sections ?? [])];

  it('tells its sections, each with its size and its place', () => {
    const both = program({ sections: [TEXT, LIST], optional: number(0x20b, 2).padEnd(240, '\0') });
    assert.deepEqual(sections(both), [
      ['.text', { size: 0x1000, start: 0x400 }],
      ['.sbat', { size: 0x123, start: 0x12345678 }],
    ]);
    assert.equal(uefiProgram(both)?.machine, X64);
  });

  it('has as many as it says, and no more than were read', () => {
    const one = program({ sections: [TEXT, LIST], count: 1 });
    assert.deepEqual(
      sections(one).map(([name]) => name),
      ['.text'],
    );
    const cut = program({ sections: [TEXT, LIST], count: 9 });
    assert.deepEqual(
      sections(cut).map(([name]) => name),
      ['.text', '.sbat'],
    );
    assert.deepEqual(
      sections(cut.slice(0, -1)).map(([name]) => name),
      ['.text'],
    );
    // A name of eight letters has no end of its own.
    assert.deepEqual(
      sections(program({ sections: [['.longest8', 1, 2]] })).map(([name]) => name),
      ['.longest'],
    );
  });

  it('tells whether certificates are there, as far as its tables reach', () => {
    const signed = (optional: string) => uefiProgram(program({ optional }))?.signed;
    const table = (size: number) =>
      number(0x20b, 2).padEnd(UP_TO, '\0') + number(0x1000, 4) + number(size, 4);
    assert.deepEqual([signed(table(1)), signed(table(0)), signed(table(0x100))], [true, false, true]);
    assert.equal(signed(table(1).slice(0, -1)), undefined);
    assert.equal(signed(''), undefined);
    assert.equal(signed('\x07\x01'.padEnd(240, '\x01')), undefined);
  });

  it('is none without either sign', () => {
    const whole = program({ sections: [TEXT] });
    assert.notEqual(uefiProgram(whole), undefined);
    for (const [sign, other] of [
      ['MZ', 'ZM'],
      ['PE\0\0', 'PE\0x'],
      ['PE\0\0', 'NE\0\0'],
    ] as const)
      assert.equal(uefiProgram(whole.replace(sign, other)), undefined, other);
    assert.equal(uefiProgram(''), undefined);
    assert.equal(uefiProgram('MZ'), undefined);
  });
});

describe('the head of an ELF file', () => {
  it('tells a processor with 64 bits', () => {
    assert.deepEqual(
      ['\x02', '\x01', ''].map((sign) => isWide(ELF + sign)),
      [true, false, false],
    );
  });
});

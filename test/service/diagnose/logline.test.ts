/** Lines of logs and screens go in; the host, the program and the text of each come out. */
import assert from 'node:assert/strict';
import { LogReader } from '../../../server/service/diagnose/logline.js';

function read(...lines: readonly string[]): string[] {
  const reader = new LogReader();
  const found = lines.map((line) => reader.read(line));
  return [...found, reader.end()].flatMap((one) =>
    one === undefined ? [] : [`${one.host ?? '-'} ${one.tag ?? '-'} ${one.text}`],
  );
}

const same = (told: string, ...lines: readonly string[]) => {
  for (const line of lines) assert.deepEqual(read(line), [told], line);
};

describe('a line of a log', () => {
  it('has a date of any kind, a host and a program before its text', () => {
    const said = 'master dhcpd[812]: X: y';
    same(
      'master dhcpd X: y',
      `Nov  8 03:04:05 ${said}`,
      `Nov 8 03:04:05 ${said}`,
      `Nov 18 03:04:05 ${said}`,
      `Nov 08 03:04:05.123 ${said}`,
      `Nov  8 2026 03:04:05 ${said}`,
      `<30>Nov  8 03:04:05 ${said}`,
      `2026-11-08T03:04:05.123+01:00 ${said}`,
      `2026-11-08T03:04:05,123+0100 ${said}`,
      `2026-11-08 03:04:05 CET ${said}`,
      `2026-11-08T03:04:05Z ${said}`,
      `Sun 2026-11-08 03:04:05 ${said}`,
      `1699412645.123456 ${said}`,
      `[   12.345678] ${said}`,
      'Nov  8 03:04:05 master /usr/sbin/dhcpd[812]: X: y',
      'Nov  8 03:04:05 master dhcpd.service[812]: X: y',
      'Nov  8 03:04:05 master dhcpd: X: y',
      'Nov  8 03:04:05 master daemon.info dhcpd: X: y',
    );
  });

  it('may lack the host, and the program', () => {
    same('- dhcpd X', 'Nov  8 03:04:05 dhcpd[3]: X');
    same('- - VFS: X', 'Nov  8 03:04:05 VFS: X', '2026-11-08 03:04:05 VFS: X', '1699412645.123456 VFS: X');
    same('- - master says X', 'Nov  8 03:04:05 master says X');
    same('- - dhcpd[3]: X', 'dhcpd[3]: X');
  });

  it('of the kernel has its seconds', () => {
    same(
      '- - NFS: x',
      '[    1.234567] NFS: x',
      '[Sun Nov  8 03:04:05 2026] NFS: x',
      '[Sun Nov 8 03:04:05 2026] NFS: x',
      '<6>[    1.2] NFS: x',
    );
    same(
      'master kernel NFS: x',
      'Nov  8 03:04:05 master kernel: [    1.234567] NFS: x',
      '[    1.234567] master kernel: NFS: x',
    );
  });

  it('of RFC 5424 has its fields, each perhaps a dash', () => {
    const head = '<30>1 2026-11-08T03:04:05Z master /usr/sbin/dhcpd 812';
    same(
      'master dhcpd X',
      `${head} - - X`,
      `${head} ID - X`,
      `${head} ID [a b="c"] X`,
      `${head} - - \ufeffX`,
    );
  });

  it('of the journal is an object, or a field on each line', () => {
    const fields = { _HOSTNAME: 'm', SYSLOG_IDENTIFIER: 'dhcpd', _COMM: 'other', MESSAGE: 'X' };
    same('m dhcpd X', JSON.stringify(fields), JSON.stringify({ ...fields, MESSAGE: [88] }));
    same('m other X', JSON.stringify({ ...fields, SYSLOG_IDENTIFIER: undefined }));
    same(
      '- - X',
      JSON.stringify({ MESSAGE: 'X' }),
      JSON.stringify({ MESSAGE: 'X', _HOSTNAME: 1, _COMM: [] }),
    );
    for (const text of ['{"MESSAGE":null}', '{"other":1}', '{broken', '{"MESSAGE":1}'])
      same(`- - ${text}`, text);
    const entry = (...more: readonly string[]) => ['__CURSOR=x', '_HOSTNAME=m', ...more];
    assert.deepEqual(
      read(
        ...entry('SYSLOG_IDENTIFIER=dhcpd', 'MESSAGE=X=1', 'OTHER=Z', ''),
        ...entry('_COMM=in.tftpd', 'MESSAGE=Y'),
      ),
      ['m dhcpd X=1', 'm in.tftpd Y'],
    );
    assert.deepEqual(read(...entry('OTHER=Z', ''), 'plain'), ['- - plain']);
    for (const first of ['__REALTIME_TIMESTAMP=1', '__MONOTONIC_TIMESTAMP=1'])
      assert.deepEqual(read(first, 'MESSAGE=X'), ['- - X']);
  });

  it('of a screen has no colours, and blanks in the place of what parts its words', () => {
    same('- - red x', '  \u001b[31mred\u001b[0m x ');
    same('- - a b', 'a\u001b[5;3Hb', 'a\tb', 'a\u0000\u0007b', 'a\r\nb');
  });

  it('has the codes of boot ROMs as they write them', () => {
    same('- - PXE-E11: x', 'PXE-E11: x', 'pxe-e11 x', 'PXE E11: x', 'pxee11: x');
    same('- - PXE-M0F: x', 'PXE-M0F: x', 'pxe m0f x');
    same('- - pxe-e1 x', 'pxe-e1 x');
    same('- - xpxe-e11 x', 'xpxe-e11 x');
  });

  it('with something that is nearly a date is all text', () => {
    for (const line of [
      '1.2 x',
      '2026-11-8T03:04:05Z m d: x',
      'Nov 8 03:04 m d: x',
      'November 8 03:04:05 m d: x',
      'Http: x',
      '',
    ])
      same(`- - ${line}`, line);
  });
});

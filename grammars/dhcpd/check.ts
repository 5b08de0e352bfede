/** The statements of a text go in, the problems dhcpd would have with them come out. */
import type { Problem } from '../text/index.js';
import { blocksOf, type Statement } from './document.js';

export function check(_text: string, statements: readonly Statement[]): Problem[] {
  const problems: Problem[] = [];
  faults(statements, 0, problems);
  return problems;
}

function faults(statements: readonly Statement[], base: number, problems: Problem[]): void {
  for (const statement of statements) {
    const start = base + statement.offset;
    if (statement.kind === 'incomplete') {
      const { rule, message, span } = statement.fault;
      problems.push({
        rule,
        severity: 'error',
        message,
        span: { start: start + span.start, end: start + span.end },
        refusedBy: 'dhcpd',
      });
    }
    for (const block of blocksOf(statement)) faults(block.statements, start, problems);
  }
}

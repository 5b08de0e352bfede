/** A graph goes in (who needs whom), the sets of members that need each other in a circle come out, each sorted. Tarjan's algorithm. */
export function circles(needs: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const open: string[] = [];
  const visit = (member: string): number => {
    const own = order.size;
    order.set(member, own);
    let back = own;
    open.push(member);
    for (const other of needs.get(member) ?? []) {
      if (!order.has(other)) back = Math.min(back, visit(other));
      else if (open.includes(other)) back = Math.min(back, order.get(other) ?? back);
    }
    if (back === own) {
      const circle = open.splice(open.indexOf(member));
      if (circle.length > 1 || needs.get(member)?.includes(member)) found.push(circle.sort());
    }
    return back;
  };
  for (const member of needs.keys()) if (!order.has(member)) visit(member);
  return found;
}

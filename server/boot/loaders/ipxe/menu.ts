/** The menus of a script: an item or a choice goes in, what starts by itself and what somebody may choose come out (dynui_cmd.c, menu_ui.c). */

import { placeKey } from '../../../site/place.js';
import { type Call, optionValue, wordValue } from './call.js';
import {
  advance,
  assuming,
  BEGINNING,
  type Chosen,
  end,
  type Item,
  next,
  type Path,
  type Step,
  setting,
} from './path.js';
import { settingKey, type Value } from './values.js';

/** A menu that people choose from has fewer. */
const MOST_ITEMS = 200;

export function item(call: Call, path: Path): Step {
  const [word] = call.read.rest;
  if (call.read.options.has('gap') || word === undefined || path.items.length >= MOST_ITEMS)
    return next(path);
  const name = wordValue(call, path, word);
  const one: Item = { name, place: word.place, preselected: call.read.options.has('default') };
  return next({ ...path, items: [...path.items, one] });
}

export function choose(call: Call, path: Path): Step {
  const { command, script, read } = call;
  const { place } = command;
  const key = `choose ${placeKey(place)}`;
  if (path.visits.has(key)) return end(path, { kind: 'ends', how: 'menu', place });
  const { items } = path;
  if (items.length === 0 || script.template)
    return end(path, { kind: 'open', reason: 'which items the menu has is not known', place });
  const after: Path = {
    ...path,
    // Who comes to a menu is past what went wrong before.
    failure: undefined,
    items: read.options.has('keep') ? items : [],
    // Who chooses is followed for what the menus behind this one hold.
    choices: BEGINNING.choices,
    visits: path.visits.with(key, 1),
  };
  const to = settingKey(read.rest[0]?.value ?? '');
  const take = (one: Item): Path => ({
    ...setting(after, to, one.name),
    taken: one.name.known ? { name: one.name.text, place: one.place } : undefined,
  });
  const wanted = optionValue(call, path, 'default');
  const start = wanted?.known === false ? undefined : preselected(items, wanted);
  const choices = items.flatMap((one): Chosen[] =>
    one === start || !one.name.known
      ? []
      : [{ name: one.name.text, place: one.place, path: advance(take(one), true) }],
  );
  const all = path.choices.with(...choices);
  if (start === undefined) {
    const of = wanted?.known === false ? wanted.of : 'a setting';
    return end(
      { ...path, choices: all },
      { kind: 'open', reason: `which item is preselected depends on ${of}`, place },
    );
  }
  const entry = start.name.known ? { name: start.name.text, place: start.place } : undefined;
  const chosen = { ...take(start), choices: all, entry: path.entry ?? entry };
  return next(
    waits(call, path) ? assuming(chosen, 'somebody presses Enter at the menu, which waits for ever') : chosen,
  );
}

/** What `--default` names; without it the last item that has it, else the first. */
function preselected(items: readonly Item[], wanted: Value | undefined): Item | undefined {
  const [first] = items;
  if (wanted === undefined) return items.findLast((one) => one.preselected) ?? first;
  return items.find(({ name }) => name.known && wanted.known && name.text === wanted.text) ?? first;
}

function waits(call: Call, path: Path): boolean {
  const time = optionValue(call, path, 'timeout');
  return time === undefined || (time.known && !(Number(time.text) > 0));
}

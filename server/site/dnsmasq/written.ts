/** An option of a parsed file goes in; its value with the places of its parts comes out. */

import {
  behindTags,
  type FieldNode,
  type OptionNode,
  type ValueNode,
} from '../../../grammars/dnsmasq/index.js';
import { type Span, shift } from '../../../grammars/text/index.js';
import type { DiskPath } from '../path.js';
import type { Place, Said } from '../place.js';
import type { TagCondition } from './facts.js';

/** A value with the places of its parts. */
export class Written {
  readonly place: Place;
  readonly value: ValueNode;
  readonly #file: DiskPath;
  readonly #offset: number;

  constructor(file: DiskPath, offset: number, { span }: OptionNode, value: ValueNode) {
    this.#file = file;
    this.#offset = offset;
    this.value = value;
    this.place = this.at({ span });
  }

  at({ span }: { readonly span: Span }): Place {
    return { file: this.#file, span: shift(span, this.#offset) };
  }

  said<T>(field: FieldNode, value: T): Said<T> {
    return { value, place: this.at(field) };
  }

  text(field: FieldNode | undefined): Said<string> | undefined {
    return field === undefined || field.text === '' ? undefined : this.said(field, field.text);
  }

  /** Without its prefix. */
  tag(field: FieldNode): Said<string> {
    return this.said(field, field.text.replace(/^(?:set|tag|net):/, ''));
  }

  condition(field: FieldNode): TagCondition {
    const { value, place } = this.tag(field);
    const not = /^[!#]/.test(value);
    return { name: not ? value.slice(1) : value, not, place };
  }

  /** The tags before the value. */
  get tags(): TagCondition[] {
    const { fields } = this.value;
    const count = fields.length - behindTags(this.value).length;
    return fields.slice(0, count).map((field) => this.condition(field));
  }
}

// Logs that no honest contract would make: a contract's code is replaced by some that logs whatever it is called with.
import {
  type AbiEvent,
  type AbiParameter,
  type Hex,
  concat,
  encodeAbiParameters,
  numberToHex,
  size,
  toEventSelector,
} from 'viem';

/** Code that takes as many words of its input for topics, and the rest for data. */
export function emitterCode(topics: number): Hex {
  const push = (number: number): Hex => concat(['0x60', numberToHex(number, { size: 1 })]);
  const restLength = concat([push(32 * topics), '0x3603']); // CALLDATASIZE SUB
  const copyRest = concat([restLength, push(32 * topics), push(0), '0x37']); // CALLDATACOPY
  const loadTopics = Array.from({ length: topics }, (_, i) => concat([push(32 * (topics - 1 - i)), '0x35'])); // CALLDATALOAD
  const log = concat([restLength, push(0), numberToHex(0xa0 + topics, { size: 1 })]);
  return concat([copyRest, ...loadTopics, log]);
}

/** How far every value of an event goes: to the least of its type, to one, or to the greatest. */
export const extremes = ['least', 'one', 'greatest'] as const;
export type Extreme = (typeof extremes)[number];

/** The topics and the data of an event whose every value is an extreme one. */
export function extremeLog(event: AbiEvent, extreme: Extreme): { topics: Hex[]; data: Hex } {
  const value = (parameter: AbiParameter) => extremeValue(parameter, extreme);
  const indexed = event.inputs.filter((input) => input.indexed === true);
  const rest = event.inputs.filter((input) => input.indexed !== true);
  // What is indexed here is no longer than a word, and stands in its topic as it would in the data.
  const topics = indexed.map((input) => encodeAbiParameters([input], [value(input)]));
  return { topics: [toEventSelector(event), ...topics], data: encodeAbiParameters(rest, rest.map(value)) };
}

function extremeValue(parameter: AbiParameter, extreme: Extreme): unknown {
  const { type } = parameter;
  const list = /^(.*)\[\]$/.exec(type)?.[1];
  if (list !== undefined) {
    const length = { least: 0, one: 1, greatest: 500 }[extreme];
    return Array.from({ length }, () => extremeValue({ ...parameter, type: list }, extreme));
  }
  if (type === 'tuple' && 'components' in parameter) {
    return Object.fromEntries(
      parameter.components.map((component) => [component.name, extremeValue(component, extreme)]),
    );
  }
  if (type === 'bool') return extreme !== 'least';
  if (type === 'string') return { least: '', one: 'x', greatest: 'x'.repeat(10_000) }[extreme];
  // One vote of 255 options with 255 points each, and a weight.
  if (type === 'bytes') return bytes({ least: 0, one: 1, greatest: 262 }[extreme], 0xff);
  const fixed = /^bytes(\d+)$/.exec(type)?.[1] ?? (type === 'address' ? '20' : undefined);
  if (fixed !== undefined) return bytes(Number(fixed), { least: 0, one: 1, greatest: 0xff }[extreme]);
  const [, sign, bits = ''] = /^(u?)int(\d+)$/.exec(type) ?? [];
  if (bits === '') throw new Error(`No extremes are known of ${type}`);
  const power = 2n ** BigInt(bits);
  if (extreme === 'one') return 1n;
  if (sign === 'u') return extreme === 'least' ? 0n : power - 1n;
  return extreme === 'least' ? -power / 2n : power / 2n - 1n;
}

function bytes(length: number, byte: number): Hex {
  return length === 0
    ? '0x'
    : numberToHex(BigInt(`0x${numberToHex(byte, { size: 1 }).slice(2).repeat(length)}`), { size: length });
}

/** What to call an emitter with. */
export function emission({ topics, data }: { topics: readonly Hex[]; data: Hex }): Hex {
  return concat(size(data) === 0 ? [...topics] : [...topics, data]);
}

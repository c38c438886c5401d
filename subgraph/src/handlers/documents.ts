import { Bytes, JSONValue, JSONValueKind, TypedMap, dataSource, json } from '@graphprotocol/graph-ts';

import { BallotDocument, CommonsDocument, MunicipalityDocument } from '../../generated/schema';

// Anyone can put any bytes behind a digest, and a handler that fails halts the index for everybody. So nothing here
// may fail: what is not JSON, or has no such field, or has one of another type, is kept as an empty string.

export function handleMunicipalityDocument(content: Bytes): void {
  const fields = fieldsOf(content);
  const document = new MunicipalityDocument(dataSource.stringParam());
  document.name = textOf(fields, 'name');
  document.country = textOf(fields, 'country');
  document.language = textOf(fields, 'language');
  document.json = sourceOf(fields, content);
  document.save();
}

export function handleCommonsDocument(content: Bytes): void {
  const fields = fieldsOf(content);
  const document = new CommonsDocument(dataSource.stringParam());
  document.name = textOf(fields, 'name');
  document.kind = textOf(fields, 'kind');
  document.place = textOf(fields, 'city');
  document.language = textOf(fields, 'language');
  document.json = sourceOf(fields, content);
  document.save();
}

export function handleBallotDocument(content: Bytes): void {
  const fields = fieldsOf(content);
  const document = new BallotDocument(dataSource.stringParam());
  document.title = textOf(fields, 'question');
  document.language = textOf(fields, 'language');
  document.json = sourceOf(fields, content);
  document.save();
}

function fieldsOf(content: Bytes): TypedMap<string, JSONValue> | null {
  const parsed = json.try_fromBytes(content);
  if (parsed.isError || parsed.value.kind != JSONValueKind.OBJECT) return null;
  return parsed.value.toObject();
}

function textOf(fields: TypedMap<string, JSONValue> | null, name: string): string {
  if (fields === null) return '';
  const value = fields.get(name);
  if (value === null || value.kind != JSONValueKind.STRING) return '';
  return value.toString();
}

/** The whole text; empty where it is no JSON object, so that readers need not try. */
function sourceOf(fields: TypedMap<string, JSONValue> | null, content: Bytes): string {
  return fields === null ? '' : content.toString();
}

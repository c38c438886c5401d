/** The id of a commons, ballot or municipality: its number as 4 bytes, big endian. */
export function numberId(number: number): `0x${string}` {
  return `0x${number.toString(16).padStart(8, '0')}`;
}

import { Bytes } from '@graphprotocol/graph-ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** CIDv1, raw, sha2-256: the multibase prefix of base32 ('b'), then 0x01551220 and the digest. */
export function cidOf(digest: Bytes): string {
  let cid = 'b';
  let buffer: u32 = 0;
  let bits = 0;
  for (let i = 0; i < 4 + digest.length; i++) {
    buffer = (buffer << 8) | (i < 4 ? prefixByte(i) : digest[i - 4]);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      cid += ALPHABET.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? cid + ALPHABET.charAt((buffer << (5 - bits)) & 31) : cid;
}

/** Version 1, codec raw (0x55), hash sha2-256 (0x12), length 32. */
function prefixByte(i: i32): u32 {
  if (i == 0) return 0x01;
  if (i == 1) return 0x55;
  return i == 2 ? 0x12 : 0x20;
}

/** Whether anything was published: the zero digest stands for "no document". */
export function isPublished(digest: Bytes): boolean {
  for (let i = 0; i < digest.length; i++) if (digest[i] != 0) return true;
  return false;
}

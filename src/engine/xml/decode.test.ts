import { describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel/outcome.ts';
import { decodeXml } from './decode.ts';

const NAME = '<a name="Mué"/>';
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the text of an XML file', () => {
  it.each<[string, Uint8Array]>([
    ['what says nothing is UTF-8', Buffer.from(NAME)],
    ['a mark before UTF-8', Buffer.from(`\uFEFF${NAME}`)],
    ['Windows 1252', latin(`<?xml version="1.0" encoding="WINDOWS-1252"?>${NAME}`)],
    ['two bytes a letter', Buffer.from(`\uFEFF${NAME}`, 'utf16le')],
    ['two bytes a letter, the high one first', Buffer.from(`\uFEFF${NAME}`, 'utf16le').swap16()],
  ])('%s', (_, bytes) => {
    expect(decodeXml(bytes)).toMatch(/<a name="Mué"\/>$/);
  });

  it.each<[string, string, Uint8Array]>([
    ['an encoding nobody knows', 'EBCDIC-9', latin('<?xml version="1.0" encoding="EBCDIC-9"?><a/>')],
    ['bytes that are not of their encoding', 'utf-8', latin(NAME)],
  ])('is not guessed: %s', (_, encoding, bytes) => {
    const refused = decodeXml(bytes);
    expect(isRefusal(refused) && [refused.code, refused.params['encoding']]).toEqual(['text-encoding', encoding]);
  });
});

/** Prints papers as PDF/A-2a and PDF/UA-1 by Typst: tagged, with the fonts in it, and the same bytes for the same paper. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { renderSVG } from 'uqr';
import type { Paper, Printer } from '#spine/papers.ts';
import { declareUa } from './declare-ua.ts';

const FONTS = [
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
  '@expo-google-fonts/noto-serif-devanagari/400Regular/NotoSerifDevanagari_400Regular.ttf',
  '@expo-google-fonts/noto-serif-devanagari/700Bold/NotoSerifDevanagari_700Bold.ttf',
];

const SPELL_AGAIN = 40;

/** A character that none of the fonts has is printed by its number, `[U+2D66]`: PDF/A lets no hole stand in a text. */
function spellOut(text: string, complaint: string): string {
  let spelt = text;
  // The complaint is written down with its quotes and rare characters escaped, once or twice.
  for (const [, quoted] of complaint.matchAll(/the text `\\*"(.*?)\\*"` could not be displayed/gs)) {
    const plain = quoted.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
    for (const character of plain) {
      if (character.codePointAt(0)! < 0x80) continue;
      const number = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      spelt = spelt.replaceAll(character, `[U+${number}]`);
    }
  }
  return spelt;
}

/** Of the letters of a paper that is kept to one page: smaller than this nobody reads them. */
const SCALES: readonly string[] = ['1', '0.94', '0.88', '0.82', '0.76', '0.7', '0.64', '0.58'];
/** So many of them are tried for a paper that need not be one page. */
const CLOSER = 2;

const isUnknownStandard = (error: unknown) => /unknown variant `a-2a`/.test((error as Error).message);

/** What a printing remembers is let go after so many papers. */
const FORGET_AFTER = 10;

export class TypstPrinter implements Printer {
  readonly #compiler: NodeCompiler;
  /** Tagged where the build of Typst can do it (0.14); some platforms have only an older one. */
  #standard: string;
  readonly #template = readFileSync(join(import.meta.dirname, 'paper.typ'), 'utf8');

  /** Another standard is for trying out what a paper would be by it. */
  constructor(standard = 'a-2a') {
    this.#standard = standard;
    const { resolve } = createRequire(import.meta.url);
    this.#compiler = NodeCompiler.create({
      // Nothing on the disk is the template's to read.
      workspace: join(import.meta.dirname, 'nothing'),
      fontArgs: [{ fontBlobs: FONTS.map((font) => readFileSync(resolve(font))) }],
    });
  }

  print(paper: Paper): Uint8Array {
    const qr = paper.address && renderSVG(paper.address, { border: 0 });
    const creationTimestamp = Math.floor(Date.parse(paper.at) / 1000);
    let text = JSON.stringify({ ...paper, qr });
    try {
      for (let attempt = 0; ; attempt++)
        try {
          const laidOut = this.#layOut(text, paper.onePage);
          const pdf = this.#compiler.pdf(laidOut, { pdfStandard: this.#standard, creationTimestamp });
          return this.#standard === 'a-2a' ? declareUa(pdf) : pdf;
        } catch (error) {
          if (isUnknownStandard(error)) {
            this.#standard = 'a-2b';
            continue;
          }
          const spelt = attempt < SPELL_AGAIN ? spellOut(text, (error as Error).message) : text;
          if (spelt === text) throw error;
          text = spelt;
        }
    } finally {
      this.#compiler.evictCache(FORGET_AFTER);
    }
  }

  /**
   * What is kept to one page is set in the largest size that lets it be one. What runs over by a little is drawn together, so that who
   * signs does not stand on a page alone; what is longer stays in full size.
   */
  #layOut(paper: string, onePage?: boolean) {
    const at = (scale: string) => ({ mainFileContent: this.#template, inputs: { paper, scale } });
    const [full, ...smaller] = SCALES;
    const whole = this.#compiler.compile(at(full)).result;
    // What cannot be laid out says why when it is printed.
    if (!whole) return at(full);
    if (whole.numOfPages === 1 || (!onePage && whole.numOfPages > 2)) return whole;
    const tried = onePage ? smaller : smaller.slice(0, CLOSER);
    for (const scale of tried) {
      const { result } = this.#compiler.compile(at(scale));
      if (result?.numOfPages === 1) return result;
    }
    return onePage ? at(smaller.at(-1)!) : whole;
  }
}

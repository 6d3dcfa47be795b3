/** Prints papers as PDF/A-2b by Typst: tagged, with the fonts in it, and the same bytes for the same paper. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { renderSVG } from 'uqr';
import type { Paper, Printer } from '#spine/papers.ts';

const FONTS = [
  '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
  '@expo-google-fonts/noto-serif-devanagari/400Regular/NotoSerifDevanagari_400Regular.ttf',
  '@expo-google-fonts/noto-serif-devanagari/700Bold/NotoSerifDevanagari_700Bold.ttf',
];

/** What a printing remembers is let go after so many papers. */
const FORGET_AFTER = 10;

export class TypstPrinter implements Printer {
  readonly #compiler: NodeCompiler;
  readonly #template = readFileSync(join(import.meta.dirname, 'paper.typ'), 'utf8');

  constructor() {
    const { resolve } = createRequire(import.meta.url);
    this.#compiler = NodeCompiler.create({
      // Nothing on the disk is the template's to read.
      workspace: join(import.meta.dirname, 'nothing'),
      fontArgs: [{ fontBlobs: FONTS.map((font) => readFileSync(resolve(font))) }],
    });
  }

  print(paper: Paper): Uint8Array {
    const qr = paper.address && renderSVG(paper.address, { border: 0 });
    const pdf = this.#compiler.pdf(
      { mainFileContent: this.#template, inputs: { paper: JSON.stringify({ ...paper, qr }) } },
      { pdfStandard: 'a-2a', creationTimestamp: Math.floor(Date.parse(paper.at) / 1000) },
    );
    this.#compiler.evictCache(FORGET_AFTER);
    return pdf;
  }
}

/** Whether the library that signs reads a PDF without mending it, and can add a signature behind it as signatures are added. */
import { PDF } from '@libpdf/core';
import { Fault } from '#kernel/outcome.ts';
import type { PdfFile } from './pdf-file.ts';
import { dictOf, within } from './syntax.ts';

/** A file that must be mended to be read is not what was handed in. */
export async function loadStrictly(pdf: Uint8Array): Promise<PDF> {
  const document = await PDF.load(pdf, { lenient: false });
  // What is signed over an encryption no reader finds to be as it was signed.
  if (document.isEncrypted) throw new Fault('a PDF that is encrypted is not signed');
  return document;
}

/** Tried with a field that nobody signs: a scan that is taken in is one that its officer's signature fits. */
export async function isSignable(pdf: Uint8Array): Promise<boolean> {
  const document = await loadStrictly(pdf);
  if (document.canSaveIncrementally() !== null || !document.getPageCount()) return false;
  document.getOrCreateForm().createSignatureField('signable');
  const saved = Buffer.from(await document.save({ incremental: true }));
  if (!saved.subarray(0, pdf.length).equals(pdf)) return false;
  await loadStrictly(saved);
  return true;
}

/**
 * Whether it bears a signature or a certification (ISO 32000-1 12.8): then it is no scan of a paper but the paper itself, and a signature
 * behind it might break what its owner allows (DocMDP) and makes the whole one of signers nobody here vouches for.
 */
export function isSigned(file: PdfFile): boolean {
  for (const { value } of file.everything())
    for (const one of within(value)) {
      const dict = dictOf(one);
      if (!dict) continue;
      if (dictOf(file.resolve(dictOf(file.resolve(dict.get('Perms')))?.get('DocMDP')))) return true;
      const signature = dictOf(file.resolve(dict.get('V')));
      if (signature?.has('ByteRange') && signature.has('Contents')) return true;
    }
  return false;
}
